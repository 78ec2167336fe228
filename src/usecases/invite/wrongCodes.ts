import type { Act } from "../../messaging/act.ts";

/** OWASP ASVS 5.0 6.5.5: guessing is slowed down long before 128 bits are in danger. */
const WRONG_CODES_PER_ACCOUNT = 5;
const WRONG_CODES_IN_ALL = 50;
const WINDOW_MS = 60 * 60 * 1_000;

const ACTION = "invite.refused";

/**
 * Whether this account may try a code. It is locked for the hour after its fifth wrong one. After fifty
 * in all, every account that has tried a wrong one is locked, while one that has not still gets in:
 * somebody with many accounts must not be able to shut the teams out (as `http/guard/wrongCodes.ts` has
 * it for addresses), and gains one try an account.
 */
export async function mayTryCode(act: Act, accountId: number): Promise<boolean> {
  const tx = await act.uow.prisma();
  const recent = { action: ACTION, at: { gt: new Date(act.now.getTime() - WINDOW_MS) } };
  const own = await tx.auditEvent.count({ where: { ...recent, object: `account:${accountId}` } });
  if (own === 0) return true;
  return own < WRONG_CODES_PER_ACCOUNT && (await tx.auditEvent.count({ where: recent })) < WRONG_CODES_IN_ALL;
}

/** Records and counts a wrong code; the code itself is not kept. */
export function countWrongCode(act: Act, accountId: number): void {
  act.audit({ chain: "system", action: ACTION, object: `account:${accountId}`, data: {} });
  act.refused("wrong_link");
}

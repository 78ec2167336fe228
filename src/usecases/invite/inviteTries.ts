import type { Act } from "../../messaging/act.ts";

/** OWASP ASVS 5.0 6.5.5: guessing is slowed down long before 128 bits are in danger. */
const WRONG_TRIES_PER_ACCOUNT = 5;
const WRONG_TRIES_IN_ALL = 50;
const WINDOW_MS = 60 * 60 * 1_000;

const ACTION = "invite.refused";

/** Whether this account may try another code within the hour. */
export async function inviteTriesLeft(act: Act, accountId: number): Promise<boolean> {
  const tx = await act.uow.prisma();
  const recent = { action: ACTION, at: { gt: new Date(act.now.getTime() - WINDOW_MS) } };
  const own = await tx.auditEvent.count({ where: { ...recent, object: `account:${accountId}` } });
  if (own >= WRONG_TRIES_PER_ACCOUNT) return false;
  return (await tx.auditEvent.count({ where: recent })) < WRONG_TRIES_IN_ALL;
}

/** Records and counts a refused code; the code itself is not kept. */
export function noteWrongInvite(act: Act, accountId: number): void {
  act.audit({ chain: "system", action: ACTION, object: `account:${accountId}`, data: {} });
  act.refused("wrong_link");
}

import { randomBytes } from "node:crypto";
import type { Act } from "../../messaging/act.ts";

export type PasskeyPurpose = "add" | "confirm" | "sign_in";

export const CHALLENGE_LIFE_MS = 5 * 60 * 1_000;
const CHALLENGE_BYTES = 32;

/**
 * A value to be signed once, for this purpose and by this session only.
 * @param sessionId null at sign-in: nobody is known yet
 */
export async function issueChallenge(
  act: Act,
  purpose: PasskeyPurpose,
  sessionId: string | null,
): Promise<string> {
  const tx = await act.uow.prisma();
  await tx.passkeyChallenge.deleteMany({ where: { expiresAt: { lte: act.now } } });
  const challenge = randomBytes(CHALLENGE_BYTES).toString("base64url");
  const expiresAt = new Date(act.now.getTime() + CHALLENGE_LIFE_MS);
  await tx.passkeyChallenge.create({ data: { challenge, purpose, sessionId, expiresAt } });
  return challenge;
}

/** Uses a challenge up; false for one that is not known, of another session or purpose, or too old. */
export async function useChallenge(
  act: Act,
  challenge: string,
  purpose: PasskeyPurpose,
  sessionId: string | null,
): Promise<boolean> {
  const tx = await act.uow.prisma();
  const used = await tx.passkeyChallenge.deleteMany({
    where: { challenge, purpose, sessionId, expiresAt: { gt: act.now } },
  });
  return used.count > 0;
}

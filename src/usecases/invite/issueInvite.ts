import type { Act } from "../../messaging/act.ts";
import { INVITE_LIFE_MS, newInviteCode } from "./inviteCode.ts";
import { storeInvite } from "./storeInvite.ts";

/**
 * Makes a one-use code (72 hours) with which a person takes up their roles in an inspection. The
 * code is returned once and stored only as a hash.
 */
export async function issueInvite(
  act: Act,
  input: { personId: string; inspection: { id: string; code: string } },
): Promise<string> {
  const code = newInviteCode();
  await storeInvite(act, { code, lifeMs: INVITE_LIFE_MS, ...input });
  return code;
}

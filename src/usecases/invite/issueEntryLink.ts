import type { Act } from "../../messaging/act.ts";
import { INVITE_LIFE_MS, newInviteCode } from "./inviteCode.ts";
import { storeInvite } from "./storeInvite.ts";

/**
 * Makes a one-use code (72 hours) that opens a person's own web chat with a message in it that was sent to
 * them elsewhere. Returned once and stored only as a hash.
 * @param opens outbox id of the message
 */
export async function issueEntryLink(act: Act, personId: string, opens: bigint): Promise<string> {
  const code = newInviteCode();
  await storeInvite(act, { code, lifeMs: INVITE_LIFE_MS, personId, opens });
  return code;
}

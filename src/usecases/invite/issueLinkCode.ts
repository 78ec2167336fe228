import type { Act } from "../../messaging/act.ts";
import { endInvites } from "./endInvites.ts";
import { LINK_CODE_LIFE_MS, newLinkCode } from "./inviteCode.ts";
import { storeInvite } from "./storeInvite.ts";

/**
 * Makes a one-use code (15 minutes) with which the acting person goes on in another chat; one they were
 * given before ends. Returned once and stored only as a hash. Null for a stranger.
 */
export async function issueLinkCode(act: Act): Promise<string | null> {
  if (act.actor === null) return null;
  const personId = act.actor.id;
  // A link sent by e-mail opens something, and stays.
  await endInvites(act, personId, { purpose: "sign_in", opens: null });
  const code = newLinkCode();
  await storeInvite(act, { code, lifeMs: LINK_CODE_LIFE_MS, personId });
  return code;
}

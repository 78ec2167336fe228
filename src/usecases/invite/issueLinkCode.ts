import type { Act } from "../../messaging/act.ts";
import { inviteCodeHash, LINK_CODE_LIFE_MS, newLinkCode } from "./inviteCode.ts";

/**
 * Makes a one-use code (15 minutes) with which the acting person goes on in another chat; one they were
 * given before ends. Returned once and stored only as a hash. Null for a stranger.
 */
export async function issueLinkCode(act: Act): Promise<string | null> {
  if (act.actor === null) return null;
  const tx = await act.uow.prisma();
  const personId = act.actor.id;
  await tx.invite.updateMany({
    // A link sent by e-mail opens something, and stays.
    where: { personId, purpose: "sign_in", opens: null, usedAt: null, expiresAt: { gt: act.now } },
    data: { expiresAt: act.now },
  });
  const code = newLinkCode();
  const invite = await tx.invite.create({
    data: {
      codeHash: inviteCodeHash(code),
      purpose: "sign_in",
      personId,
      createdAt: act.now,
      expiresAt: new Date(act.now.getTime() + LINK_CODE_LIFE_MS),
    },
  });
  act.audit({
    chain: "system",
    action: "invite.issued",
    object: `invite:${invite.id}`,
    data: { person: personId, purpose: "sign_in" },
  });
  return code;
}

import type { Act } from "../../messaging/act.ts";
import { INVITE_LIFE_MS, inviteCodeHash, newInviteCode } from "./inviteCode.ts";

/**
 * Makes a one-use code (72 hours) that opens a person's own web chat with a message in it that was sent to
 * them elsewhere. Returned once and stored only as a hash.
 * @param opens outbox id of the message
 */
export async function issueEntryLink(act: Act, personId: string, opens: bigint): Promise<string> {
  const code = newInviteCode();
  const tx = await act.uow.prisma();
  const invite = await tx.invite.create({
    data: {
      codeHash: inviteCodeHash(code),
      purpose: "sign_in",
      personId,
      opens,
      createdAt: act.now,
      expiresAt: new Date(act.now.getTime() + INVITE_LIFE_MS),
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

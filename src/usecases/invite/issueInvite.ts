import type { Act } from "../../messaging/act.ts";
import { INVITE_LIFE_MS, inviteCodeHash, newInviteCode } from "./inviteCode.ts";

/**
 * Makes a one-use code (72 hours) with which a person takes up their roles in an inspection. The
 * code is returned once and stored only as a hash.
 */
export async function issueInvite(
  act: Act,
  input: { personId: string; inspection: { id: string; code: string } },
): Promise<string> {
  const code = newInviteCode();
  const tx = await act.uow.prisma();
  const invite = await tx.invite.create({
    data: {
      codeHash: inviteCodeHash(code),
      personId: input.personId,
      inspectionId: input.inspection.id,
      createdAt: act.now,
      expiresAt: new Date(act.now.getTime() + INVITE_LIFE_MS),
    },
  });
  act.audit({
    chain: input.inspection.code,
    action: "invite.issued",
    object: `invite:${invite.id}`,
    data: { person: input.personId },
  });
  return code;
}

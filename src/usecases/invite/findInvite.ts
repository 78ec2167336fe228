import type { InvitePurpose } from "../../db/generated/enums.ts";
import type { PersonRef } from "../../db/personRef.ts";
import type { Act } from "../../messaging/act.ts";
import { inviteCodeHash } from "./inviteCode.ts";

/** What an invitation offers, shown before it is taken. */
export interface InviteOffer {
  inviteId: string;
  purpose: InvitePurpose;
  person: PersonRef;
}

/**
 * Looks an invitation up. Unknown, used and expired codes give the same answer, so that guessing
 * teaches nothing.
 */
export async function findInvite(act: Act, code: string): Promise<InviteOffer | null> {
  const tx = await act.uow.prisma();
  const invite = await tx.invite.findFirst({
    where: {
      codeHash: inviteCodeHash(code),
      usedAt: null,
      expiresAt: { gt: act.now },
      person: { suspendedAt: null },
    },
    include: { person: true },
  });
  if (invite === null) return null;
  const { id, organizationId, fullName, locale } = invite.person;
  return { inviteId: invite.id, purpose: invite.purpose, person: { id, organizationId, fullName, locale } };
}

import type { PersonRef } from "../../db/hotPath.ts";
import type { Act } from "../../messaging/act.ts";

/** Writes down that a one-time link was used up to come into the web chat; the person whose it is. */
export async function noteSignIn(
  act: Act,
  { inviteId, accountId }: { inviteId: string; accountId: number },
): Promise<PersonRef> {
  const tx = await act.uow.prisma();
  const { person } = await tx.invite.findUniqueOrThrow({
    where: { id: inviteId },
    select: { person: { select: { id: true, organizationId: true, fullName: true, locale: true } } },
  });
  act.audit({
    chain: "system",
    action: "invite.accepted",
    object: `invite:${inviteId}`,
    data: { person: person.id, purpose: "sign_in", account: accountId, channel: act.channel },
  });
  return person;
}

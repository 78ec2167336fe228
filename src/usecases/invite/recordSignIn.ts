import type { PersonRef } from "../../db/hotPath.ts";
import type { Act } from "../../messaging/act.ts";

/**
 * Writes down that a one-time link was used up to come into the web chat. Gives the person whose it is, and
 * the outbox id of the message that it shows there.
 */
export async function recordSignIn(
  act: Act,
  { inviteId, accountId }: { inviteId: string; accountId: number },
): Promise<{ person: PersonRef; opens: bigint | null }> {
  const tx = await act.uow.prisma();
  const { person, opens } = await tx.invite.findUniqueOrThrow({
    where: { id: inviteId },
    select: {
      opens: true,
      person: { select: { id: true, organizationId: true, fullName: true, locale: true } },
    },
  });
  act.audit({
    chain: "system",
    action: "invite.accepted",
    object: `invite:${inviteId}`,
    data: { person: person.id, purpose: "sign_in", account: accountId, channel: act.channel },
  });
  return { person, opens };
}

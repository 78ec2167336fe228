import type { PersonRef } from "../../db/personRef.ts";
import type { Act } from "../../messaging/act.ts";

/** What somebody signs in with instead of a link. */
export type SignInWay = "passkey" | "agency";

const PERSON = { id: true, organizationId: true, fullName: true, locale: true } as const;

/**
 * Writes down that somebody came into the web chat: by a one-time link that was used up, or by what stands in
 * its place. Gives the person, and the outbox id of the message that a link shows there.
 */
export async function recordSignIn(
  act: Act,
  { by, accountId }: { by: { inviteId: string } | { personId: string; way: SignInWay }; accountId: number },
): Promise<{ person: PersonRef; opens: bigint | null }> {
  const tx = await act.uow.prisma();
  if ("personId" in by) {
    const person = await tx.person.findUniqueOrThrow({ where: { id: by.personId }, select: PERSON });
    act.audit({
      chain: "system",
      action: "person.signed_in",
      object: `person:${person.id}`,
      data: { way: by.way, account: accountId, channel: act.channel },
    });
    return { person, opens: null };
  }
  const { inviteId } = by;
  const { person, opens } = await tx.invite.findUniqueOrThrow({
    where: { id: inviteId },
    select: { opens: true, person: { select: PERSON } },
  });
  act.audit({
    chain: "system",
    action: "invite.accepted",
    object: `invite:${inviteId}`,
    data: { person: person.id, purpose: "sign_in", account: accountId, channel: act.channel },
  });
  return { person, opens };
}

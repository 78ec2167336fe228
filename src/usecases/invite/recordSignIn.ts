import type { PersonRef } from "../../db/personRef.ts";
import type { Act } from "../../messaging/act.ts";

/** What somebody signs in with instead of a link. */
export type SignInWay = "passkey" | "agency";

const PERSON = { id: true, organizationId: true, fullName: true, locale: true } as const;

/**
 * Writes down that somebody came into the web chat: by a one-time link that was used up, or by what stands in
 * its place. Gives the person, the outbox id of the message that a link shows there, and whether the person has
 * signed in like this before in such a browser: whoever does so each morning is not told each morning.
 */
export async function recordSignIn(
  act: Act,
  signIn: {
    by: { inviteId: string } | { personId: string; way: SignInWay };
    accountId: number;
    newDevice: { label: string | null } | null;
  },
): Promise<{ person: PersonRef; opens: bigint | null; isUsual: boolean }> {
  const { by, accountId } = signIn;
  const tx = await act.uow.prisma();
  if ("personId" in by) {
    const person = await tx.person.findUniqueOrThrow({ where: { id: by.personId }, select: PERSON });
    const device = signIn.newDevice?.label ?? "";
    const [action, object] = ["person.signed_in", `person:${person.id}`];
    const before = await tx.auditEvent.count({
      where: { action, object, data: { path: ["device"], equals: device } },
    });
    const data = { way: by.way, account: accountId, channel: act.channel, device };
    act.audit({ chain: "system", action, object, data });
    return { person, opens: null, isUsual: before > 0 };
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
  return { person, opens, isUsual: false };
}

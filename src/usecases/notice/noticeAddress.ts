import type { ChannelName } from "../../messaging/channel.ts";
import { conversationOf } from "../../messaging/conversationOf.ts";
import type { Act } from "../../messaging/act.ts";
import { channelOrder } from "../people/channelOrder.ts";
import { reachableAccount } from "../people/reachableAccount.ts";
import { remediationPeople } from "../remediation/remediationPeople.ts";
import type { RemediationView } from "../remediation/remediationView.ts";
import type { Role } from "../../domain/inspection/areas.ts";

/** Where a notice goes: an account of somebody. */
export interface NoticeAddress {
  accountId: number;
  channel: ChannelName;
  conversation: string;
}

/**
 * The person's next reachable account, in the order they have set; null when there is none left, or they are suspended. Channels
 * that are off, or take nothing for long, are passed over: they may be tried another time.
 */
export async function nextAddress(
  act: Act,
  personId: string,
  tried: readonly number[],
): Promise<NoticeAddress | null> {
  const tx = await act.uow.prisma();
  const person = await tx.person.findUnique({
    where: { id: personId },
    select: {
      suspendedAt: true,
      channelOrder: true,
      accounts: { where: reachableAccount(act), orderBy: { id: "desc" } },
    },
  });
  if (person === null || person.suspendedAt !== null) return null;
  const order = channelOrder(person.channelOrder);
  const [first] = person.accounts
    .filter(({ id }) => !tried.includes(id))
    .sort((a, b) => order.indexOf(a.channel) - order.indexOf(b.channel));
  if (first === undefined) return null;
  return { accountId: first.id, channel: first.channel, conversation: conversationOf(first.channel, first) };
}

/** The web chat of somebody whom nothing reaches now: they find the message when they sign in again. */
export async function waitingAddress(act: Act, personId: string): Promise<NoticeAddress | null> {
  const tx = await act.uow.prisma();
  const account = await tx.channelAccount.findFirst({
    where: { personId, channel: "web", person: { suspendedAt: null } },
    orderBy: { id: "asc" },
  });
  if (account === null) return null;
  return { accountId: account.id, channel: "web", conversation: conversationOf("web", account) };
}

/** Who answers for somebody of the unit who cannot be reached, and for somebody of the team. */
const IN_PLACE_OF_UNIT: readonly Role[] = ["unit_head", "lead", "deputy", "standing_agency", "secretary"];
const IN_PLACE_OF_TEAM: readonly Role[] = ["lead", "deputy", "standing_agency", "secretary"];
const UNIT_ROLES: readonly Role[] = ["unit_head", "unit_contact", "assignee"];

/** The people to whom a notice is passed on, in this order, when the person has no account left. */
export async function standIns(act: Act, personId: string, view: RemediationView): Promise<string[]> {
  const people = await remediationPeople(act, view);
  const ofUnit = people.some((one) => one.personId === personId && UNIT_ROLES.includes(one.role));
  const order = ofUnit ? IN_PLACE_OF_UNIT : IN_PLACE_OF_TEAM;
  const inOrder = order.flatMap((role) => people.filter((one) => one.role === role));
  return [...new Set(inOrder.map((one) => one.personId))].filter((id) => id !== personId);
}

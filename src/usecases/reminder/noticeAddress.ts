import type { ChannelName } from "../../channels/channel.ts";
import type { Act } from "../../messaging/act.ts";
import { remediationPeople } from "../remediation/remediationPeople.ts";
import type { RemediationView } from "../remediation/remediationView.ts";
import type { Role } from "../../domain/inspection/areas.ts";

/** Where a notice goes: an account of somebody. */
export interface NoticeAddress {
  accountId: number;
  channel: ChannelName;
  conversation: string;
}

/** Channels that ring, before the one that has to be opened. */
const CHANNEL_ORDER = ["telegram", "zalo", "zalo_oa", "web"] as const;
type SpokenChannel = (typeof CHANNEL_ORDER)[number];

/** The person's next reachable account: the preferred channel, then the others; null when there is none left. */
export async function nextAddress(
  act: Act,
  personId: string,
  tried: readonly number[],
): Promise<NoticeAddress | null> {
  const tx = await act.uow.prisma();
  const person = await tx.person.findUnique({
    where: { id: personId },
    select: { preferredChannel: true, accounts: { where: { state: "active" }, orderBy: { id: "desc" } } },
  });
  if (person === null) return null;
  const rank = (channel: SpokenChannel) =>
    channel === person.preferredChannel ? -1 : CHANNEL_ORDER.indexOf(channel);
  const [first] = person.accounts
    .filter(({ id }) => !tried.includes(id))
    .flatMap(({ id, channel, externalId }) => {
      const spoken = CHANNEL_ORDER.find((known) => known === channel);
      return spoken === undefined ? [] : [{ id, channel: spoken, externalId }];
    })
    .sort((a, b) => rank(a.channel) - rank(b.channel));
  if (first === undefined) return null;
  return {
    accountId: first.id,
    channel: first.channel,
    conversation: conversationOf(first.channel, first.id, first.externalId),
  };
}

function conversationOf(channel: SpokenChannel, id: number, externalId: string): string {
  switch (channel) {
    case "telegram":
      return `tg:${externalId}`;
    case "zalo":
      return `zalo:${externalId}`;
    case "zalo_oa":
      return `zoa:${externalId}`;
    case "web":
      return `web:${id}`;
    default:
      return channel satisfies never;
  }
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

import type { ChannelName } from "../../domain/channelName.ts";
import { conversationOf } from "../../messaging/conversationOf.ts";
import type { Act } from "../../messaging/act.ts";
import { AppError } from "../../domain/AppError.ts";
import { takesPartInOpen } from "../../policies/membership.ts";
import { DECIDING_ROLES } from "../../policies/sessionLives.ts";
import type { StepUpDeed } from "../../domain/inspection/stepUp.ts";
import { channelOrder } from "../people/channelOrder.ts";
import { reachableAccount } from "../people/reachableAccount.ts";

/** Another chat of the same person, to which a code can go. */
export interface StepUpWay {
  accountId: number;
  channel: ChannelName;
  conversation: string;
}

/** What stands between the acting person and something that needs a second factor. */
export type StepUpNeed =
  | { kind: "go" }
  /** Goes on without one, as the office has set it. */
  | { kind: "none" }
  | { kind: "confirm"; ways: StepUpWay[]; passkey: boolean }
  /** They have no second way, and the office demands one. */
  | { kind: "impossible" };

/** Whether the acting person has to confirm now what they are about to do. */
export async function stepUpNeed(act: Act): Promise<StepUpNeed> {
  const { actor, session, stepUp } = act;
  if (actor === null || session === null || stepUp.setting === "off") return { kind: "go" };
  if (!(await decides(act, actor.id)) || (await isConfirmed(act))) return { kind: "go" };
  const ways = await stepUpWays(act);
  const passkey = await hasPasskeyHere(act);
  if (ways.length > 0 || passkey) return { kind: "confirm", ways, passkey };
  return { kind: stepUp.setting === "required" ? "impossible" : "none" };
}

/**
 * Stands in the use cases: nothing that needs a second factor is done without it, whoever calls.
 * @throws AppError when the caller has not asked for it
 */
export async function requireStepUp(act: Act, deed: StepUpDeed, chain = "system"): Promise<void> {
  const need = await stepUpNeed(act);
  if (need.kind === "go") return;
  if (need.kind !== "none") throw new AppError("step_up.missing", deed);
  act.audit({ chain, action: "step_up.none", object: `person:${act.actor?.id ?? ""}`, data: { deed } });
}

/** Whether a second factor was shown in this session a moment ago. */
export async function isConfirmed(act: Act): Promise<boolean> {
  if (act.actor === null || act.session === null) return false;
  const tx = await act.uow.prisma();
  const where = { personId: act.actor.id, session: act.session.id, until: { gt: act.now } };
  return (await tx.stepUpConfirmation.count({ where })) > 0;
}

/** Accounts of the acting person other than the one they are writing from, the mailbox last. */
export async function stepUpWays(act: Act): Promise<StepUpWay[]> {
  if (act.actor === null || act.session === null) return [];
  const here = act.session.conversation;
  const tx = await act.uow.prisma();
  const person = await tx.person.findUniqueOrThrow({
    where: { id: act.actor.id },
    select: { channelOrder: true, accounts: { where: reachableAccount(act), orderBy: { id: "desc" } } },
  });
  const order = channelOrder(person.channelOrder);
  const place = (channel: ChannelName) => (channel === "email" ? order.length : order.indexOf(channel));
  return person.accounts
    .map((account) => ({
      accountId: account.id,
      channel: account.channel,
      conversation: conversationOf(account.channel, account),
    }))
    .filter(({ conversation }) => conversation !== here)
    .sort((one, other) => place(one.channel) - place(other.channel));
}

async function hasPasskeyHere(act: Act): Promise<boolean> {
  if (act.actor === null || act.channel === "system") return false;
  if (act.channels.get(act.channel)?.passkeys !== true) return false;
  const tx = await act.uow.prisma();
  return (await tx.passkey.count({ where: { personId: act.actor.id } })) > 0;
}

async function decides(act: Act, personId: string): Promise<boolean> {
  const tx = await act.uow.prisma();
  const where = { ...takesPartInOpen, personId, role: { in: [...DECIDING_ROLES] } };
  return (await tx.teamMember.count({ where })) > 0;
}

import type { ChannelName } from "../../domain/channelName.ts";
import type { Locale } from "../../domain/text.ts";
import type { Act } from "../../messaging/act.ts";
import { passkeysOf, type PasskeyEntry } from "../passkey/ownPasskeys.ts";
import { channelOrder } from "./channelOrder.ts";
import { dropAccount } from "./dropAccount.ts";
import { liveSession } from "./reachableAccount.ts";

/** One account of a person, as they see it in their settings. */
export interface OwnAccount {
  id: number;
  channel: ChannelName;
  /** Messages arrive, as far as is known. */
  reachable: boolean;
  /** The one the person is writing from. */
  isThis: boolean;
  /** Name on that channel, where it tells. */
  displayName: string | null;
  /** Web chat: browsers that are signed in. */
  devices: number;
}

export interface OwnSettings {
  email: string | null;
  /** Chats and the mailbox, in the order in which messages go out that the service writes first. */
  accounts: OwnAccount[];
  passkeys: PasskeyEntry[];
}

/** What the acting person has set; null for a stranger. */
export async function ownSettings(act: Act, thisAccountId: number | null): Promise<OwnSettings | null> {
  if (act.actor === null) return null;
  const tx = await act.uow.prisma();
  const person = await tx.person.findUnique({
    where: { id: act.actor.id },
    select: {
      email: true,
      channelOrder: true,
      accounts: {
        include: { _count: { select: { sessions: { where: liveSession(act.now) } } } },
        orderBy: { id: "asc" },
      },
    },
  });
  if (person === null) return null;
  const order = channelOrder(person.channelOrder);
  return {
    email: person.email,
    passkeys: await passkeysOf(act, act.actor.id),
    accounts: person.accounts
      // A web chat that was signed out everywhere waits for the next sign-in.
      .filter(({ channel, state, _count }) => channel !== "web" || state === "active" || _count.sessions > 0)
      .map(({ id, channel, state, displayName, _count }) => ({
        id,
        channel,
        reachable: state === "active",
        isThis: id === thisAccountId,
        displayName,
        devices: _count.sessions,
      }))
      .sort((one, other) => order.indexOf(one.channel) - order.indexOf(other.channel) || one.id - other.id),
  };
}

/** Language in which the person is spoken to, on every channel. */
export async function setLocale(act: Act, locale: Locale): Promise<void> {
  if (act.actor === null) return;
  const tx = await act.uow.prisma();
  await tx.person.update({ where: { id: act.actor.id }, data: { locale } });
  auditSetting(act, "person.locale_set", { locale });
}

/** Makes a channel the first of the person's order; the others keep theirs. False: it is not one of theirs. */
export async function preferChannel(act: Act, channel: ChannelName): Promise<boolean> {
  if (act.actor === null) return false;
  const tx = await act.uow.prisma();
  const person = await tx.person.findUniqueOrThrow({
    where: { id: act.actor.id },
    select: { channelOrder: true, accounts: { where: { channel }, select: { id: true } } },
  });
  if (person.accounts.length === 0) return false;
  const order = [...new Set([channel, ...channelOrder(person.channelOrder)])];
  await tx.person.update({ where: { id: act.actor.id }, data: { channelOrder: order } });
  auditSetting(act, "person.channel_preferred", { channel });
  return true;
}

/** Takes an account away from the acting person (dropAccount). Null: it is not one of theirs. */
export async function removeAccount(act: Act, accountId: number): Promise<ChannelName | null> {
  if (act.actor === null) return null;
  const personId = act.actor.id;
  const tx = await act.uow.prisma();
  const account = await tx.channelAccount.findFirst({ where: { id: accountId, personId } });
  if (account === null) return null;
  await dropAccount(act, personId, account);
  auditSetting(act, "account.removed", { account: accountId, channel: account.channel });
  return account.channel;
}

function auditSetting(act: Act, action: string, data: Record<string, string | number>): void {
  act.audit({ chain: "system", action, object: `person:${act.actor?.id ?? ""}`, data });
}

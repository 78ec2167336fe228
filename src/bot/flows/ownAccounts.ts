import { t } from "../../i18n/t.ts";
import { issueLinkCode } from "../../usecases/invite/issueLinkCode.ts";
import { removePasskey } from "../../usecases/passkey/ownPasskeys.ts";
import { ownSettings, removeAccount, type OwnAccount } from "../../usecases/people/ownAccounts.ts";
import { stepUpNeed } from "../../usecases/stepUp/stepUpNeed.ts";
import { confirmDeed } from "../ask/confirmDeed.ts";
import type { BotConversation, InnerContext } from "../core/botContext.ts";
import type { Handling } from "../core/handling.ts";
import { messagePayload, outgoing, type Outgoing } from "../core/outgoing.ts";
import { personLocale, say } from "../core/say.ts";
import { channelName, linkScreen } from "../screens/link.ts";

/** What changes how the person gets in, or where their codes go. */
export const ACCOUNT_CHANGES = ["link", "gone", "keyOut"] as const;
export type AccountChange = (typeof ACCOUNT_CHANGES)[number];

/** Whether the change has to be confirmed first, in this flow; else it is done at once and no flow is left for it. */
export async function mustConfirm({ act }: Handling): Promise<boolean> {
  const { kind } = await stepUpNeed(act);
  return kind === "confirm" || kind === "impossible";
}

/**
 * The code for a further chat, sent to another chat of somebody who would have to confirm it: whoever has both gets
 * on, and the question that is open here stays open. False: there is no such need, or no such chat.
 */
export async function linkElsewhere(handling: Handling): Promise<boolean> {
  const { act } = handling;
  const need = await stepUpNeed(act);
  const chat = need.kind === "confirm" ? need.ways.find(({ channel }) => channel !== "email") : undefined;
  if (chat === undefined) return false;
  const { channel, conversation } = chat;
  const screen = linkScreen(await issueLinkCode(act), act.channels, personLocale(handling));
  await act.send({ channel, conversation, method: "sendMessage", payload: messagePayload(screen) });
  return true;
}

/** A change of one's own chats and keys by somebody who has to confirm it first. */
export async function ownAccountsFlow(
  conversation: BotConversation,
  context: InnerContext,
  changeText: string,
  value: string,
): Promise<void> {
  const change = ACCOUNT_CHANGES.find((known) => known === changeText);
  if (change === undefined) return;
  const deed = { deed: "ownAccounts", object: `${change}:${value}` } as const;
  const confirmed = await confirmDeed(conversation, context, deed);
  if (!confirmed.confirmed) return;
  const message = await conversation.external(({ handling }) => changeAccounts(handling, change, value));
  await say(confirmed.context, message);
}

/** Carries the change out and says what came of it. Inside flows: in `external`. */
export async function changeAccounts(
  handling: Handling,
  change: AccountChange,
  value: string,
): Promise<Outgoing | string> {
  const { act } = handling;
  const locale = personLocale(handling);
  switch (change) {
    case "link":
      return linkScreen(await issueLinkCode(act), act.channels, locale);
    case "gone": {
      const account = await ownAccount(handling, ({ id }) => String(id) === value);
      return account === null ? t(locale, "settings-gone") : remove(handling, account);
    }
    case "keyOut": {
      const removed = act.actor !== null && (await removePasskey(act, act.actor.id, value));
      return t(locale, removed ? "settings-passkey-removed" : "settings-passkey-gone");
    }
    default:
      return change satisfies never;
  }
}

async function remove(handling: Handling, { id, isThis }: OwnAccount): Promise<string | Outgoing> {
  const { act, update } = handling;
  const locale = personLocale(handling);
  const channel = await removeAccount(act, id);
  if (channel === null) return t(locale, "settings-gone");
  const removed = t(locale, "settings-removed", { channel: channelName(channel, locale) });
  if (!isThis || channel === "web") return removed;
  update.person = null;
  return outgoing([removed, `\n${t(locale, "settings-stranger")}`]);
}

/** An account of the acting person; `isLast`: there is no other chat. */
export async function ownAccount(
  { act, update }: Handling,
  wanted: (account: OwnAccount) => boolean,
): Promise<(OwnAccount & { isLast: boolean }) | null> {
  const settings = await ownSettings(act, update.account?.id ?? null);
  const chats = settings?.accounts.filter(({ channel }) => channel !== "email") ?? [];
  const found = settings?.accounts.find(wanted);
  if (found === undefined) return null;
  return { ...found, isLast: chats.length === 1 && chats[0]?.id === found.id };
}

import type { ButtonData } from "../../messaging/buttonData.ts";
import { LOCALES, localeOf } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import { issueLinkCode } from "../../usecases/invite/issueLinkCode.ts";
import {
  ownSettings,
  preferChannel,
  removeAccount,
  setLocale,
  type OwnAccount,
} from "../../usecases/people/ownAccounts.ts";
import type { BotContext } from "../core/botContext.ts";
import type { Taken } from "../core/taken.ts";
import type { Handling } from "../core/handling.ts";
import { outgoing, type Outgoing } from "../core/outgoing.ts";
import { personLocale, say } from "../core/say.ts";
import { channelName, linkScreen } from "../screens/link.ts";
import { removeQuestion, settingsScreen } from "../screens/settings.ts";

/** A button of the settings. Each holds on its own: what it names may be gone, and then it says so. */
export async function onSettings(
  context: BotContext,
  { act: pressed, value }: ButtonData<"settings">,
): Promise<Taken> {
  const { handling } = context;
  const { act } = handling;
  const locale = personLocale(handling);
  switch (pressed) {
    case "show":
      await show(context);
      return "done";
    case "lang":
      await say(context, await speak(handling, value));
      await show(context);
      return "done";
    case "first":
      await say(context, await prefer(handling, value));
      await show(context);
      return "done";
    case "out": {
      const account = await ownAccount(handling, ({ id }) => String(id) === value);
      await say(
        context,
        account === null ? t(locale, "settings-gone") : removeQuestion(account, account.isLast, locale),
      );
      return "done";
    }
    case "gone": {
      const account = await ownAccount(handling, ({ id }) => String(id) === value);
      await say(context, account === null ? t(locale, "settings-gone") : await remove(handling, account));
      return account?.isThis === true ? "left" : "done";
    }
    case "email":
      return { enter: "email", args: [] };
    case "link":
      await say(context, linkScreen(await issueLinkCode(act), act.channels, locale));
      return "done";
    default:
      return pressed satisfies never;
  }
}

async function speak({ act, update }: Handling, language: string): Promise<string> {
  const chosen = LOCALES.find((known) => known === language);
  if (chosen === undefined || update.person === null)
    return t(localeOf(update.person?.locale), "settings-gone");
  await setLocale(act, chosen);
  update.person = { ...update.person, locale: chosen };
  return t(chosen, "settings-language-set");
}

async function prefer(handling: Handling, wanted: string): Promise<string> {
  const locale = personLocale(handling);
  const account = await ownAccount(handling, ({ channel }) => channel === wanted);
  if (account === null || !(await preferChannel(handling.act, account.channel)))
    return t(locale, "settings-gone");
  return t(locale, "settings-preferred", { channel: channelName(account.channel, locale) });
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

async function ownAccount(
  { act, update }: Handling,
  wanted: (account: OwnAccount) => boolean,
): Promise<(OwnAccount & { isLast: boolean }) | null> {
  const settings = await ownSettings(act, update.account?.id ?? null);
  const chats = settings?.accounts.filter(({ channel }) => channel !== "email") ?? [];
  const found = settings?.accounts.find(wanted);
  if (found === undefined) return null;
  return { ...found, isLast: chats.length === 1 && chats[0]?.id === found.id };
}

async function show(context: BotContext): Promise<void> {
  const { act, update } = context.handling;
  await say(context, await settingsScreen(act, update.account?.id ?? null, personLocale(context.handling)));
}

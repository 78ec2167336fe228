import { LOCALES } from "../domain/text.ts";
import { t } from "../i18n/t.ts";
import { ownSettings, preferChannel, removeAccount, setLocale } from "../usecases/people/ownAccounts.ts";
import type { BotContext } from "./context.ts";
import { enterFlow } from "./enterFlow.ts";
import { handling } from "./handling.ts";
import { outgoing } from "./outgoing.ts";
import { personLocale, say } from "./say.ts";
import { channelName, linkScreen } from "./screens/link.ts";
import { removeQuestion, settingsScreen } from "./screens/settings.ts";

/** A button of the settings. Each holds on its own: what it names may be gone, and then it says so. */
export async function pressSetting(context: BotContext, act: string): Promise<void> {
  const [what = "", value = ""] = act.split("-");
  const done = await doSetting(context, what, value);
  if (done !== null) await say(context, done);
  if (what === "lang" || what === "first" || what === "show") await show(context);
}

async function doSetting(context: BotContext, what: string, value: string) {
  const { act, update } = handling();
  const locale = personLocale();
  switch (what) {
    case "show":
      return null;
    case "lang": {
      const chosen = LOCALES.find((known) => known === value);
      if (chosen === undefined || update.person === null) return t(locale, "settings-gone");
      await setLocale(act, chosen);
      update.person = { ...update.person, locale: chosen };
      return t(chosen, "settings-language-set");
    }
    case "first": {
      const account = await ownAccount(({ channel }) => channel === value);
      if (account === null || !(await preferChannel(act, account.channel))) return t(locale, "settings-gone");
      return t(locale, "settings-preferred", { channel: channelName(account.channel, locale) });
    }
    case "out": {
      const account = await ownAccount(({ id }) => String(id) === value);
      if (account === null) return t(locale, "settings-gone");
      return removeQuestion(account, account.isLast, locale);
    }
    case "gone":
      return remove(context, value);
    case "email":
      await enterFlow(context, "email");
      return null;
    case "link":
      return linkScreen(act, locale);
    default:
      return t(locale, "button-old");
  }
}

async function remove(context: BotContext, value: string) {
  const { act, update } = handling();
  const locale = personLocale();
  const account = await ownAccount(({ id }) => String(id) === value);
  if (account === null) return t(locale, "settings-gone");
  if (account.isThis) await context.conversation.exitAll();
  const channel = await removeAccount(act, account.id);
  if (channel === null) return t(locale, "settings-gone");
  const removed = t(locale, "settings-removed", { channel: channelName(channel, locale) });
  if (!account.isThis || channel === "web") return removed;
  update.person = null;
  return outgoing([removed, `\n${t(locale, "settings-stranger")}`]);
}

async function ownAccount(
  wanted: (account: { id: number; channel: string }) => boolean,
): Promise<
  (NonNullable<Awaited<ReturnType<typeof ownSettings>>>["accounts"][number] & { isLast: boolean }) | null
> {
  const { act, update } = handling();
  const settings = await ownSettings(act, update.account?.id ?? null);
  const chats = settings?.accounts.filter(({ channel }) => channel !== "email") ?? [];
  const found = settings?.accounts.find(wanted);
  if (found === undefined) return null;
  return { ...found, isLast: chats.length === 1 && chats[0]?.id === found.id };
}

async function show(context: BotContext): Promise<void> {
  const { act, update } = handling();
  await say(context, await settingsScreen(act, update.account?.id ?? null, personLocale()));
}

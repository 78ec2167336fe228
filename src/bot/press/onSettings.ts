import type { ButtonData } from "../../messaging/buttonData.ts";
import { LOCALES, localeOf } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import { preferChannel, setLocale } from "../../usecases/people/ownAccounts.ts";
import type { BotContext } from "../core/botContext.ts";
import type { Taken } from "../core/taken.ts";
import type { Handling } from "../core/handling.ts";
import { personLocale, say } from "../core/say.ts";
import {
  changeAccounts,
  linkElsewhere,
  mustConfirm,
  ownAccount,
  type AccountChange,
} from "../flows/ownAccounts.ts";
import { channelName } from "../screens/link.ts";
import { removeQuestion, settingsScreen } from "../screens/settings.ts";

/** A button of the settings. Each holds on its own: what it names may be gone, and then it says so. */
export async function onSettings(
  context: BotContext,
  { act: pressed, value }: ButtonData<"settings">,
): Promise<Taken> {
  const { handling } = context;
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
      const taken = await change(context, "gone", value);
      return taken === "done" && account?.isThis === true ? "left" : taken;
    }
    case "keyOut":
      return change(context, "keyOut", value);
    case "key":
      return { enter: "addPasskey", args: [] };
    case "email":
      return { enter: "email", args: [] };
    case "link":
      return change(context, "link", value);
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

/** Changes one's own chats or keys: at once, or in a flow of its own where that has to be confirmed. */
export async function change(context: BotContext, wanted: AccountChange, value: string): Promise<Taken> {
  const { handling } = context;
  if (wanted === "link" && (await linkElsewhere(handling))) {
    await say(context, t(personLocale(handling), "step-up-link-sent"));
    return "done";
  }
  if (await mustConfirm(handling)) return { enter: "ownAccounts", args: [wanted, value] };
  await say(context, await changeAccounts(handling, wanted, value));
  return "done";
}

async function show(context: BotContext): Promise<void> {
  const { act, update } = context.handling;
  await say(context, await settingsScreen(act, update.account?.id ?? null, personLocale(context.handling)));
}

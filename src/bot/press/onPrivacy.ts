import { isInformed } from "../../domain/personalData/noticeVersion.ts";
import { searchKey } from "../../domain/language/searchKey.ts";
import { t } from "../../i18n/t.ts";
import { unpackButton, type ButtonData, type ButtonKind } from "../../messaging/buttonData.ts";
import { confirmNotice, noticeFacts, postponeNotice } from "../../usecases/personalData/notice.ts";
import { ownData } from "../../usecases/personalData/ownData.ts";
import { requestCopy } from "../../usecases/personalData/requestCopy.ts";
import { noteRequest } from "../../usecases/personalData/requests.ts";
import { personalCommands } from "../commands/commandMenu.ts";
import { COMMANDS } from "../commands/index.ts";
import { showCommandMenu } from "../commands/menuFor.ts";
import type { BotContext } from "../core/botContext.ts";
import type { Handling } from "../core/handling.ts";
import type { Input } from "../core/input.ts";
import { above, type Outgoing } from "../core/outgoing.ts";
import { repeatPrompt } from "../core/repeatPrompt.ts";
import { personLocale, say } from "../core/say.ts";
import type { Taken } from "../core/taken.ts";
import { greetedMenu } from "../screens/menu.ts";
import { eraseNoted, eraseQuestion, mydataScreen } from "../screens/mydata.ts";
import { privacyNotice, privacyPostponed } from "../screens/privacy.ts";

/**
 * Whoever has not confirmed yet what they are told about their data is told it, whatever they send: nothing
 * is asked of them and nothing is taken before. What has to do with their data or the chat itself passes.
 */
export async function informFirst(context: BotContext, next: () => Promise<void>): Promise<void> {
  const { handling } = context;
  const { input, update } = handling;
  const { person, informedOf } = update;
  if (person === null || isInformed(informedOf) || passes(handling)) return next();
  if (input.kind === "other") return;
  const locale = personLocale(handling);
  if (input.kind === "text" && searchKey(input.text) === searchKey(t(locale, "privacy-yes"))) {
    await onPrivacy(context, { on: "privacy", act: "told" });
    return;
  }
  const facts = await noticeFacts(handling.act);
  if (facts === null) return next();
  const notice = privacyNotice(facts, locale);
  await say(context, isLost(input) ? above(t(locale, "privacy-not-taken"), notice) : notice);
}

/** A button of the notice; each holds at any time. */
export async function onPrivacy(
  context: BotContext,
  { act: pressed }: ButtonData<"privacy">,
): Promise<Taken> {
  const { handling } = context;
  const { act } = handling;
  const locale = personLocale(handling);
  switch (pressed) {
    case "told":
      await say(
        context,
        await greetedMenu(
          act,
          locale,
          t(locale, (await confirmNotice(act)) ? "privacy-thanks" : "privacy-thanks-before"),
        ),
      );
      await showCommandMenu(context, await personalCommands(handling));
      // What was going on before the notice changed.
      await repeatPrompt(handling);
      return "done";
    case "later": {
      const facts = await noticeFacts(act);
      if (facts === null || facts.informedOn !== null) {
        await say(context, t(locale, "privacy-thanks-before"));
        return "done";
      }
      postponeNotice(act);
      await say(context, privacyPostponed(locale));
      return "done";
    }
    case "show": {
      const facts = await noticeFacts(act);
      await say(context, facts === null ? t(locale, "stranger") : privacyNotice(facts, locale));
      return "done";
    }
    case "mine":
    case "copy":
    case "erase":
    case "eraseYes":
      await say(context, await ownDataAnswer(handling, pressed));
      return "done";
    default:
      return pressed satisfies never;
  }
}

/** What is held about the person of the update, a copy of it, and the request to erase it. */
async function ownDataAnswer(
  handling: Handling,
  pressed: "mine" | "copy" | "erase" | "eraseYes",
): Promise<Outgoing | string> {
  const { act, channel, conversation } = handling;
  const locale = personLocale(handling);
  const data = await ownData(act);
  if (data === null || act.actor === null) return t(locale, "stranger");
  switch (pressed) {
    case "mine":
      return mydataScreen(data, locale);
    case "copy": {
      const state = await requestCopy(act, { channel, conversation, locale });
      return state === "begun"
        ? t(locale, "mydata-copy-begun", { days: String(data.copyDays) })
        : t(locale, "mydata-copy-again");
    }
    case "erase":
      return eraseQuestion(locale);
    case "eraseYes": {
      const request = await noteRequest(act, act.actor.id, "erase", null);
      return request === null ? t(locale, "stranger") : eraseNoted(request, locale);
    }
    default:
      return pressed satisfies never;
  }
}

/** Buttons that say something, as words do; the others only open something. */
const ANSWERS: ReadonlySet<ButtonKind> = new Set(["question", "review", "finding", "prompt", "remedy"]);

function isLost(input: Input): boolean {
  if (input.kind !== "button") return input.kind !== "text" || input.command === null;
  const on = unpackButton(input.data)?.on;
  return on !== undefined && ANSWERS.has(on);
}

function passes({ input }: Handling): boolean {
  if (input.kind === "button") {
    const on = unpackButton(input.data)?.on;
    return on === "privacy" || on === "settings";
  }
  if (input.kind !== "text" || input.command === null) return false;
  const { command: name, argument } = input.command;
  const command = COMMANDS.find((one) => one.name === name);
  // An invitation, or the code of another chat.
  return command?.beforeNotice === true || (name === "start" && argument !== "");
}

import { isInformed } from "../../domain/personalData/noticeVersion.ts";
import { searchKey } from "../../domain/language/searchKey.ts";
import { t } from "../../i18n/t.ts";
import { unpackButton, type ButtonData, type ButtonKind } from "../../messaging/buttonData.ts";
import { confirmNotice, noticeFacts, postponeNotice } from "../../usecases/personalData/notice.ts";
import { personalCommands } from "../commands/commandMenu.ts";
import { COMMANDS } from "../commands/index.ts";
import { showCommandMenu } from "../commands/menuFor.ts";
import type { BotContext } from "../core/context.ts";
import type { Handling } from "../core/handling.ts";
import type { Input } from "../core/input.ts";
import { above } from "../core/outgoing.ts";
import { repeatPrompt } from "../core/repeatPrompt.ts";
import { personLocale, say } from "../core/say.ts";
import type { Taken } from "../core/taken.ts";
import { greetedMenu } from "../screens/menu.ts";
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

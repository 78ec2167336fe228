import { t } from "../../i18n/t.ts";
import type { BotConversation, InnerContext } from "../core/botContext.ts";
import { personLocale } from "../core/say.ts";
import { askUntil, taken, wrong, type Answered } from "./askUntil.ts";
import type { Question } from "../core/question.ts";

/** Asks for one of the buttons of a question. */
export function askChoice<Name extends string>(
  conversation: BotConversation,
  context: InnerContext,
  question: Question<Name>,
): Promise<Answered<Name>> {
  return askUntil<Name, Name>(conversation, context, question, (said, handling) =>
    said.kind === "choice" ? taken(said.name) : wrong(t(personLocale(handling), "choose-a-button")),
  );
}

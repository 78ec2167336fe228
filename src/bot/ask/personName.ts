import { normalizeName } from "../../domain/language/normalizeName.ts";
import { t } from "../../i18n/t.ts";
import type { BotConversation, InnerContext } from "../core/botContext.ts";
import { personLocale } from "../core/say.ts";
import { taken, wrong, type Answered } from "./askUntil.ts";
import type { Question } from "../core/question.ts";
import { askWordsAs } from "./words.ts";

/** "Nguyễn Văn An": at least two words. */
const FULL_NAME = /^\S+(?: \S+)+$/;
const MAX_NAME = 100;

/** Asks for the full name of a person. */
export function askPersonName(
  conversation: BotConversation,
  context: InnerContext,
  question: Question,
): Promise<Answered<string>> {
  return askWordsAs<string>(conversation, context, question, {
    most: MAX_NAME,
    read: (text, handling) => {
      const name = normalizeName(text);
      return FULL_NAME.test(name) ? taken(name) : wrong(t(personLocale(handling), "name-wrong"));
    },
  });
}

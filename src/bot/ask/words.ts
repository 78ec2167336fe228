import { t } from "../../i18n/t.ts";
import type { BotConversation, InnerContext } from "../core/botContext.ts";
import type { Handling } from "../core/handling.ts";
import { personLocale } from "../core/say.ts";
import { askUntil, taken, wrong, type Answered, type Judged } from "./askUntil.ts";
import type { Question } from "../core/question.ts";
import { MAX_WORDS, wordsProblem } from "../core/wordsProblem.ts";

export interface WordsWanted<T, Name extends string> {
  /** Longest they may be, in characters. */
  most?: number;
  /** What the words mean. Runs in `external`; `time` counts the answers, from 1. */
  read: (text: string, handling: Handling, time: number) => Judged<T, Name> | Promise<Judged<T, Name>>;
  /** What a button of the question means instead. Runs in `external`. */
  pressed?: (name: Name, handling: Handling) => Judged<T, Name> | Promise<Judged<T, Name>>;
}

/** Asks for words that can be kept and printed. */
export function askWords(
  conversation: BotConversation,
  context: InnerContext,
  question: Question,
  most: number = MAX_WORDS,
): Promise<Answered<string>> {
  return askWordsAs<string>(conversation, context, question, { most, read: taken });
}

/** Asks for words that mean something: a number, a name, a period. */
export function askWordsAs<T, Name extends string = never>(
  conversation: BotConversation,
  context: InnerContext,
  question: Question<Name>,
  { most = MAX_WORDS, read, pressed }: WordsWanted<T, Name>,
): Promise<Answered<T>> {
  return askUntil<T, Name>(conversation, context, question, (said, handling, time) => {
    if (said.kind === "choice" && pressed !== undefined) return pressed(said.name, handling);
    if (said.kind !== "words") return wrong(t(personLocale(handling), "text-wanted"));
    const problem = wordsProblem(said.text, personLocale(handling), most);
    return problem === null ? read(said.text, handling, time) : wrong(problem);
  });
}

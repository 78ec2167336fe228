import type { QuestionInfo } from "../../domain/form/session/questionInfo.ts";
import { searchKey } from "../../domain/language/searchKey.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import { annotateAnswer } from "../../usecases/answers/annotateAnswer.ts";
import { lastAnswered } from "../../usecases/answers/lastAnswered.ts";
import type { OpenArea } from "../../usecases/answers/openArea.ts";
import type { Handling } from "../core/handling.ts";
import { reply, type AnswerOutcome } from "./asking.ts";
import { findByNumber, notFound } from "./moveAbout.ts";
import { numberOf } from "../screens/numberOf.ts";
import { wordsProblem } from "../core/wordsProblem.ts";

/** Longest note. */
export const MAX_NOTE = 1_000;

/**
 * "ghi chú 9" opens the note of an answer, "ghi chú 9: nội dung" and "ghi chú: nội dung" (of the answer
 * given last) write it at once.
 */
export async function takeNote(
  handling: Handling,
  area: OpenArea,
  questions: readonly QuestionInfo[],
  argument: string,
  locale: Locale,
): Promise<AnswerOutcome> {
  const [, number, text = ""] = /^(\d{1,4}(?:\.\d{1,4})*)?\s*:?\s*([\s\S]*)$/.exec(argument.trim()) ?? [];
  const path = number === undefined ? await lastAnswered(handling.act, area) : null;
  const found =
    number === undefined
      ? questions.find((question) => question.path === path)
      : findByNumber(handling, area, questions, number);
  if (found === undefined) return reply(t(locale, "note-nothing-yet"));
  if ("kind" in found && found.kind !== "one") return reply(notFound(found, questions, locale));
  const question = "kind" in found ? found.question : found;
  if (area.session.answer(question.path) === undefined)
    return reply(t(locale, "note-unanswered", { number: numberOf(question) }));
  if (text.trim() === "") return { kind: "annotate", path: question.path };
  return reply(await writeNote(handling, area, question, text.trim(), locale));
}

/** What follows "ghi chú" in a plain message; null when it does not begin so. */
export function plainNote(text: string): string | null {
  const [, first = "", rest = ""] = /^\s*(\S+\s+\S+)\s+([\s\S]+)$/.exec(text) ?? [];
  return searchKey(first).trim() === "ghi chu" ? rest : null;
}

/** Stores a note and says so, or why not. */
export async function writeNote(
  handling: Handling,
  area: OpenArea,
  question: QuestionInfo,
  note: string | null,
  locale: Locale,
): Promise<string> {
  const problem = note === null ? null : wordsProblem(note, locale, MAX_NOTE);
  if (problem !== null) return problem;
  const saved = await annotateAnswer(handling.act, area, question.path, { note });
  if (!saved.ok) return t(locale, saved.reason === "no_answer" ? "note-nothing-yet" : "area-not-open");
  const number = numberOf(question);
  return note === null ? t(locale, "note-removed", { number }) : t(locale, "note-saved", { number, note });
}

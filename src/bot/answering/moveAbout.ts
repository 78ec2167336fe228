import type { QuestionInfo } from "../../domain/form/session/questionInfo.ts";
import { questionBefore } from "../../domain/inspection/questionToAsk.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import { areaSteps, stepFlow } from "../../usecases/answers/areaSteps.ts";
import type { OpenArea } from "../../usecases/answers/openArea.ts";
import { moveCursor } from "../../usecases/answers/setCursor.ts";
import type { Handling } from "../core/handling.ts";
import { personLocale } from "../core/say.ts";
import { shownStored } from "../screens/shownAnswer.ts";
import { numberOf } from "../screens/numberOf.ts";
import { reply, type AnswerOutcome, type Asking } from "./asking.ts";

/** "Câu trước", from a question or from the end of a repeat. */
export async function back(handling: Handling, { area, question, locale }: Asking): Promise<AnswerOutcome> {
  return (await goBack(handling, area, question.path)) ? { kind: "next" } : reply(t(locale, "back-at-first"));
}

export async function goBack(handling: Handling, area: OpenArea, path: string): Promise<boolean> {
  const before = questionBefore(stepFlow(area, areaSteps(area)), path);
  if (before === null) return false;
  await moveCursor(handling.act, area, before);
  return true;
}

/** "sửa 9", "sửa 9.2". */
export async function edit(
  handling: Handling,
  { area, questions, locale }: Asking,
  number: string,
): Promise<AnswerOutcome> {
  const found = findByNumber(handling, area, questions, number);
  if (found.kind === "one") {
    await moveCursor(handling.act, area, found.question.path);
    return { kind: "next" };
  }
  return reply(notFound(found, questions, locale));
}

export type FoundByNumber =
  | { kind: "one"; question: QuestionInfo }
  /** The number stands for a question of several entries. */
  | { kind: "several"; questions: QuestionInfo[] }
  /** The question exists, but is not asked with the answers there are now. */
  | { kind: "hidden"; number: string; value: string }
  | { kind: "none" };

/** The relevant question a number names. */
export function findByNumber(
  handling: Handling,
  area: OpenArea,
  questions: readonly QuestionInfo[],
  number: string,
): FoundByNumber {
  const relevant = questions.filter(({ path }) => area.session.isRelevant(path));
  const exact = relevant.find((question) => numberOf(question) === number);
  if (exact !== undefined) return { kind: "one", question: exact };
  const several = relevant.filter((question) => String(question.number) === number);
  const [only] = several;
  if (only === undefined) return hiddenByNumber(handling, area, questions, number);
  return several.length === 1 ? { kind: "one", question: only } : { kind: "several", questions: several };
}

function hiddenByNumber(
  handling: Handling,
  area: OpenArea,
  questions: readonly QuestionInfo[],
  number: string,
): FoundByNumber {
  const hidden = questions.find((one) => numberOf(one) === number || String(one.number) === number);
  if (hidden === undefined) return { kind: "none" };
  const stored = area.session.answer(hidden.path);
  return { kind: "hidden", number, value: shownStored(area, hidden, stored, personLocale(handling)) };
}

/** Numbers named at most when a question stands in many entries. */
const NAMED = 8;

export function notFound(
  found: Exclude<FoundByNumber, { kind: "one" }>,
  questions: readonly QuestionInfo[],
  locale: Locale,
): string {
  if (found.kind === "several") {
    const numbers = found.questions.slice(0, NAMED).map((question) => numberOf(question));
    return t(locale, "edit-which-entry", {
      number: String(found.questions[0]?.number ?? 0),
      numbers: numbers.join(", "),
    });
  }
  if (found.kind === "hidden")
    return found.value === ""
      ? t(locale, "edit-hidden", { number: found.number })
      : t(locale, "edit-hidden-answer", { number: found.number, value: found.value });
  const last = questions.findLast((question) => question.number !== undefined)?.number ?? 0;
  return t(locale, "edit-no-such", { total: String(last) });
}

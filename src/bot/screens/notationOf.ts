import type { AnswerContext, Choice, Notation } from "../../domain/answer/notation.ts";
import type { QuestionInfo } from "../../domain/form/session/questionInfo.ts";
import { KINDS } from "../../domain/form/kinds/index.ts";
import { LOCALES } from "../../domain/text.ts";
import type { OpenArea } from "../../usecases/answers/openArea.ts";
import { chatKind } from "../questions/index.ts";

/** How a question is answered now, with the choices offered at this moment in every language. */
export function notationOf(area: OpenArea, question: QuestionInfo): Notation {
  return notationWith(question, offeredChoices(area, question));
}

/** As notationOf(), with every choice of the list: to print a value that may not be offered here. */
export function printedNotation(area: OpenArea, question: QuestionInfo): Notation {
  return notationWith(question, chatKind(question).choices(area, question, "listed"));
}

export function offeredChoices(area: OpenArea, question: QuestionInfo): Choice[] {
  return chatKind(question).choices(area, question, "offered");
}

function notationWith(question: QuestionInfo, choices: readonly Choice[]): Notation {
  const notation = KINDS[question.type].notation(question, choices);
  if (notation === null) throw new Error(`question ${question.path} cannot be answered in text`);
  return notation;
}

/** What the words of an answer may refer to: today, the year of the inspection, the unit. */
export function answerContext(area: OpenArea, question: QuestionInfo, today: string): AnswerContext {
  return {
    today,
    inspectionYear: Number(area.inspection.visitDate.slice(0, 4)),
    unitWords: LOCALES.map((locale) => area.session.unit(question.path, locale)).filter(
      (unit) => unit !== "",
    ),
  };
}

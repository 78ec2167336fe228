import type { AnswerContext, AnswerKind, Choice } from "../../domain/answer/answerKind.ts";
import { answerKindOf } from "../../domain/answer/answerKindOf.ts";
import type { QuestionInfo } from "../../domain/form/FormSession.ts";
import { LOCALES } from "../../domain/text.ts";
import type { OpenArea } from "../../usecases/answers/openArea.ts";
import { chatKind } from "../questions/index.ts";

/** How a question is answered now, with the choices offered at this moment in every language. */
export function questionKind(area: OpenArea, question: QuestionInfo): AnswerKind {
  return kindWith(question, offeredChoices(area, question));
}

/** As questionKind(), with every choice of the list: to print a value that may not be offered here. */
export function printedKind(area: OpenArea, question: QuestionInfo): AnswerKind {
  return kindWith(question, chatKind(question).choices(area, question, "listed"));
}

export function offeredChoices(area: OpenArea, question: QuestionInfo): Choice[] {
  return chatKind(question).choices(area, question, "offered");
}

function kindWith(question: QuestionInfo, choices: readonly Choice[]): AnswerKind {
  const kind = answerKindOf(question, choices);
  if (kind === null) throw new Error(`question ${question.path} cannot be answered in text`);
  return kind;
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

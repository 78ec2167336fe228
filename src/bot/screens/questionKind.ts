import type { AnswerContext, AnswerKind, Choice } from "../../domain/answer/answerKind.ts";
import { ACKNOWLEDGED, answerKindOf } from "../../domain/answer/answerKindOf.ts";
import type { ChoiceView, QuestionInfo } from "../../domain/form/FormSession.ts";
import { LOCALES, type Locale } from "../../domain/text.ts";
import type { OpenArea } from "../../usecases/answers/openArea.ts";

/** How a question is answered now, with the choices offered at this moment in every language. */
export function questionKind(area: OpenArea, question: QuestionInfo): AnswerKind {
  const kind = answerKindOf(question, offeredChoices(area, question));
  if (kind === null) throw new Error(`question ${question.path} cannot be answered in text`);
  return kind;
}

/** As questionKind(), with every choice of the list: to print a value that may not be offered here. */
export function printedKind(area: OpenArea, question: QuestionInfo): AnswerKind {
  const kind = questionKind(area, question);
  if (kind.kind !== "choice" && kind.kind !== "multi_choice") return kind;
  const listed = choicesIn(question, (locale) => area.session.listedChoices(question.path, locale));
  return { ...kind, choices: listed };
}

export function offeredChoices(area: OpenArea, question: QuestionInfo): Choice[] {
  return choicesIn(question, (locale) => area.session.choices(question.path, locale));
}

function choicesIn(question: QuestionInfo, views: (locale: Locale) => readonly ChoiceView[]): Choice[] {
  if (question.type === "acknowledge") return [ACKNOWLEDGED];
  if (question.list === undefined) return [];
  const labels = LOCALES.map((locale) => ({ locale, choices: views(locale) }));
  return views("vi").map(({ name }, place) => ({
    name,
    label: Object.fromEntries(labels.map(({ locale, choices }) => [locale, choices[place]?.label ?? name])),
  }));
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

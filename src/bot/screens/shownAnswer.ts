import type { AnswerValue } from "../../domain/answer/notation.ts";
import { formatAnswer } from "../../domain/answer/formatAnswer.ts";
import type { FormJudging } from "../../domain/form/session/FormJudging.ts";
import type { QuestionInfo } from "../../domain/form/session/questionInfo.ts";
import type { StoredAnswer } from "../../domain/form/session/storedAnswer.ts";
import { LOCALES, localized, type Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { OpenArea } from "../../usecases/answers/openArea.ts";
import { chatKind } from "../questions/index.ts";
import { printedNotation } from "./notationOf.ts";

/** A value of a question as people read it, with its unit: "710 hồ sơ", "khoảng 90%". */
export function shownValue(
  area: OpenArea,
  question: QuestionInfo,
  answer: { value: AnswerValue; approximate: boolean },
  locale: Locale,
): string {
  const { session } = area;
  const unit = Object.fromEntries(
    LOCALES.map((language) => [language, session.unit(question.path, language)]),
  );
  return formatAnswer({ state: "answered", ...answer }, printedNotation(area, question), locale, {
    unit,
    percentDecimals: "shortest",
  });
}

/** The stored answer of a question as people read it; "" when there is none. */
export function shownAnswer(area: OpenArea, question: QuestionInfo, locale: Locale): string {
  const { session } = area;
  const derived = session.derived(question.path);
  if (derived !== undefined && derived !== null) return session.printed(question.path, locale);
  return shownStored(area, question, session.answer(question.path), locale);
}

/** An answer of either side as people read it. */
export function shownStored(
  area: OpenArea,
  question: QuestionInfo,
  stored: StoredAnswer | undefined,
  locale: Locale,
): string {
  if (stored === undefined) return "";
  switch (stored.state) {
    case "answered":
      if (chatKind(question).ends === "files")
        return t(locale, "evidence-answer", { count: Number(stored.value) });
      return stored.value === null
        ? ""
        : shownValue(
            area,
            question,
            { value: stored.value, approximate: stored.approximate ?? false },
            locale,
          );
    case "not_available":
      return t(locale, "answer-not-available");
    case "skipped":
      return t(locale, "answer-skipped");
    default:
      return stored.state satisfies never;
  }
}

/** Calculated figures of the area by path, to tell which ones an answer has changed. */
export function figuresOf(session: FormJudging, area: string): Map<string, string | number> {
  return new Map(
    session
      .figures(area)
      .filter((figure) => figure.value !== undefined)
      .map((figure) => [figure.path, figure.value ?? ""]),
  );
}

/** "Tỷ lệ trực tuyến: 32,82%" for each figure that appeared or changed. */
export function changedFigures(
  area: OpenArea,
  before: ReadonlyMap<string, string | number>,
  locale: Locale,
): string[] {
  return area.session
    .figures(area.area)
    .filter((figure) => figure.value !== undefined && before.get(figure.path) !== figure.value)
    .map((figure) => {
      const unit = localized(figure.unit, locale);
      const printed = localized(figure.printed, locale);
      const text = unit === "" || unit === "%" ? printed : `${printed} ${unit}`;
      return t(locale, "figure-line", {
        label: localized(figure.label, locale),
        value: text,
      });
    });
}

import type { AnswerKind } from "../../domain/answer/answerKind.ts";
import type { Refusal } from "../../domain/answer/answerResult.ts";
import { formatNumber } from "../../domain/answer/formatNumber.ts";
import { localized, type Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";

/** Why an answer was not taken and what to do, in one sentence of the person's language. */
export function refusal(result: Refusal, kind: AnswerKind, locale: Locale): string {
  if (result.reason === "not_a_number" || result.reason === "empty") {
    return t(locale, `wanted-${kind.kind}`);
  }
  return t(locale, `refused-${result.reason}`, details(result, kind, locale));
}

/** Everything a text of a refusal may name; each uses what it needs. */
function details(result: Refusal, kind: AnswerKind, locale: Locale) {
  const detail = (name: string): string => {
    const value = result.details[name];
    if (value === undefined) return "";
    if (typeof value === "number") return formatNumber(value, locale);
    if (typeof value === "string") return value;
    const choices = "choices" in kind ? kind.choices : [];
    return value
      .map((choice) => localized(choices.find((one) => one.name === choice)?.label, locale) || choice)
      .join("; ");
  };
  return {
    min: detail("min"),
    max: detail("max"),
    length: detail("length"),
    count: detail("count"),
    text: detail("text"),
    names: detail("names"),
    day: detail("day"),
    month: detail("month"),
    year: String(result.details["year"] ?? ""),
  };
}

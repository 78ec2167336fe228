import type { Notation } from "../../domain/answer/notation.ts";
import type { Refusal } from "../../domain/answer/answerResult.ts";
import { formatNumber } from "../../domain/answer/formatNumber.ts";
import { choiceLabel } from "../../domain/answer/notations.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";

/** Why an answer was not taken and what to do, in one sentence of the person's language. */
export function refusal(result: Refusal, notation: Notation, locale: Locale): string {
  if (result.reason === "not_a_number" || result.reason === "empty")
    return t(locale, `wanted-${notation.wanted}`);
  return t(locale, `refused-${result.reason}`, details(result, notation, locale));
}

/** Everything a text of a refusal may name; each uses what it needs. */
function details(result: Refusal, notation: Notation, locale: Locale) {
  const detail = (name: string): string => {
    const value = result.details[name];
    if (value === undefined) return "";
    if (typeof value === "number") return formatNumber(value, locale);
    if (typeof value === "string") return value;
    return value.map((name) => choiceLabel(name, notation.choices, locale)).join("; ");
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

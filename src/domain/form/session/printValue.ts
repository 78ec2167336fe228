import { KINDS, type QuestionType } from "../kinds/index.ts";
import type { Printing } from "../kinds/questionKind.ts";

/** What must be known of a value to print it. */
export interface PrintedKind extends Pick<Printing, "quantity" | "computed"> {
  readonly type: QuestionType;
}

/**
 * Prints a value as it stands inside a sentence, in the language `language` ("vi" and unknown languages:
 * 1.234,5; "en": 1,234.5). `value` is the text form of an answer: "97.6", "2020-09-17", "a b".
 *
 * - percent: "97,60%" (computed), "97,6%" (typed), "92%"
 * - count, money: "1.234.567" (no unit)
 * - no quantity: whole numbers as they are (a year stays 2020), decimals with the decimal sign
 * - dates "17/09/2020", date-times "17/09/2020 08:30", times "08:30"
 * - choices: `choiceLabel(name)` of each, joined with ", "
 *
 * A value that is no number although it should be is printed unchanged; "" gives "".
 */
export function printValue(
  value: string,
  { type, ...kind }: PrintedKind,
  language: string,
  choiceLabel: (name: string) => string = (name) => name,
): string {
  return value === "" ? "" : KINDS[type].print(value, { ...kind, language, choiceLabel });
}

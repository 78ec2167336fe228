import { LOCALES, type Locale } from "../domain/text.ts";
import type { MessageId, MessageVariables } from "./messages.ts";
import { readSources } from "./readSources.ts";
import type { TextArguments } from "./textArguments.ts";
import { createTexts, type TextVariables } from "./texts.ts";

const texts = createTexts(
  { vi: readSources("vi"), en: readSources("en") },
  // The types make this impossible; should it happen all the same, the person gets the rest of the
  // sentence and the operator a warning in the log.
  (problem) => process.emitWarning(problem, { code: "KIEMTRA_TEXT" }),
);

/**
 * A text of `locales/<locale>/*.ftl`, checked by the compiler: the id must exist and all its
 * variables must be given. `t(locale, `reason-${code}`)` works when `code` is a union of strings.
 *
 * Numbers: a variable that only stands in the text takes a string; pass figures finished by
 * `formatNumber` and its kind. A number is printed with grouping (1.234), which would turn the year
 * 2020 into 2.020, so only variables that choose a plural take `number`.
 */
export function t<Id extends MessageId>(
  locale: Locale,
  id: Id,
  ...variables: TextArguments<MessageVariables, Id>
): string;
export function t(locale: Locale, id: string, variables?: TextVariables): string {
  return texts.format(locale, id, variables);
}

/** As `t`, for callers whose own types already say which ids and variables there are. */
export function formatText(locale: Locale, id: MessageId, variables?: TextVariables): string {
  return texts.format(locale, id, variables);
}

/** Whether an id that is only known at run time (a code from data) has a text. */
export function isMessageId(id: string): id is MessageId {
  return LOCALES.some((locale) => texts.has(locale, id));
}

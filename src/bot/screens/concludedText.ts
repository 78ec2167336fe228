import { formatDate } from "../../domain/answer/formatDate.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";

/** Why nothing is taken any more, and whom to ask. @param on day of the conclusion, yyyy-mm-dd */
export function concludedText(on: string, locale: Locale): string {
  return t(locale, "area-concluded", { date: formatDate(on, "short", locale) });
}

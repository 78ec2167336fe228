import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";

/** What people are told while nothing can be kept, when not even their language can be looked up. */
export function outageWords(locale: Locale): { begins: string; over: string } {
  return { begins: t(locale, "outage-begins"), over: t(locale, "outage-over") };
}

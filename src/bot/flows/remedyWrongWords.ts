import { t } from "../../i18n/t.ts";
import { personLocale } from "../core/say.ts";

/** Longest text a person may give a report or a reason. */
export const MAX_WORDS = 2_000;

/** Why the words of a report or a reason cannot be taken. */
export function wrongWords(words: string): string {
  const locale = personLocale();
  if (words === "") return t(locale, "remedy-not-text");
  return t(locale, "text-too-long", { length: String(words.length), most: String(MAX_WORDS) });
}

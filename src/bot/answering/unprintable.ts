import { undrawableCharacters } from "../../documents/layout/undrawableCharacters.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";

/** Most characters named in one sentence. */
const NAMED = 5;

/**
 * What to tell a person whose words hold characters no document can print (emoji, foreign scripts);
 * null when all of it can be printed. Asked now, it does not fail the report later.
 */
export function unprintable(text: string, locale: Locale): string | null {
  const characters = undrawableCharacters(text);
  if (characters.length === 0) return null;
  return t(locale, "text-unprintable", { characters: characters.slice(0, NAMED).join(" ") });
}

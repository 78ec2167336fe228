import { undrawableCharacters } from "../../documents/layout/undrawableCharacters.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";

/** Longest comment, reason, report or other free text, in characters. */
export const MAX_WORDS = 2_000;

/** Most characters named in one sentence. */
const NAMED = 5;

/**
 * Why words cannot be kept, in words of their own; null when they can. All free text passes here when it
 * is taken in, so that no document fails over it later.
 */
export function wordsProblem(text: string, locale: Locale, most: number = MAX_WORDS): string | null {
  if (text.trim() === "") return t(locale, "text-wanted");
  if (text.length > most)
    return t(locale, "text-too-long", { length: String(text.length), most: String(most) });
  const characters = unprintableIn(text);
  return characters === null ? null : t(locale, "text-unprintable", { characters });
}

/** The characters that no document can print (emoji, foreign scripts), to be named; null without any. */
export function unprintableIn(text: string): string | null {
  const characters = undrawableCharacters(text);
  return characters.length === 0 ? null : characters.slice(0, NAMED).join(" ");
}

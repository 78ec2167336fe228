import { undrawableCharacters } from "./layout/undrawableCharacters.ts";

/**
 * A text without what no font draws. For words that stand as they were said and that nobody can be asked
 * to write again: they are refused when taken in, yet a paper must not fail over what is stored all the same.
 */
export function drawableText(text: string): string {
  const missing = undrawableCharacters(text);
  if (missing.length === 0) return text;
  return missing
    .reduce((rest, character) => rest.replaceAll(character, ""), text)
    .replaceAll(/ {2,}/gu, " ")
    .trim();
}

import { documentText } from "./documentText.ts";
import { openFaces } from "./openFaces.ts";

/**
 * The characters of a text that a document cannot show, each once: emoji, foreign scripts. Empty for
 * ordinary text. To be asked when a text is taken in, so that a report never fails over it.
 */
export function undrawableCharacters(text: string): string[] {
  const faces = Object.values(openFaces());
  const missing = new Set<string>();
  for (const character of documentText(text).replaceAll(/\s/gu, "")) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (!faces.every((face) => face.font.hasGlyphForCodePoint(codePoint))) missing.add(character);
  }
  return [...missing];
}

import { normalizeText } from "./normalizeText.ts";

/** Zero-width space, joiners, word joiner, soft hyphen, byte order mark, Mongolian vowel separator. */
const ZERO_WIDTH = /[\u00AD\u180E\u200B-\u200D\u2060-\u2064\uFEFF]/g;

/**
 * A name, code or identifier as stored and compared: one line, single spaces, no zero-width
 * characters, so that two names that look the same are the same.
 */
export function normalizeName(input: string): string {
  return normalizeText(input).text.replace(ZERO_WIDTH, "").replace(/\s+/g, " ").trim().normalize("NFC");
}

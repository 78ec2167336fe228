import { documentText, keepBlanks } from "../layout/documentText.ts";

/** What XML 1.0 cannot hold and `documentText` leaves: a lone half of a pair, two non-characters. */
const NOT_IN_XML = /\p{Surrogate}|[\uFFFE\uFFFF]/gu;

/**
 * A text as it may stand in a Word file: composed, without invisible characters, and with the blanks
 * that are left for the pen.
 */
export function docxText(text: string): string {
  return keepBlanks(documentText(text).replace(NOT_IN_XML, ""));
}

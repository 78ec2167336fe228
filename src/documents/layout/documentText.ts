/**
 * Characters nobody sees that chat apps and word processors leave behind: controls, soft hyphen,
 * zero-width marks, direction marks, byte order mark, variation selectors. No font has to draw them.
 */
const INVISIBLE =
  // oxlint-disable-next-line no-control-regex -- controls are what it is for
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]|\p{Variation_Selector}/gu;

/**
 * A text as it may enter a document: composed (NFC), without invisible characters. Decomposed
 * letters, as macOS and some keyboards write them, would be drawn with their marks in the wrong
 * place and be copied wrongly.
 */
export function documentText(text: string): string {
  return text.normalize("NFC").replace(INVISIBLE, "");
}

/** The words of a text: it breaks at spaces, tabs and line ends only, never at "/", "-" or NBSP. */
export function documentWords(text: string): string[] {
  return documentText(text)
    .split(/[ \t\n]+/u)
    .filter((word) => word !== "");
}

/** Room left for what is written by hand survives as no-break spaces: "Số:      /BC-ĐKT". */
export function keepBlanks(text: string): string {
  return text.replace(/ {2,}/gu, (blanks) => "\u00A0".repeat(blanks.length));
}

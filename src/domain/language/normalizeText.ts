export interface NormalizedText {
  text: string;
  /** Something invisible was taken out: show the person what is stored. */
  removed: boolean;
}

/** \r\n, a lone \r, NEL, line and paragraph separator: all are the end of a line. */
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g;

/**
 * What must never be stored: C0 and C1 controls except newline and tab, NUL among them (PostgreSQL
 * and XML refuse it), surrogates without their other half, noncharacters (XML refuses two of them),
 * and the controls that turn the reading direction, with which a text can show something else than
 * it says.
 */
const FORBIDDEN =
  // oxlint-disable-next-line no-control-regex -- removing control characters is the point
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFDD0-\uFDEF\uFFFE\uFFFF]|[\u{1FFFE}\u{1FFFF}\u{2FFFE}\u{2FFFF}\u{10FFFE}\u{10FFFF}]|\p{Surrogate}/gu;

/**
 * Text as we store it: NFC, lines ended by \n, nothing invisible and dangerous. Keyboards of Apple
 * and some file names give NFD, in which "ệ" is three characters; comparing, counting and printing
 * all need one form. Zero-width joiners stay, emoji are made with them; see `normalizeName`.
 */
export function normalizeText(input: string): NormalizedText {
  const lines = input.replace(LINE_ENDS, "\n");
  const clean = lines.replace(FORBIDDEN, "");
  return { text: clean.normalize("NFC"), removed: clean.length !== lines.length };
}

/**
 * Measures of Nghị định 30/2020/NĐ-CP, Phụ lục I. Lengths in points (1/72 inch) unless said.
 */

/** Points in a millimetre. */
export const MM = 72 / 25.4;

/** A4, mục I.1. */
export const A4 = { short: 595.28, long: 841.89 } as const;

/** Mục I.3 allows top and bottom 20–25 mm, left 30–35 mm, right 15–20 mm. */
export const MARGINS = { top: 20 * MM, bottom: 20 * MM, left: 30 * MM, right: 20 * MM } as const;

/** Sizes of type; the decree's own example (mục V) prints these. */
export const SIZE = {
  nation: 12,
  motto: 13,
  authority: 12,
  number: 13,
  placeDate: 13,
  documentType: 14,
  attachedTo: 13,
  body: 14,
  signature: 14,
  recipientsLabel: 12,
  recipients: 11,
  pageNumber: 13,
  /** Outside the decree's blocks; same as its own note of an electronic file (II.8.b). */
  draftMark: 10,
  draftTime: 8,
  verification: 7.5,
  chart: 11,
  caption: 13,
  table: 12,
  tableWide: 11,
  tableNote: 11,
} as const;

/** First line of a paragraph: 1 cm or 1,27 cm (II.6). */
export const FIRST_LINE = 12.7 * MM;

/** At least 6 pt between paragraphs (II.6). */
export const PARAGRAPH_GAP = 6;

/** Times' own single line, in em; the decree allows single to 1,5 lines. */
export const SINGLE_LINE = 1.15;

/** Body text: 1,1 lines, between the two limits and easy on forty lines a page. */
export const BODY_LINE = SINGLE_LINE * 1.1;

/** Rule under the issuer and the subject: 1/3 to 1/2 of the text's length (II.2, II.5). */
export const SHORT_RULE_SHARE = 0.4;

export const RULE_WIDTH = 0.75;
export const GRID_WIDTH = 0.5;

/**
 * Issuer left, Quốc hiệu right: 66 + 94 mm of the 160 mm text block, as Quốc hiệu is 88,3 mm long
 * at 12 pt and must stay on one line.
 */
export const TITLE_LEFT_SHARE = 66 / 160;

/** Nơi nhận left, signature right. */
export const SIGNATURE_LEFT_SHARE = 70 / 160;

/** Room for the handwritten or digital signature and the seal. */
export const SIGNATURE_ROOM = 28 * MM;

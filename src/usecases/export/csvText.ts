export type CsvCell = string | number | boolean | null;

export interface CsvTable {
  header: readonly string[];
  rows: readonly (readonly CsvCell[])[];
}

/** Excel takes a file for UTF-8 only with it. */
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * What a spreadsheet may read as a formula: = + - @ and their full-width forms, also after spaces of
 * any kind; a tab or a carriage return, which a spreadsheet may skip (OWASP, "CSV Injection").
 */
const FORMULA_START = /^[\s\u200B-\u200D\u2060]*[=+\-@＝＋－＠\t\r]/u;

/** A table as CSV (RFC 4180) that a spreadsheet opens with Vietnamese letters and without formulas. */
export function csvText({ header, rows }: CsvTable): string {
  const lines = [header, ...rows].map((row) => row.map(csvCell).join(","));
  return `${BYTE_ORDER_MARK}${lines.join("\r\n")}\r\n`;
}

/** Numbers stay numbers, negative ones too; a text that could be a formula gets an apostrophe. */
function csvCell(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell !== "string") return String(cell);
  const text = FORMULA_START.test(cell) ? `'${cell}` : cell;
  return /["\r\n,;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

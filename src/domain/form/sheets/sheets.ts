/** A cell as a spreadsheet library or a CSV reader gives it. */
export type Cell = string | number | boolean | null | undefined;

/** A workbook as rows of cells, the header being the first row. Sheet names as written. */
export type Sheets = Readonly<Record<string, readonly (readonly Cell[])[]>>;

export const SHEET_NAMES = ["survey", "choices", "settings", "rules"] as const;
export type SheetName = (typeof SHEET_NAMES)[number];

/** One row of a sheet with a header: cells by canonical column name. */
export interface SheetRow {
  /** Row number as the spreadsheet shows it (header = 1). */
  readonly row: number;
  /** Canonical column → text; empty cells are absent. Translated columns are "label::vi". */
  readonly cells: Readonly<Record<string, string>>;
}

/** The text of a cell: NFC, without spaces at the ends. */
export function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  return String(cell).normalize("NFC").trim();
}

/**
 * Undoes what word processors do to expressions: typographic quotes and hard spaces become plain ones.
 * Texts for people keep theirs.
 */
export function plainQuotes(text: string): string {
  return text
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/\u00a0/g, " ");
}

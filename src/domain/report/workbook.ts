/** A workbook before it is written: typed cells and nothing to look up. */
export interface Workbook {
  /** Instant of compiling, ISO 8601 with zone; dates the file. */
  createdAt: string;
  sheets: WorkbookSheet[];
}

export interface WorkbookSheet {
  name: string;
  /** `width` in characters. */
  columns: { label: string; width: number }[];
  /** One cell a column; null is empty. */
  rows: WorkbookCell[][];
}

export type WorkbookCell =
  | { type: "text"; text: string }
  | { type: "number"; value: number }
  /** yyyy-mm-dd */
  | { type: "day"; day: string }
  | null;

/** A text cell; empty for "". */
export function textCell(text: string | null): WorkbookCell {
  return text === null || text.trim() === "" ? null : { type: "text", text };
}

export function dayCell(day: string | null): WorkbookCell {
  return day === null ? null : { type: "day", day };
}

export function numberCell(value: number | null): WorkbookCell {
  return value === null ? null : { type: "number", value };
}

import { MAX_COLUMNS, MAX_ROWS } from "../domain/form/sheets/readRows.ts";
import { readZip, type ZipEntry, type ZipLimits } from "./readZip.ts";

/** Largest .xlsx we read, in bytes; the largest of 249 public forms has 1.2 MB. */
export const MAX_WORKBOOK_BYTES = 5_000_000;
const LIMITS: ZipLimits = { maxEntries: 500, maxBytes: 40_000_000 };

export type WorkbookProblem = "too_large" | "not_a_workbook" | "sheet_too_large" | "unsafe";

/**
 * Why a file must not be handed to the spreadsheet library, undefined when it may. The library unfolds
 * everything and makes a table as wide and high as the farthest cell, so a file of 1 KB could take all
 * memory: as a zip bomb, or with one cell at XFD1048576.
 */
export function workbookProblem(file: Buffer): WorkbookProblem | undefined {
  if (file.length > MAX_WORKBOOK_BYTES) return "too_large";
  const zip = readZip(file, LIMITS);
  if (!zip.ok)
    return zip.reason === "too_large" || zip.reason === "too_many_entries" ? "too_large" : "not_a_workbook";
  if (!zip.entries.some((entry) => entry.name === "xl/workbook.xml")) return "not_a_workbook";
  for (const entry of zip.entries) {
    // OOXML has no document type; one would only bring entities that multiply.
    if (/\.(xml|rels)$/.test(entry.name) && entry.bytes.includes("<!DOCTYPE")) return "unsafe";
    if (entry.name.startsWith("xl/worksheets/") && isTooWide(entry)) return "sheet_too_large";
  }
  return undefined;
}

/** Whether a cell or row lies beyond what a form may have. */
function isTooWide(entry: ZipEntry): boolean {
  const xml = entry.bytes.toString("latin1");
  for (const [, column = "", row = ""] of xml.matchAll(/\br\s*=\s*["']([A-Za-z]*)(\d+)["']/g))
    if (Number(row) > MAX_ROWS + 1 || columnNumber(column) > MAX_COLUMNS) return true;
  return false;
}

/** A → 1, Z → 26, AA → 27; 0 for a row's own reference. */
function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

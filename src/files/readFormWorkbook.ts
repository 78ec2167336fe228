import readExcelFile from "read-excel-file/node";
import type { Cell, Sheets } from "../domain/form/sheets/sheets.ts";
import { workbookProblem, type WorkbookProblem } from "./workbookProblem.ts";

export type WorkbookReading = { ok: true; sheets: Sheets } | { ok: false; reason: WorkbookProblem };

/**
 * Reads an .xlsx workbook into sheets, within bounds of time and memory. Numbers, truth values and dates
 * become what stands in a form for them: 95, TRUE, 2020-09-17.
 */
export async function readFormWorkbook(file: Buffer): Promise<WorkbookReading> {
  const problem = workbookProblem(file);
  if (problem) return { ok: false, reason: problem };
  let workbook;
  try {
    workbook = await readExcelFile(file, { trim: false });
  } catch {
    // The library has one kind of error for everything that is no workbook inside.
    return { ok: false, reason: "not_a_workbook" };
  }
  const sheets: Record<string, Cell[][]> = {};
  for (const { sheet, data } of workbook) sheets[sheet] = data.map((row) => row.map(cellOf));
  return { ok: true, sheets };
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (!(value instanceof Date)) return null;
  const iso = value.toISOString();
  return iso.endsWith("T00:00:00.000Z") ? iso.slice(0, "yyyy-mm-dd".length) : iso.slice(0, -1);
}

import writeExcelFile, { type SheetData } from "write-excel-file/node";
import { SHEET_NAMES, type Cell, type Sheets } from "../domain/form/sheets/sheets.ts";

/** Width of a column in characters, so that labels can be read without pulling. */
const COLUMN_WIDTH = 24;

/**
 * Writes sheets as an .xlsx workbook, every cell as text and every column and sheet kept, so that reading
 * it back gives the same sheets. The header row stays in sight.
 */
export async function writeFormWorkbook(sheets: Sheets): Promise<Buffer> {
  const workbook = sheetOrder(sheets).map((name) => {
    const rows = sheets[name] ?? [];
    const width = Math.max(1, ...rows.map((row) => row.length));
    return {
      sheet: name,
      data: rows.map((row) => row.map(textCell)) satisfies SheetData,
      columns: Array.from({ length: width }, () => ({ width: COLUMN_WIDTH })),
      stickyRowsCount: 1,
    };
  });
  return writeExcelFile(workbook).toBuffer();
}

/** survey, choices, settings, rules, then whatever else there is. */
function sheetOrder(sheets: Sheets): string[] {
  const known: readonly string[] = SHEET_NAMES;
  const rank = (name: string): number => (known.includes(name) ? known.indexOf(name) : known.length);
  return Object.keys(sheets).sort((a, b) => rank(a) - rank(b));
}

function textCell(cell: Cell) {
  if (cell === null || cell === undefined || cell === "") return null;
  return { type: String, value: String(cell) };
}

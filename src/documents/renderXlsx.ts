import writeExcelFile, { type SheetData } from "write-excel-file/node";
import type { Workbook, WorkbookCell, WorkbookSheet } from "../domain/report/workbook.ts";
import { documentText } from "./layout/documentText.ts";
import { sealPackage } from "./sealPackage.ts";
import { isRiskyText } from "./xlsx/isRiskyText.ts";

const DAY_FORMAT = "dd/mm/yyyy";
const WHOLE_FORMAT = "#,##0";
const DECIMAL_FORMAT = "#,##0.00";
/** Excel's own format for texts; only cells that need the mark of a quote have it. */
const TEXT_FORMAT = "@";

/** Characters a cell holds (Excel specifications and limits). */
const MAX_CELL_CHARACTERS = 32_767;
/** A sheet's name: at most 31 characters, none of []:*?/\ (same source). */
const MAX_NAME_CHARACTERS = 31;
const NOT_IN_NAMES = /[[\]:*?/\\]/gu;
/** XML 1.0 cannot hold these. */
const NOT_IN_XML = /\p{Surrogate}|[\uFFFE\uFFFF]/gu;

/**
 * Writes a workbook as .xlsx: numbers and days as such, every text as a string. A text that looks
 * like a formula also carries Excel's quote prefix, so that editing its cell does not make it one.
 * The same workbook gives the same bytes. Throws RangeError, naming the place, for a text that no
 * cell can hold.
 */
export async function renderXlsx(workbook: Workbook): Promise<Uint8Array> {
  const sheets = workbook.sheets.map((sheet) => ({
    sheet: documentText(sheet.name).replace(NOT_IN_NAMES, " ").slice(0, MAX_NAME_CHARACTERS),
    data: sheetData(sheet),
    columns: sheet.columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    orientation: "landscape" as const,
  }));
  const file = await writeExcelFile(sheets, {
    fontFamily: "Times New Roman",
    fontSize: 12,
    features: [{ files: { transform: { "xl/styles.xml": { transform: quotePrefixed } } } }],
  }).toBuffer();
  return sealPackage(file, workbook.createdAt);
}

function sheetData(sheet: WorkbookSheet): SheetData {
  const head = sheet.columns.map(({ label }) => ({
    type: String,
    value: cellText(label, sheet, 0),
    fontWeight: "bold" as const,
    align: "center" as const,
    alignVertical: "center" as const,
    wrap: true,
    borderStyle: "thin" as const,
  }));
  return [head, ...sheet.rows.map((row, index) => row.map((cell) => written(cell, sheet, index + 1)))];
}

function written(cell: WorkbookCell, sheet: WorkbookSheet, row: number): SheetData[number][number] {
  if (cell === null) return null;
  const look = { alignVertical: "top", borderStyle: "thin" } as const;
  switch (cell.type) {
    case "number":
      return {
        ...look,
        type: Number,
        value: cell.value,
        format: Number.isInteger(cell.value) ? WHOLE_FORMAT : DECIMAL_FORMAT,
      };
    case "day":
      return { ...look, type: Date, value: new Date(`${cell.day}T00:00:00Z`), format: DAY_FORMAT };
    case "text": {
      const value = cellText(cell.text, sheet, row);
      const format = isRiskyText(value) ? { format: TEXT_FORMAT } : {};
      return { ...look, ...format, type: String, value, wrap: true };
    }
  }
}

function cellText(text: string, sheet: WorkbookSheet, row: number): string {
  const value = documentText(text).replace(NOT_IN_XML, "");
  if (value.length > MAX_CELL_CHARACTERS)
    throw new RangeError(`sheet "${sheet.name}", row ${row + 1}: ${value.length} characters in a cell`);
  return value;
}

/** Gives the styles of TEXT_FORMAT the attribute behind Excel's leading apostrophe. */
function quotePrefixed(styles: string): string {
  const id = /numFmtId="(\d+)" formatCode="@"/u.exec(styles)?.[1];
  return id === undefined
    ? styles
    : styles.replaceAll(`<xf numFmtId="${id}" `, `<xf quotePrefix="1" numFmtId="${id}" `);
}

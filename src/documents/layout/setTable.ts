import type { TableBlock } from "../../domain/report/reportModel.ts";
import { documentWords } from "./documentText.ts";
import { columnWidths } from "./columnWidths.ts";
import { SIZE } from "./layoutNumbers.ts";
import { breakForced, type Line, type TextStyle } from "./lines.ts";
import { tableStyles } from "./styles.ts";

/** Between the grid and the text, in points. */
export const CELL_PADDING = { x: 4, y: 2 } as const;

/** Tables with more columns than this are "wide" and set in 11 instead of 12 pt. */
const WIDE_TABLE_COLUMNS = 6;

/** A column with a long word may claim at most this share of the table for it. */
const MAX_WORD_SHARE = 0.4;

export interface SetRow {
  style: TextStyle;
  cells: Line[][];
  /** Lines of the tallest cell, at least one. */
  lines: number;
}

export interface SetTable {
  widths: number[];
  head: SetRow;
  rows: SetRow[];
}

/** Breaks all cells of a table into lines. */
export function setTable(table: TableBlock, width: number): SetTable {
  const wide = table.columns.length > WIDE_TABLE_COLUMNS || wordsTooWide(table, width);
  const styles = tableStyles(wide ? SIZE.tableWide : SIZE.table);
  const needs = wordWidths(table, styles, width);
  const widths = columnWidths(
    table.columns.map((column) => column.width),
    needs,
    width,
  );
  const row = (cells: readonly string[], style: TextStyle): SetRow => {
    const broken = widths.map((value, index) =>
      breakForced(cells[index] ?? "", style, value - 2 * CELL_PADDING.x),
    );
    return { style, cells: broken, lines: Math.max(1, ...broken.map((lines) => lines.length)) };
  };
  return {
    widths,
    head: row(
      table.columns.map((column) => column.label),
      styles.head,
    ),
    rows: table.rows.map((entry) => row(entry.cells, entry.bold ? styles.total : styles.cell)),
  };
}

function wordsTooWide(table: TableBlock, width: number): boolean {
  const needs = wordWidths(table, tableStyles(SIZE.table), width);
  return needs.reduce((sum, value) => sum + value, 0) > width;
}

function wordWidths(table: TableBlock, styles: ReturnType<typeof tableStyles>, width: number): number[] {
  return table.columns.map((column, index) => {
    let widest = 0;
    const measure = (text: string, style: TextStyle) => {
      for (const word of documentWords(text))
        widest = Math.max(widest, style.face.word(word).width * style.size);
    };
    measure(column.label, styles.head);
    for (const row of table.rows) measure(row.cells[index] ?? "", row.bold ? styles.total : styles.cell);
    return Math.min(widest + 2 * CELL_PADDING.x, width * MAX_WORD_SHARE);
  });
}

import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { TableBlock } from "../../domain/report/reportModel.ts";
import { GRID_WIDTH, PARAGRAPH_GAP, SIZE } from "../layout/layoutNumbers.ts";
import { CELL_PADDING, setTable } from "../layout/setTable.ts";
import { docxParagraph, docxRuns } from "./docxParagraph.ts";
import { twips } from "./units.ts";

const ALIGN = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const;

const LINE = { style: BorderStyle.SINGLE, size: Math.round(GRID_WIDTH * 8), color: "000000" } as const;
const UNIT_GAP = 2;

/** A table with the columns the PDF gives it; its head is repeated, its rows are not torn. */
export function docxTable(table: TableBlock, width: number): (Table | Paragraph)[] {
  const { widths, head } = setTable(table, width);
  const wide = head.style.size === SIZE.tableWide;
  const [headStyle, cellStyle] = wide
    ? (["KtTableHeadWide", "KtTableWide"] as const)
    : (["KtTableHead", "KtTable"] as const);
  const cell = (paragraphs: Paragraph[], index: number, vertical: "top" | "center") =>
    new TableCell({
      width: { size: twips(widths[index] ?? 0), type: WidthType.DXA },
      verticalAlign: vertical === "center" ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
      children: paragraphs,
    });
  const rows = [
    new TableRow({
      tableHeader: true,
      cantSplit: true,
      keepNext: true,
      children: table.columns.map((column, index) =>
        cell([docxParagraph(column.label, headStyle)], index, "center"),
      ),
    }),
    ...table.rows.map(
      (row, place) =>
        new TableRow({
          cantSplit: true,
          // A total belongs under something.
          keepNext: table.rows[place + 1]?.bold === true && place === table.rows.length - 2,
          children: table.columns.map((column, index) =>
            cell(
              (row.cells[index] ?? "").split("\n").map(
                (text) =>
                  new Paragraph({
                    style: cellStyle,
                    alignment: ALIGN[column.align],
                    children: docxRuns(text, row.bold ? { bold: true } : {}),
                  }),
              ),
              index,
              "top",
            ),
          ),
        }),
    ),
  ];
  return [
    ...(table.caption === "" ? [] : [docxParagraph(table.caption, "KtCaption")]),
    ...(table.unitNote === null || table.unitNote === ""
      ? []
      : [docxParagraph(table.unitNote, "KtUnitNote", { spacing: { before: twips(UNIT_GAP) } })]),
    new Table({
      rows,
      layout: TableLayoutType.FIXED,
      width: { size: twips(width), type: WidthType.DXA },
      columnWidths: widths.map((value) => twips(value)),
      margins: {
        left: twips(CELL_PADDING.x),
        right: twips(CELL_PADDING.x),
        top: twips(CELL_PADDING.y),
        bottom: twips(CELL_PADDING.y),
      },
      borders: {
        top: LINE,
        bottom: LINE,
        left: LINE,
        right: LINE,
        insideHorizontal: LINE,
        insideVertical: LINE,
      },
    }),
    ...table.notes.map((note, index) =>
      docxParagraph(note, "KtTableNote", { spacing: { before: index === 0 ? twips(PARAGRAPH_GAP / 2) : 0 } }),
    ),
  ];
}

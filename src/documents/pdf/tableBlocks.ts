import type { StructureElement } from "pdfkit";
import type { TableBlock } from "../../domain/report/reportModel.ts";
import type { Align, Canvas, PlacedLine } from "./Canvas.ts";
import { type FlowBlock, type Fragment, type Strip, strip } from "./flow.ts";
import { GRID_WIDTH, PARAGRAPH_GAP } from "../layout/layoutNumbers.ts";
import { breakBalanced, breakLines, lineHeight } from "../layout/lines.ts";
import { paragraph } from "./paragraph.ts";
import { drawStack, type StackItem, stackHeight } from "./stack.ts";
import { STYLES } from "../layout/styles.ts";
import { CELL_PADDING, type SetRow, setTable } from "../layout/setTable.ts";
import { type RowSlice, rowHeight, sliceRow } from "./sliceRow.ts";

const GAP_ABOVE = 10;
const GAP_BELOW = 6;

/** The unit note sits closer to its table than the caption to the note. */
const UNIT_GAP = 2;

/**
 * A table with its caption and unit above, its head repeated on every page, its notes below. Rows
 * are never split unless taller than a page; a total row (bold, last) keeps the row before it.
 */
export function tableBlocks(table: TableBlock, width: number, pageHeight: number): FlowBlock[] {
  const set = setTable(table, width);
  const headHeight = rowHeight(set.head);
  const caption = captionStack(table, width);
  const slices = set.rows.flatMap((row, index) => sliceRow(row, index, pageHeight - headHeight));
  const lead: Strip[] = [
    ...(caption.length > 0
      ? [strip(stackHeight(caption) + UNIT_GAP, { before: GAP_ABOVE, glue: true })]
      : []),
    strip(headHeight, { before: caption.length > 0 ? 0 : GAP_ABOVE, glue: true }),
  ];
  const first = lead.length;
  bindTotal(table, slices);
  if (table.notes.length > 0) glueLast(slices);

  const block: FlowBlock = {
    strips: [...lead, ...slices.map((slice) => slice.strip)],
    repeat: { height: headHeight, first, end: first + slices.length },
    open(canvas, parent) {
      const painter = tablePainter(canvas, parent, table, set.widths);
      return (fragment, left) => {
        for (const placed of fragment.strips) {
          if (caption.length > 0 && placed.index === 0) painter.caption(caption, left, placed.top, width);
          else if (placed.index === first - 1) painter.head(set.head, left, placed.top);
        }
        if (fragment.repeatTop !== null) painter.repeatHead(set.head, left, fragment.repeatTop);
        painter.body(set.rows, placedSlices(fragment, slices, first), left);
        painter.grid(gridLines(fragment, slices, first, block.strips, headHeight), left);
      };
    },
  };
  const blocks = [block, ...notes(table, width)];
  const last = blocks.at(-1);
  if (last !== undefined) last.after = GAP_BELOW;
  return blocks;
}

/** Where the first line of a cell stands. */
interface CellPlace {
  top: number;
  align: Align;
}

interface PlacedSlice extends RowSlice {
  top: number;
}

function placedSlices(fragment: Fragment, slices: readonly RowSlice[], first: number): PlacedSlice[] {
  return fragment.strips.flatMap((placed) => {
    const slice = slices[placed.index - first];
    return slice === undefined ? [] : [{ ...slice, top: placed.top }];
  });
}

/** Heights of the horizontal lines: above the head, between rows, below the last strip. */
function gridLines(
  fragment: Fragment,
  slices: readonly RowSlice[],
  first: number,
  strips: readonly Strip[],
  headHeight: number,
): number[] {
  const lines: number[] = [];
  let bottom: number | null = null;
  if (fragment.repeatTop !== null) {
    lines.push(fragment.repeatTop);
    bottom = fragment.repeatTop + headHeight;
    lines.push(bottom);
  }
  for (const placed of fragment.strips) {
    if (placed.index < first - 1) continue;
    const startsRow = placed.index < first || slices[placed.index - first]?.from === 0;
    if (startsRow && placed.top !== bottom) lines.push(placed.top);
    else if (startsRow && lines.at(-1) !== bottom) lines.push(placed.top);
    bottom = placed.top + (strips[placed.index]?.height ?? 0);
  }
  if (bottom !== null && lines.at(-1) !== bottom) lines.push(bottom);
  return lines;
}

function tablePainter(
  canvas: Canvas,
  parent: StructureElement,
  table: TableBlock,
  widths: readonly number[],
) {
  const element = canvas.element(parent, "Table");
  const rows = new Map<number, StructureElement[]>();
  let body: StructureElement | null = null;
  const tableWidth = widths.reduce((sum, value) => sum + value, 0);

  /** Lines `from` … `to - 1` of a row's cells, each ready to be drawn. */
  const cells = (
    row: SetRow,
    from: number,
    to: number,
    left: number,
    place: (column: number) => CellPlace,
  ) => {
    let x = left + CELL_PADDING.x;
    const height = lineHeight(row.style);
    return widths.map((width, column) => {
      const { top, align } = place(column);
      const cellX = x;
      x += width;
      const placed: PlacedLine[] = (row.cells[column] ?? [])
        .slice(from, to)
        .map((line, index) => ({ line, x: cellX, top: top + index * height }));
      return () => canvas.lines(row.style, align, width - 2 * CELL_PADDING.x, placed);
    });
  };
  const headCells = (row: SetRow, left: number, top: number) =>
    cells(row, 0, row.lines, left, (column) => {
      // Head labels stand in the middle of their cell.
      const free = (row.lines - (row.cells[column] ?? []).length) * lineHeight(row.style);
      return { top: top + CELL_PADDING.y + free / 2, align: "center" };
    });

  return {
    caption(stack: StackItem[], left: number, top: number, width: number) {
      drawStack(canvas, canvas.element(element, "Caption"), stack, { x: left, top, width, ruleWidth: 0 });
    },
    head(row: SetRow, left: number, top: number) {
      const tr = canvas.element(canvas.element(element, "THead"), "TR");
      for (const draw of headCells(row, left, top)) {
        canvas.tagged(canvas.element(tr, "TH", { scope: "Column" }), draw);
      }
    },
    repeatHead(row: SetRow, left: number, top: number) {
      canvas.artifact("Pagination", () => {
        for (const draw of headCells(row, left, top)) draw();
      });
    },
    body(all: readonly SetRow[], slices: readonly PlacedSlice[], left: number) {
      for (const part of joined(slices)) {
        const row = all[part.row];
        if (row === undefined) continue;
        let tds = rows.get(part.row);
        if (tds === undefined) {
          body ??= canvas.element(element, "TBody");
          const tr = canvas.element(body, "TR");
          rows.set(part.row, (tds = widths.map(() => canvas.element(tr, "TD"))));
        }
        const top = part.top + (part.from === 0 ? CELL_PADDING.y : 0);
        const drawn = cells(row, part.from, part.to, left, (column) => ({
          top,
          align: table.columns[column]?.align ?? "left",
        }));
        for (const [column, draw] of drawn.entries()) {
          const td = tds[column];
          const filled = (row.cells[column]?.length ?? 0) > part.from;
          if (td !== undefined && filled) canvas.tagged(td, draw);
        }
      }
    },
    grid(lines: readonly number[], left: number) {
      const top = lines[0];
      const bottom = lines.at(-1);
      if (top === undefined || bottom === undefined) return;
      canvas.artifact("Layout", () => {
        for (const y of lines) canvas.rule(left, y, left + tableWidth, y, GRID_WIDTH);
        let x = left;
        for (const width of [0, ...widths]) {
          x += width;
          canvas.rule(x, top, x, bottom, GRID_WIDTH);
        }
      });
    },
  };
}

/** Slices of one row on one page become one piece: one tag, one run of lines. */
function joined(slices: readonly PlacedSlice[]): PlacedSlice[] {
  const parts: PlacedSlice[] = [];
  for (const slice of slices) {
    const last = parts.at(-1);
    if (last?.row === slice.row) last.to = slice.to;
    else parts.push({ ...slice });
  }
  return parts;
}

function captionStack(table: TableBlock, width: number): StackItem[] {
  const items: StackItem[] = [];
  if (table.caption !== "") {
    const style = STYLES.caption();
    items.push({
      lines: breakBalanced(table.caption, style, width),
      style,
      align: "center",
      tags: [],
      before: 0,
    });
  }
  if (table.unitNote !== null && table.unitNote !== "") {
    const style = STYLES.unitNote();
    items.push({
      lines: breakLines(table.unitNote, style, width),
      style,
      align: "right",
      tags: [],
      before: UNIT_GAP,
    });
  }
  return items;
}

function notes(table: TableBlock, width: number): FlowBlock[] {
  const style = STYLES.tableNote();
  return table.notes.map((note, index) =>
    paragraph(breakLines(note, style, width), {
      style,
      align: "left",
      width,
      before: index === 0 ? PARAGRAPH_GAP / 2 : 0,
      tags: ["P"],
      keepWithNext: index < table.notes.length - 1,
    }),
  );
}

function bindTotal(table: TableBlock, slices: readonly RowSlice[]): void {
  const last = table.rows.length - 1;
  if (last < 1 || table.rows[last]?.bold !== true) return;
  const before = slices.findLast((slice) => slice.row === last - 1);
  if (before !== undefined) before.strip.glue = true;
}

function glueLast(slices: readonly RowSlice[]): void {
  const last = slices.at(-1);
  if (last !== undefined) last.strip.glue = true;
}

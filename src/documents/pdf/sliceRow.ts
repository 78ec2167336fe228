import { lineHeight } from "../layout/lines.ts";
import { CELL_PADDING, type SetRow } from "../layout/setTable.ts";
import { type Strip, strip } from "./flow.ts";

export function rowHeight(row: SetRow): number {
  return row.lines * lineHeight(row.style) + 2 * CELL_PADDING.y;
}

/** A strip of a row: lines `from` … `to - 1` of each of its cells. */
export interface RowSlice {
  row: number;
  from: number;
  to: number;
  strip: Strip;
}

/**
 * A row is one strip. Only one taller than `maxHeight` (a page without the head) is cut, line by
 * line, so that it fills the rest of its page and goes on under the repeated head.
 */
export function sliceRow(row: SetRow, index: number, maxHeight: number): RowSlice[] {
  const height = rowHeight(row);
  if (height <= maxHeight)
    return [{ row: index, from: 0, to: row.lines, strip: strip(height, { text: true }) }];
  const line = lineHeight(row.style);
  return Array.from({ length: row.lines }, (_, at): RowSlice => {
    const first = at === 0;
    const last = at === row.lines - 1;
    const padding = (first ? CELL_PADDING.y : 0) + (last ? CELL_PADDING.y : 0);
    return {
      row: index,
      from: at,
      to: at + 1,
      strip: strip(line + padding, { text: true, glue: first || at === row.lines - 2 }),
    };
  });
}

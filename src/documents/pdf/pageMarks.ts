import type { StructureElement } from "pdfkit";
import type { Canvas } from "./Canvas.ts";
import { MARGINS, MM } from "../layout/layoutNumbers.ts";
import { breakLines, lineHeight } from "../layout/lines.ts";
import { STYLES } from "../layout/styles.ts";

/** Top of the line in the top margin, from the page's edge. */
const MARK_TOP = 9 * MM;

/**
 * Arabic page number, centred in the top margin, not on the first page (PL I, I.7). Each appendix
 * counts for itself (III.1.đ): `label` is the number within its part.
 */
export function drawPageNumber(canvas: Canvas, label: number, pageWidth: number): void {
  if (label === 1) return;
  const style = STYLES.pageNumber();
  const width = pageWidth - MARGINS.left - MARGINS.right;
  const placed = breakLines(String(label), style, width).map((line) => ({
    line,
    x: MARGINS.left,
    top: MARK_TOP,
  }));
  canvas.artifact("Pagination", () => canvas.lines(style, "center", width, placed));
}

/**
 * "DỰ THẢO" and the time of making, right in the top margin of every page, outside the blocks the
 * decree lays out. Read aloud once, at the start; decoration on the pages after.
 */
export function drawDraftMark(
  canvas: Canvas,
  mark: { label: string; createdAt: string },
  parent: StructureElement | null,
  pageWidth: number,
): void {
  const width = pageWidth - MARGINS.left - MARGINS.right;
  // The page number stands in the middle: the mark keeps to the right of it.
  const half = width / 2 - 4 * MM;
  const x = pageWidth - MARGINS.right - half;
  const draw = () => {
    let top = MARK_TOP;
    for (const [text, style] of [
      [mark.label, STYLES.draftMark()],
      [mark.createdAt, STYLES.draftTime()],
    ] as const) {
      const placed = breakLines(text, style, half).map((line, index) => ({
        line: { ...line, last: false },
        x,
        top: top + index * lineHeight(style),
      }));
      canvas.lines(style, "right", half, placed);
      top += placed.length * lineHeight(style);
    }
  };
  if (parent === null) canvas.artifact("Pagination", draw);
  else canvas.tagged(canvas.element(parent, "P"), draw);
}

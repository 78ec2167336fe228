import { documentText } from "../layout/documentText.ts";
import type { Canvas, PlacedLine } from "./Canvas.ts";
import { type FlowBlock, strip, type Strip } from "./flow.ts";
import type { DocumentPart } from "./inspectionReport.ts";
import { breakLines, type Line, lineHeight, textWidth } from "../layout/lines.ts";
import type { LaidPage } from "./paginate.ts";
import { STYLES } from "../layout/styles.ts";

/** A document of more pages than this has a table of contents. */
export const LONG_DOCUMENT_PAGES = 10;

/** Entries deeper than this would make the table as long as what it leads through. */
const DEEPEST = 2;
const INDENT = 14;
const ENTRY_GAP = 3;
const HEADING_GAP = 8;
/** Room at the right for the dots and the number. */
const NUMBER_ROOM = 44;

export interface ContentsEntry {
  block: FlowBlock;
  /** Name of the place in the file. */
  name: string;
  level: number;
  title: string;
  /** Number printed on the page; null in an appendix, which counts for itself. */
  page: number | null;
}

/** The headings of a document that was laid out, in its order. */
export function contentsEntries(
  parts: readonly (DocumentPart & { pages: readonly LaidPage[] })[],
): ContentsEntry[] {
  const entries: ContentsEntry[] = [];
  for (const [partIndex, { pages }] of parts.entries()) {
    const seen = new Set<FlowBlock>();
    for (const [index, page] of pages.entries()) {
      for (const { block } of page.fragments) {
        const { outline } = block;
        if (outline === undefined || seen.has(block) || outline.level > DEEPEST) continue;
        seen.add(block);
        entries.push({
          block,
          name: `s${entries.length + 1}`,
          level: outline.level,
          title: documentText(outline.title),
          page: partIndex === 0 ? index + 1 : null,
        });
      }
    }
  }
  return entries;
}

/**
 * The table of contents as a sheet of its own at the end: page 1 belongs to the blocks of Nghị định
 * 30/2020/NĐ-CP, Phụ lục I, mục IV, and the page numbers it fixes must not move.
 */
export function contentsBlocks(
  heading: string,
  entries: readonly ContentsEntry[],
  width: number,
): FlowBlock[] {
  return [headingBlock(heading, width), listBlock(entries, width)];
}

function headingBlock(heading: string, width: number): FlowBlock {
  const style = STYLES.documentType();
  const lines = breakLines(heading, style, width);
  return {
    strips: lines.map(() => strip(lineHeight(style), { glue: true })),
    after: HEADING_GAP,
    outline: { level: 1, title: heading },
    open: (canvas, parent) => (fragment, left) => {
      const placed = fragment.strips.flatMap(({ index, top }): PlacedLine[] => {
        const line = lines[index];
        return line === undefined ? [] : [{ line, x: left, top }];
      });
      canvas.tagged(canvas.element(parent, "H2"), () => canvas.lines(style, "center", width, placed));
    },
  };
}

function listBlock(entries: readonly ContentsEntry[], width: number): FlowBlock {
  const style = STYLES.body();
  const rows = entries.map((entry) => {
    const indent = (entry.level - 1) * INDENT;
    return { entry, indent, lines: breakLines(entry.title, style, width - indent - NUMBER_ROOM) };
  });
  const owner: { row: (typeof rows)[number]; line: number }[] = rows.flatMap((row) =>
    row.lines.map((_, line) => ({ row, line })),
  );
  return {
    strips: owner.map(({ row, line }): Strip =>
      strip(lineHeight(style), {
        before: line === 0 ? ENTRY_GAP : 0,
        glue: line < row.lines.length - 1,
      }),
    ),
    open(canvas, parent) {
      const table = canvas.element(parent, "TOC");
      return (fragment, left) => {
        const tops = new Map<(typeof rows)[number], number[]>();
        for (const { index, top } of fragment.strips) {
          const row = owner[index]?.row;
          if (row !== undefined) tops.set(row, [...(tops.get(row) ?? []), top]);
        }
        for (const [row, places] of tops) {
          const reference = canvas.element(canvas.element(table, "TOCI"), "Reference");
          const link = canvas.element(reference, "Link");
          drawEntry(canvas, link, { ...row, tops: places, left, width });
        }
      };
    },
  };
}

function drawEntry(
  canvas: Canvas,
  link: ReturnType<Canvas["element"]>,
  row: {
    entry: ContentsEntry;
    indent: number;
    lines: readonly Line[];
    tops: number[];
    left: number;
    width: number;
  },
): void {
  const { entry, indent, lines, tops, left, width } = row;
  const style = STYLES.body();
  const height = lineHeight(style);
  const first = tops[0] ?? 0;
  const last = tops.at(-1) ?? first;
  const label = entry.page === null ? "" : String(entry.page);
  canvas.tagged(link, () => {
    const placed = lines.flatMap((line, index): PlacedLine[] => {
      const top = tops[index];
      // The number is read after a space, not as a part of the last word.
      const open = label !== "" && index === lines.length - 1 ? { ...line, last: false } : line;
      return top === undefined ? [] : [{ line: open, x: left + indent, top }];
    });
    canvas.lines(style, "left", width, placed);
    const number = breakLines(label, style, width).map((line) => ({ line, x: left, top: last }));
    canvas.lines(style, "right", width, number);
  });
  if (label !== "") {
    const end = left + indent + (lines.at(-1)?.width ?? 0);
    const base = last + height * 0.72;
    canvas.artifact("Layout", () => canvas.dots(end + 5, left + width - textWidth(label, style) - 4, base));
  }
  const area = { x: left, top: first, width, height: last + height - first };
  canvas.goTo(link, area, entry.name, entry.title);
}

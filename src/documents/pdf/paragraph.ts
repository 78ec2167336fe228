import type { StructureElement } from "pdfkit";
import type { Align, PlacedLine } from "./Canvas.ts";
import type { FlowBlock, Strip } from "./flow.ts";
import { type Line, type TextStyle, lineHeight } from "../layout/lines.ts";

export interface ParagraphOptions {
  style: TextStyle;
  align: Align;
  /** Width of the column in points. */
  width: number;
  /** Offset of the column from the text block's left edge, in points. */
  x?: number;
  before?: number;
  /** Structure tags from outside in: ["P"], ["LI", "LBody"]. */
  tags: string[];
  /** Headings and captions: all lines together and with what follows. */
  keepWithNext?: boolean;
  /** Headings do not count as text before a signature. */
  text?: boolean;
  /** Points below the last line. */
  after?: number;
  outline?: { level: number; title: string };
}

/** Lines set one below the other; at least two stay together at either side of a page break. */
export function paragraph(lines: readonly Line[], options: ParagraphOptions): FlowBlock {
  const { style, tags, x = 0 } = options;
  const height = lineHeight(style);
  const block: FlowBlock = {
    strips: lines.map((_, index): Strip => {
      const last = index === lines.length - 1;
      return {
        height: height + (last ? (options.after ?? 0) : 0),
        before: index === 0 ? (options.before ?? 0) : 0,
        glue: last ? (options.keepWithNext ?? false) : boundToNext(index, lines.length, options.keepWithNext),
        text: options.text ?? true,
      };
    }),
    open(canvas, parent) {
      const element = tags.reduce((outer: StructureElement, tag) => canvas.element(outer, tag), parent);
      return (fragment, left) => {
        const placed = fragment.strips.flatMap((entry): PlacedLine[] => {
          const line = lines[entry.index];
          return line === undefined ? [] : [{ line, x: left + x, top: entry.top }];
        });
        canvas.tagged(element, () => canvas.lines(style, options.align, options.width, placed));
      };
    },
  };
  if (options.outline !== undefined) block.outline = options.outline;
  return block;
}

function boundToNext(index: number, count: number, all = false): boolean {
  return all || index === 0 || index === count - 2;
}

import type { StructureElement } from "pdfkit";
import type { Canvas } from "./Canvas.ts";

/** What may not be torn apart: a line of text, a table row, a whole signature block. */
export interface Strip {
  /** Points. */
  height: number;
  /** Room above it in points; dropped at the top of a page. */
  before: number;
  /** Stays on the page of the strip after it, also when that belongs to the next block. */
  glue: boolean;
  /** A line of running text (counts as text before a signature block). */
  text: boolean;
}

/** A strip with its place: `top` in points from the top edge of the page. */
export interface PlacedStrip {
  index: number;
  top: number;
}

/** The strips of one block that came to lie on one page. */
export interface Fragment {
  block: FlowBlock;
  strips: PlacedStrip[];
  /** Where the block's repeated head goes, when it goes on from the page before. */
  repeatTop: number | null;
}

/** Draws a fragment, with the text block's left edge at `left` points. */
export type FragmentPainter = (fragment: Fragment, left: number) => void;

/**
 * A piece of a document, measured but not yet drawn: laying out knows nothing of PDF, drawing
 * decides nothing about places.
 */
export interface FlowBlock {
  strips: Strip[];
  /** A table head that is drawn again when strips `first` … `end - 1` start a page. */
  repeat?: { height: number; first: number; end: number };
  /** Extra room before the next block, in points; dropped when that starts a page. */
  after?: number;
  /** Entry in the file's outline, at the block's first strip. */
  outline?: { level: number; title: string };
  /** Called once, before the first fragment: makes the structure elements. */
  open(canvas: Canvas, parent: StructureElement): FragmentPainter;
}

export function strip(height: number, options: Partial<Omit<Strip, "height">> = {}): Strip {
  return { height, before: 0, glue: false, text: false, ...options };
}

/** Marks all strips of a block as bound to what follows. */
export function keepWithNext(block: FlowBlock): FlowBlock {
  const last = block.strips.at(-1);
  if (last !== undefined) last.glue = true;
  return block;
}

/**
 * Binds a block to at least `lines` lines of text before it, so that a signature never stands alone
 * on a page.
 */
export function keepWithTextBefore(blocks: readonly FlowBlock[], lines: number): void {
  let found = 0;
  for (const block of blocks.toReversed()) {
    for (const entry of block.strips.toReversed()) {
      if (found >= lines) return;
      entry.glue = true;
      if (entry.text) found++;
    }
  }
}

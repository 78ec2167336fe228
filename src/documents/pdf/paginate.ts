import type { FlowBlock, Fragment, Strip } from "./flow.ts";

export interface LaidPage {
  fragments: Fragment[];
}

interface Item {
  block: FlowBlock;
  index: number;
  strip: Strip;
  /** Room above, the block before included. */
  before: number;
}

/**
 * Fills pages from `top` to `bottom` (points from the page's top edge). Strips bound by `glue` go
 * to the next page together; only a chain taller than a page is torn, at whatever strip no longer
 * fits. A strip taller than a page would run over the edge: blocks cut their strips small enough.
 */
export function paginate(blocks: readonly FlowBlock[], top: number, bottom: number): LaidPage[] {
  const pages: LaidPage[] = [{ fragments: [] }];
  let y = top;
  const page = () => pages.at(-1) ?? { fragments: [] };
  const empty = () => page().fragments.length === 0;

  const place = (item: Item) => {
    const fragments = page().fragments;
    let fragment = fragments.at(-1);
    if (fragment?.block !== item.block) {
      const head = empty() ? headAbove(item) : 0;
      fragment = { block: item.block, strips: [], repeatTop: head > 0 ? y : null };
      y += head + (empty() ? 0 : item.before);
      fragments.push(fragment);
    } else {
      y += item.before;
    }
    fragment.strips.push({ index: item.index, top: y });
    y += item.strip.height;
  };
  const turn = () => {
    pages.push({ fragments: [] });
    y = top;
  };

  for (const group of glued(blocks)) {
    const fits = (from: number, fresh: boolean) => heightOf(group, fresh) <= bottom - from + ROUNDING;
    if (fits(y, empty())) {
      for (const item of group) place(item);
      continue;
    }
    if (!empty() && fits(top, true)) turn();
    for (const item of group) {
      const need = item.strip.height + (empty() ? 0 : item.before);
      if (!empty() && y + need > bottom + ROUNDING) turn();
      place(item);
    }
  }
  return pages;
}

/** Sums of floats may miss an exact fit by this much, in points. */
const ROUNDING = 0.01;

function headAbove(item: Item): number {
  const { repeat } = item.block;
  return repeat !== undefined && item.index > repeat.first && item.index < repeat.end ? repeat.height : 0;
}

function heightOf(group: readonly Item[], fresh: boolean): number {
  return group.reduce((sum, item, position) => {
    const first = fresh && position === 0;
    return sum + item.strip.height + (first ? headAbove(item) : item.before);
  }, 0);
}

function* glued(blocks: readonly FlowBlock[]): Generator<Item[]> {
  let group: Item[] = [];
  let after = 0;
  for (const block of blocks) {
    for (const [index, strip] of block.strips.entries()) {
      group.push({ block, index, strip, before: strip.before + after });
      after = 0;
      if (!strip.glue) {
        yield group;
        group = [];
      }
    }
    if (block.strips.length > 0) after = block.after ?? 0;
  }
  if (group.length > 0) yield group;
}

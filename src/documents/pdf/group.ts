import type { FlowBlock, Fragment, FragmentPainter, Strip } from "./flow.ts";

/** Blocks under one structure element: the items of a list under their `L`. */
export function group(tag: string, blocks: readonly FlowBlock[]): FlowBlock {
  const strips: Strip[] = [];
  const owner: { block: FlowBlock; index: number }[] = [];
  for (const block of blocks) {
    for (const [index, strip] of block.strips.entries()) {
      strips.push(strip);
      owner.push({ block, index });
    }
  }
  return {
    strips,
    open(canvas, parent) {
      const element = canvas.element(parent, tag);
      const painters = new Map<FlowBlock, FragmentPainter>();
      return (fragment, left) => {
        const parts = new Map<FlowBlock, Fragment>();
        for (const placed of fragment.strips) {
          const own = owner[placed.index];
          if (own === undefined) continue;
          let part = parts.get(own.block);
          if (part === undefined)
            parts.set(own.block, (part = { block: own.block, strips: [], repeatTop: null }));
          part.strips.push({ index: own.index, top: placed.top });
        }
        for (const [block, part] of parts) {
          let painter = painters.get(block);
          if (painter === undefined) painters.set(block, (painter = block.open(canvas, element)));
          painter(part, left);
        }
      };
    },
  };
}

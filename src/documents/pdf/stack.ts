import type { StructureElement } from "pdfkit";
import type { Align, Canvas } from "./Canvas.ts";
import { type Line, type TextStyle, lineHeight } from "../layout/lines.ts";

/** Lines of one style in a column, to be drawn at a fixed place. */
export interface StackItem {
  lines: Line[];
  style: TextStyle;
  align: Align;
  /** Structure tags from outside in; items that follow each other with "L" outside share that list. */
  tags: string[];
  /** Points above. */
  before: number;
  /** Solid rule under the last line, this long, centred. */
  rule?: number;
}

/** Room under a line for its rule, in points. */
export const RULE_ROOM = 4;

/** Distance from the bottom of the line box to the rule. */
const RULE_DROP = 1.5;

export function stackHeight(items: readonly StackItem[]): number {
  return items.reduce(
    (sum, item) =>
      sum +
      item.before +
      item.lines.length * lineHeight(item.style) +
      (item.rule === undefined ? 0 : RULE_ROOM),
    0,
  );
}

/** Draws the items below each other from `top`; gives the bottom. */
export function drawStack(
  canvas: Canvas,
  parent: StructureElement,
  items: readonly StackItem[],
  place: { x: number; top: number; width: number; ruleWidth: number },
): number {
  let y = place.top;
  let list: StructureElement | null = null;
  for (const item of items) {
    y += item.before;
    const height = lineHeight(item.style);
    const placed = item.lines.map((line, index) => ({ line, x: place.x, top: y + index * height }));
    let tags = item.tags;
    let outer = parent;
    if (tags[0] === "L") {
      list ??= canvas.element(parent, "L");
      outer = list;
      tags = tags.slice(1);
    } else {
      list = null;
    }
    if (placed.length > 0) {
      const element = tags.reduce((above: StructureElement, tag) => canvas.element(above, tag), outer);
      canvas.tagged(element, () => canvas.lines(item.style, item.align, place.width, placed));
    }
    y += item.lines.length * height;
    const { rule } = item;
    if (rule !== undefined) {
      const middle = place.x + place.width / 2;
      const at = y + RULE_DROP;
      canvas.artifact("Layout", () =>
        canvas.rule(middle - rule / 2, at, middle + rule / 2, at, place.ruleWidth),
      );
      y += RULE_ROOM;
    }
  }
  return y;
}

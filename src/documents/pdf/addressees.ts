import type { AddresseeLayout } from "../layout/addresseeLayout.ts";
import { PARAGRAPH_GAP } from "../layout/layoutNumbers.ts";
import { breakLines } from "../layout/lines.ts";
import { STYLES } from "../layout/styles.ts";
import { type FlowBlock, keepWithNext } from "./flow.ts";
import { group } from "./group.ts";
import { paragraph } from "./paragraph.ts";

/** Below the rule of the subject and above the căn cứ, in points. */
const GAP = 6;

/** "Kính gửi" as blocks of a page whose text is `width` points wide. */
export function addressees(layout: AddresseeLayout | null, width: number): FlowBlock[] {
  if (layout === null) return [];
  const style = STYLES.body();
  const { left } = layout;
  if (layout.kind === "one") {
    const room = width - left;
    const block = paragraph(breakLines(layout.text, style, room), {
      style,
      align: layout.centred ? "center" : "left",
      x: left,
      width: room,
      before: GAP,
      after: GAP,
      tags: ["P"],
    });
    return [keepWithNext(block)];
  }
  const { lead, items, dashLeft, hang } = layout;
  const head = paragraph(breakLines(lead, style, width - left), {
    style,
    align: "left",
    x: left,
    width: width - left,
    before: GAP,
    tags: ["P"],
    keepWithNext: true,
  });
  const textLeft = dashLeft + hang;
  const list = items.map((item, index) =>
    paragraph(breakLines(item, style, width - textLeft, -hang), {
      style,
      align: "left",
      x: textLeft,
      width: width - textLeft,
      before: PARAGRAPH_GAP / 2,
      after: index < items.length - 1 ? 0 : GAP,
      tags: ["LI", "LBody"],
      keepWithNext: index < items.length - 1,
    }),
  );
  return [head, group("L", list)];
}

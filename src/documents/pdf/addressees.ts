import { dashedList, withColon } from "../../domain/report/punctuateList.ts";
import { type FlowBlock, keepWithNext } from "./flow.ts";
import { group } from "./group.ts";
import { FIRST_LINE, PARAGRAPH_GAP } from "./layoutNumbers.ts";
import { breakLines, textWidth } from "./lines.ts";
import { paragraph } from "./paragraph.ts";
import { STYLES } from "./styles.ts";

/** Below the rule of the subject and above the căn cứ, in points. */
const GAP = 6;

/**
 * "Kính gửi" (PL I, II.9.a): one addressee on the label's line; several below it, each with a dash,
 * the dashes straight under the colon.
 */
export function addressees(label: string, names: readonly string[], width: number): FlowBlock[] {
  const style = STYLES.body();
  const lead = withColon(label);
  const [first] = names;
  if (first === undefined) return [];
  if (names.length === 1) {
    const whole = `${lead} ${first}`;
    const fits = textWidth(whole, style) <= width - 2 * FIRST_LINE;
    const x = fits ? 0 : FIRST_LINE;
    const room = fits ? width : width - FIRST_LINE;
    const lines = breakLines(whole, style, room);
    const block = paragraph(lines, {
      style,
      align: fits ? "center" : "left",
      x,
      width: room,
      before: GAP,
      after: GAP,
      tags: ["P"],
    });
    return [keepWithNext(block)];
  }
  const items = dashedList(names);
  const colon = textWidth(lead.slice(0, -1), style);
  const widest = Math.max(...items.map((item) => textWidth(item, style)));
  const x = Math.max(FIRST_LINE, (width - colon - widest) / 2);
  const dashX = x + colon;
  const listWidth = width - dashX;
  const hang = textWidth("-", style) + textWidth("\u00A0", style);
  const head = paragraph(breakLines(lead, style, width - x), {
    style,
    align: "left",
    x,
    width: width - x,
    before: GAP,
    tags: ["P"],
    keepWithNext: true,
  });
  const list = items.map((item, index) => {
    const lines = breakLines(item, style, listWidth - hang, -hang);
    return paragraph(lines, {
      style,
      align: "left",
      x: dashX + hang,
      width: listWidth - hang,
      before: PARAGRAPH_GAP / 2,
      after: index < items.length - 1 ? 0 : GAP,
      tags: ["LI", "LBody"],
      keepWithNext: index < items.length - 1,
    });
  });
  return [head, group("L", list)];
}

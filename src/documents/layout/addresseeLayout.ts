import { dashedList, withColon } from "../../domain/report/punctuateList.ts";
import { FIRST_LINE } from "./layoutNumbers.ts";
import { textWidth } from "./lines.ts";
import { STYLES } from "./styles.ts";

/** "Kính gửi" with its places, in points from the left edge of the text. */
export type AddresseeLayout =
  /** On the label's line: in the middle when it fits, else from `left`. */
  | { kind: "one"; text: string; left: number; centred: boolean }
  /** Several below the label, each with a dash, the dashes (at `dashLeft`) straight under the colon. */
  | { kind: "list"; lead: string; left: number; items: string[]; dashLeft: number; hang: number };

/** Sets out the addressees of a paper (NĐ 30/2020, PL I, II.9.a); null when there is none. */
export function addresseeLayout(
  label: string,
  names: readonly string[],
  width: number,
): AddresseeLayout | null {
  const style = STYLES.body();
  const lead = withColon(label);
  const [first, ...others] = names;
  if (first === undefined) return null;
  if (others.length === 0) {
    const text = `${lead} ${first}`;
    const centred = textWidth(text, style) <= width - 2 * FIRST_LINE;
    return { kind: "one", text, left: centred ? 0 : FIRST_LINE, centred };
  }
  const items = dashedList(names);
  const colon = textWidth(lead.slice(0, -1), style);
  const widest = Math.max(...items.map((item) => textWidth(item, style)));
  const left = Math.max(FIRST_LINE, (width - colon - widest) / 2);
  const hang = textWidth("-", style) + textWidth("\u00A0", style);
  return { kind: "list", lead, left, items, dashLeft: left + colon, hang };
}

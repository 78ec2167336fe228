import { type FlowBlock, strip } from "./flow.ts";
import { RULE_WIDTH } from "../layout/layoutNumbers.ts";
import { RULE_ROOM } from "./stack.ts";

/** Room under the rule before the text goes on, in points. */
const GAP_BELOW = 8;

/** A solid rule `length` points long, centred under a heading. */
export function ruleBelow(length: number, width: number): FlowBlock {
  return {
    strips: [strip(RULE_ROOM + GAP_BELOW, { glue: true })],
    open: (canvas) => (fragment, left) => {
      const y = (fragment.strips[0]?.top ?? 0) + RULE_ROOM / 2;
      const middle = left + width / 2;
      canvas.artifact("Layout", () =>
        canvas.rule(middle - length / 2, y, middle + length / 2, y, RULE_WIDTH),
      );
    },
  };
}

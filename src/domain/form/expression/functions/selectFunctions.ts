import type { EvaluationContext, FunctionDefinition } from "../evaluationContext.ts";
import { UNKNOWN } from "../values.ts";
import { argument, booleanArgument, MANY, ofTexts, numberArgument } from "./arguments.ts";
import type { Expression } from "../expression.ts";

/** The choices of a multiple selection, which is stored as a list with spaces between. */
function selectedNames(text: string): string[] {
  return text.split(/\s+/).filter((name) => name !== "");
}

/** How many of the arguments from `first` on are true, each with the weight given for it. */
function countTrue(
  args: readonly Expression[],
  context: EvaluationContext,
  weighted: boolean,
): number | typeof UNKNOWN {
  let total = 0;
  for (let index = 2; index < args.length; index += weighted ? 2 : 1) {
    const truth = booleanArgument(args, index, context);
    if (truth === UNKNOWN) return UNKNOWN;
    const weight = weighted && index + 1 < args.length ? numberArgument(args, index + 1, context) : 1;
    if (weight === UNKNOWN) return UNKNOWN;
    if (truth) total += weight;
  }
  return total;
}

function checklist(args: readonly Expression[], context: EvaluationContext, weighted: boolean) {
  const least = numberArgument(args, 0, context);
  const most = numberArgument(args, 1, context);
  const total = countTrue(args, context, weighted);
  if (least === UNKNOWN || most === UNKNOWN || total === UNKNOWN) return UNKNOWN;
  return (least < 0 || total >= least) && (most < 0 || total <= most);
}

/** Functions on choices and truth values. */
export const selectFunctions = {
  /** selected(${q}, '') asks whether nothing is chosen, as in JavaRosa and the reference engine. */
  selected: ofTexts(2, 2, (text, name = "") =>
    name.trim() === "" ? text.trim() === "" : selectedNames(text).includes(name.trim()),
  ),
  "selected-at": ofTexts(2, 2, (text, index = "") => selectedNames(text)[Math.trunc(Number(index))] ?? ""),
  "count-selected": ofTexts(1, 1, (text) => selectedNames(text).length),
  if: {
    minArgs: 3,
    maxArgs: 3,
    call: (args, context) => {
      const condition = booleanArgument(args, 0, context);
      if (condition !== UNKNOWN) return argument(args, condition ? 1 : 2, context);
      const yes = argument(args, 1, context);
      const no = argument(args, 2, context);
      return yes === no ? yes : UNKNOWN;
    },
  },
  not: {
    minArgs: 1,
    maxArgs: 1,
    call: (args, context) => {
      const truth = booleanArgument(args, 0, context);
      return truth === UNKNOWN ? UNKNOWN : !truth;
    },
  },
  boolean: { minArgs: 1, maxArgs: 1, call: (args, context) => booleanArgument(args, 0, context) },
  "boolean-from-string": ofTexts(1, 1, (text) => text === "1" || text.toLowerCase() === "true"),
  true: { minArgs: 0, maxArgs: 0, call: () => true },
  false: { minArgs: 0, maxArgs: 0, call: () => false },
  checklist: { minArgs: 3, maxArgs: MANY, call: (args, context) => checklist(args, context, false) },
  "weighted-checklist": {
    minArgs: 4,
    maxArgs: MANY,
    call: (args, context) => checklist(args, context, true),
  },
} satisfies Record<string, FunctionDefinition>;

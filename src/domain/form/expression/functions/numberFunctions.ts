import type { FunctionDefinition } from "../evaluationContext.ts";
import { UNKNOWN } from "../values.ts";
import { allNodesArgument, MANY, numberArgument, ofNumbers, spreadNumbers } from "./arguments.ts";
import { roundHalfUp } from "../roundHalfUp.ts";

/** Functions on numbers (XPath 1.0 §4.4 and the ODK additions). */
export const numberFunctions = {
  number: {
    minArgs: 0,
    maxArgs: 1,
    call: (args, context) => {
      if (args.length > 0) return numberArgument(args, 0, context);
      const text = context.host.read(context.node);
      return text === UNKNOWN ? UNKNOWN : Number(text);
    },
  },
  int: ofNumbers(1, 1, (value) => Math.trunc(value)),
  floor: ofNumbers(1, 1, (value) => Math.floor(value)),
  ceiling: ofNumbers(1, 1, (value) => Math.ceil(value)),
  round: ofNumbers(1, 2, (value, places = 0) => roundHalfUp(value, places)),
  abs: ofNumbers(1, 1, (value) => Math.abs(value)),
  pow: ofNumbers(2, 2, (base, exponent = Number.NaN) => base ** exponent),
  sqrt: ofNumbers(1, 1, (value) => Math.sqrt(value)),
  exp: ofNumbers(1, 1, (value) => Math.exp(value)),
  exp10: ofNumbers(1, 1, (value) => 10 ** value),
  log: ofNumbers(1, 1, (value) => Math.log(value)),
  log10: ofNumbers(1, 1, (value) => Math.log10(value)),
  sin: ofNumbers(1, 1, (value) => Math.sin(value)),
  cos: ofNumbers(1, 1, (value) => Math.cos(value)),
  tan: ofNumbers(1, 1, (value) => Math.tan(value)),
  asin: ofNumbers(1, 1, (value) => Math.asin(value)),
  acos: ofNumbers(1, 1, (value) => Math.acos(value)),
  atan: ofNumbers(1, 1, (value) => Math.atan(value)),
  atan2: ofNumbers(2, 2, (y, x = Number.NaN) => Math.atan2(y, x)),
  pi: { minArgs: 0, maxArgs: 0, call: () => Math.PI },
  min: {
    minArgs: 1,
    maxArgs: MANY,
    call: (args, context) => {
      const numbers = spreadNumbers(args, context);
      if (numbers === UNKNOWN) return UNKNOWN;
      return numbers.length === 0 ? Number.NaN : Math.min(...numbers);
    },
  },
  max: {
    minArgs: 1,
    maxArgs: MANY,
    call: (args, context) => {
      const numbers = spreadNumbers(args, context);
      if (numbers === UNKNOWN) return UNKNOWN;
      return numbers.length === 0 ? Number.NaN : Math.max(...numbers);
    },
  },
  sum: {
    minArgs: 1,
    maxArgs: 1,
    call: (args, context) => {
      const numbers = spreadNumbers(args, context);
      return numbers === UNKNOWN ? UNKNOWN : numbers.reduce((total, one) => total + one, 0);
    },
  },
  count: {
    minArgs: 1,
    maxArgs: 1,
    call: (args, context) => {
      const nodes = allNodesArgument(args, 0, context);
      return nodes === UNKNOWN ? UNKNOWN : nodes.length;
    },
  },
  "count-non-empty": {
    minArgs: 1,
    maxArgs: 1,
    call: (args, context) => {
      const nodes = allNodesArgument(args, 0, context);
      return nodes === UNKNOWN ? UNKNOWN : nodes.filter((node) => node.text() !== "").length;
    },
  },
  random: { minArgs: 0, maxArgs: 0, call: (_args, context) => context.host.random() },
} satisfies Record<string, FunctionDefinition>;

import type { Expression } from "../expression.ts";
import type { EvaluationContext } from "../evaluationContext.ts";
import {
  isNodeSet,
  PossibleNode,
  toBoolean,
  toNumber,
  toText,
  UNKNOWN,
  type Unknown,
  type Value,
  type XNode,
} from "../values.ts";

/** Functions with no upper limit of arguments. */
export const MANY = 1_000;

export function argument(args: readonly Expression[], index: number, context: EvaluationContext): Value {
  const expression = args[index];
  if (!expression) throw new Error("the number of arguments is checked at import");
  return context.evaluate(expression, context);
}

export function textArgument(
  args: readonly Expression[],
  index: number,
  context: EvaluationContext,
): string | Unknown {
  return toText(argument(args, index, context), context.host.read);
}

export function numberArgument(
  args: readonly Expression[],
  index: number,
  context: EvaluationContext,
): number | Unknown {
  return toNumber(argument(args, index, context), context.host.read);
}

export function booleanArgument(
  args: readonly Expression[],
  index: number,
  context: EvaluationContext,
): boolean | Unknown {
  return toBoolean(argument(args, index, context), context.host.read);
}

export function nodesArgument(
  args: readonly Expression[],
  index: number,
  context: EvaluationContext,
): readonly XNode[] | Unknown {
  const value = argument(args, index, context);
  if (value === UNKNOWN) return UNKNOWN;
  return isNodeSet(value) ? value : [];
}

/** As nodesArgument(), UNKNOWN when it cannot be told which nodes there are. */
export function allNodesArgument(
  args: readonly Expression[],
  index: number,
  context: EvaluationContext,
): readonly XNode[] | Unknown {
  const nodes = nodesArgument(args, index, context);
  return nodes === UNKNOWN || nodes.some((node) => node instanceof PossibleNode) ? UNKNOWN : nodes;
}

/** All arguments as texts, node sets spread out; UNKNOWN as soon as one is missing. */
export function spreadTexts(
  args: readonly Expression[],
  from: number,
  context: EvaluationContext,
): string[] | Unknown {
  const texts: string[] = [];
  for (let index = from; index < args.length; index++) {
    const value = argument(args, index, context);
    const items: readonly Value[] = isNodeSet(value) ? value.map((node) => context.host.read(node)) : [value];
    for (const item of items) {
      const text = toText(item, context.host.read);
      if (text === UNKNOWN) return UNKNOWN;
      texts.push(text);
    }
  }
  return texts;
}

/** All arguments as numbers, node sets spread out; UNKNOWN as soon as one is missing. */
export function spreadNumbers(args: readonly Expression[], context: EvaluationContext): number[] | Unknown {
  const numbers: number[] = [];
  for (let index = 0; index < args.length; index++) {
    const value = argument(args, index, context);
    const items: readonly Value[] = isNodeSet(value) ? value.map((node) => context.host.read(node)) : [value];
    for (const item of items) {
      const number = toNumber(item, context.host.read);
      if (number === UNKNOWN) return UNKNOWN;
      numbers.push(number);
    }
  }
  return numbers;
}

type Texts = readonly [string, ...string[]];

/** A function of texts alone: UNKNOWN when any is. */
export function ofTexts(
  minArgs: number,
  maxArgs: number,
  apply: (...texts: Texts) => Value,
): {
  minArgs: number;
  maxArgs: number;
  call: (args: readonly Expression[], context: EvaluationContext) => Value;
} {
  return {
    minArgs,
    maxArgs,
    call: (args, context) => {
      const texts: string[] = [];
      for (let index = 0; index < args.length; index++) {
        const text = textArgument(args, index, context);
        if (text === UNKNOWN) return UNKNOWN;
        texts.push(text);
      }
      const [first = "", ...rest] = texts;
      return apply(first, ...rest);
    },
  };
}

/** A function of numbers alone: UNKNOWN when any is. */
export function ofNumbers(
  minArgs: number,
  maxArgs: number,
  apply: (first: number, second: number | undefined) => Value,
): {
  minArgs: number;
  maxArgs: number;
  call: (args: readonly Expression[], context: EvaluationContext) => Value;
} {
  return {
    minArgs,
    maxArgs,
    call: (args, context) => {
      const numbers: number[] = [];
      for (let index = 0; index < args.length; index++) {
        const number = numberArgument(args, index, context);
        if (number === UNKNOWN) return UNKNOWN;
        numbers.push(number);
      }
      const [first = Number.NaN, second] = numbers;
      return apply(first, second);
    },
  };
}

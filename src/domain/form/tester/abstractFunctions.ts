import type { Expression } from "../expression/ast.ts";
import { matchesWhole } from "../expression/matchesWhole.ts";
import { roundHalfUp } from "../expression/roundHalfUp.ts";
import {
  ANYTHING,
  canBeFilled,
  EMPTY,
  join,
  lengths,
  NOTHING,
  numbersOf,
  ofNumbers,
  ofTruths,
  truthsOf,
  type Abstract,
  type Truths,
} from "./Abstract.ts";
import { ALL_NUMBERS, around, mapped, negated, range, sumOf, type Range } from "./Range.ts";
import { MAX_INSTANCES } from "../session/Scope.ts";

export type AbstractCall = {
  readonly args: readonly Expression[];
  readonly evaluate: (expression: Expression) => Abstract;
};
type AbstractFunction = (call: AbstractCall) => Abstract;

const ANY_TRUTH: Truths = { yes: true, no: true, unknown: false };
const COUNT = ofNumbers(range(0, MAX_INSTANCES, true));

/**
 * What a function can give, by what its arguments can be. A function that is not here can give anything;
 * then nothing is proved from it, which is never wrong.
 */
export const ABSTRACT_FUNCTIONS: Readonly<Record<string, AbstractFunction>> = {
  true: () => ofTruths({ yes: true, no: false, unknown: false }),
  false: () => ofTruths({ yes: false, no: true, unknown: false }),
  not: ({ args, evaluate }) => {
    const { yes, no, unknown } = truthsOf(valueAt(args, 0, evaluate));
    return ofTruths({ yes: no, no: yes, unknown });
  },
  boolean: ({ args, evaluate }) => ofTruths(truthsOf(valueAt(args, 0, evaluate))),
  if: ({ args, evaluate }) => {
    const { yes, no, unknown } = truthsOf(valueAt(args, 0, evaluate));
    let result = NOTHING;
    if (yes || unknown) result = join(result, valueAt(args, 1, evaluate));
    if (no || unknown) result = join(result, valueAt(args, 2, evaluate));
    return unknown ? { ...result, unknown: true } : result;
  },
  coalesce: ({ args, evaluate }) => {
    let result = NOTHING;
    for (const [index, arg] of args.entries()) {
      const value = evaluate(arg);
      if (index === args.length - 1) return join(result, value);
      if (canBeFilled(value)) result = join(result, { ...value, empty: false, unknown: false, nan: false });
      if (!value.empty && !value.unknown && !value.nan && !value.several) return result;
    }
    return result;
  },
  selected: ({ args, evaluate }) => {
    const list = valueAt(args, 0, evaluate);
    const wanted = valueAt(args, 1, evaluate);
    const unknown = list.unknown || wanted.unknown;
    const name = onlyText(wanted)?.trim();
    if (name === undefined || list.nan || list.numbers || list.yes || list.no || list.texts?.kind === "any")
      return ofTruths({ ...ANY_TRUTH, unknown });
    const lists = [...(list.texts?.values ?? [])].map((text) => text.split(/\s+/).includes(name));
    const yes = lists.includes(true) || (list.names?.may.has(name) ?? false);
    const no =
      list.empty || lists.includes(false) || (list.names !== undefined && !list.names.must.has(name));
    return ofTruths({ yes, no, unknown });
  },
  "count-selected": ({ args, evaluate }) => {
    const list = valueAt(args, 0, evaluate);
    if (list.texts || list.numbers || list.nan || list.yes || list.no)
      return { ...ofNumbers(range(0, Infinity, true)), unknown: list.unknown };
    const counts: Range[] = [];
    if (list.empty) counts.push(range(0, 0, true));
    if (list.names) counts.push(range(Math.max(1, list.names.must.size), list.names.may.size, true));
    const all = counts.reduce<Range | undefined>((a, b) => (a ? around(a, b) : b), undefined);
    return { ...NOTHING, numbers: all, unknown: list.unknown };
  },
  "string-length": ({ args, evaluate }) => {
    const value = args.length > 0 ? valueAt(args, 0, evaluate) : ANYTHING;
    const found: Range[] = [];
    if (value.empty) found.push(range(0, 0, true));
    if (value.texts) {
      const { shortest, longest } = lengths(value.texts);
      found.push(range(shortest, longest, true));
    }
    if (value.numbers || value.names || value.nan || value.yes || value.no)
      found.push(range(1, Infinity, true));
    const all = found.reduce<Range | undefined>((a, b) => (a ? around(a, b) : b), undefined);
    return { ...NOTHING, numbers: all, unknown: value.unknown };
  },
  contains: ofTwoTexts((text, part) => text.includes(part)),
  "starts-with": ofTwoTexts((text, part) => text.startsWith(part)),
  "ends-with": ofTwoTexts((text, part) => text.endsWith(part)),
  regex: ofTwoTexts((text, pattern) => matchesWhole(pattern, text)),
  number: ofNumber((one) => one),
  int: ofNumber((one) => mapped(one, Math.trunc, true)),
  floor: ofNumber((one) => mapped(one, Math.floor, true)),
  ceiling: ofNumber((one) => mapped(one, Math.ceil, true)),
  abs: ofNumber((one) => {
    const both = around(one, negated(one));
    if (one.low >= 0) return one;
    return one.high <= 0 ? negated(one) : range(0, both.high, one.whole);
  }),
  round: ({ args, evaluate }) => {
    const value = numbersOf(valueAt(args, 0, evaluate));
    const places = args.length > 1 ? numbersOf(valueAt(args, 1, evaluate)).numbers : range(0, 0);
    if (!value.numbers || !places) return { ...NOTHING, nan: true, unknown: value.unknown };
    const digits = places.low === places.high ? places.low : undefined;
    const numbers =
      digits === undefined
        ? ALL_NUMBERS
        : mapped(
            value.numbers,
            (one) => (Number.isFinite(one) ? roundHalfUp(one, digits) : one),
            digits <= 0,
          );
    return { ...NOTHING, numbers, nan: value.nan, unknown: value.unknown };
  },
  min: ofSpread((a, b) => range(Math.min(a.low, b.low), Math.min(a.high, b.high), a.whole && b.whole)),
  max: ofSpread((a, b) => range(Math.max(a.low, b.low), Math.max(a.high, b.high), a.whole && b.whole)),
  sum: ({ args, evaluate }) => {
    const value = valueAt(args, 0, evaluate);
    const { numbers, nan, unknown } = numbersOf(value);
    if (!value.several) return { ...NOTHING, numbers: numbers ?? range(0, 0, true), nan, unknown };
    const one = numbers ?? range(0, 0, true);
    const low = one.low < 0 ? one.low * MAX_INSTANCES : 0;
    const high = one.high > 0 ? one.high * MAX_INSTANCES : 0;
    return { ...NOTHING, numbers: sumOf(range(0, 0, true), range(low, high, one.whole)), nan, unknown };
  },
  count: () => ({ ...COUNT, unknown: false }),
  "count-non-empty": () => COUNT,
  position: () => ofNumbers(range(1, MAX_INSTANCES, true)),
  string: ({ args, evaluate }) => {
    const value = args.length > 0 ? valueAt(args, 0, evaluate) : ANYTHING;
    return value.several ? { ...value, several: false, empty: true } : value;
  },
  today: () => ofNumbers(range(0, Infinity, true)),
  now: () => ofNumbers(range(0, Infinity)),
  date: asDay,
  "date-time": asDay,
  "decimal-date-time": ofNumber((one) => one),
};

function asDay({ args, evaluate }: AbstractCall): Abstract {
  const value = numbersOf(valueAt(args, 0, evaluate));
  return { ...NOTHING, numbers: value.numbers, empty: value.nan, unknown: value.unknown };
}

function valueAt(
  args: readonly Expression[],
  index: number,
  evaluate: (expression: Expression) => Abstract,
): Abstract {
  const expression = args[index];
  return expression ? evaluate(expression) : EMPTY;
}

/** The one text it can be, if that is known. */
function onlyText(value: Abstract): string | undefined {
  if (canBeFilled({ ...value, texts: undefined }) || value.nan || value.unknown || value.several)
    return undefined;
  if (!value.texts) return value.empty ? "" : undefined;
  if (value.empty || value.texts.kind === "any" || value.texts.values.size !== 1) return undefined;
  return [...value.texts.values][0];
}

function ofTwoTexts(test: (text: string, other: string) => boolean): AbstractFunction {
  return ({ args, evaluate }) => {
    const value = valueAt(args, 0, evaluate);
    const other = valueAt(args, 1, evaluate);
    const unknown = value.unknown || other.unknown;
    const second = onlyText(other);
    const open = value.numbers || value.names || value.nan || value.yes || value.no || value.several;
    if (second === undefined || open || value.texts?.kind === "any")
      return ofTruths({ ...ANY_TRUTH, unknown });
    const results = [...(value.texts?.values ?? []), ...(value.empty ? [""] : [])].map((text) =>
      test(text, second),
    );
    return ofTruths({ yes: results.includes(true), no: results.includes(false), unknown });
  };
}

function ofNumber(apply: (one: Range) => Range): AbstractFunction {
  return ({ args, evaluate }) => {
    const { numbers, nan, unknown } = numbersOf(args.length > 0 ? valueAt(args, 0, evaluate) : ANYTHING);
    return { ...NOTHING, numbers: numbers && apply(numbers), nan, unknown };
  };
}

/** min() and max() over arguments that may be sets. */
function ofSpread(apply: (a: Range, b: Range) => Range): AbstractFunction {
  return ({ args, evaluate }) => {
    const values = args.map((arg) => evaluate(arg));
    const parts = values.map((value) => numbersOf(value));
    const several = values.some((value) => value.several);
    const known = parts.map((part) => part.numbers).filter((numbers) => numbers !== undefined);
    const nan = several || parts.some((part) => part.nan);
    const numbers = several
      ? known.reduce<Range | undefined>((a, b) => (a ? around(a, b) : b), undefined)
      : known.reduce<Range | undefined>((a, b) => (a ? apply(a, b) : b), undefined);
    return { ...NOTHING, numbers, nan, unknown: parts.some((part) => part.unknown) };
  };
}

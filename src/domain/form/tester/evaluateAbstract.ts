import type { BinaryOperator, Expression } from "../expression/ast.ts";
import {
  ANYTHING,
  equality,
  join,
  NOTHING,
  numbersOf,
  ofNumbers,
  ofText,
  ofTruths,
  single,
  truthsOf,
  type Abstract,
  type Truths,
} from "./Abstract.ts";
import { ABSTRACT_FUNCTIONS } from "./abstractFunctions.ts";
import { ALL_NUMBERS, canBeBelow, holds, negated, productOf, quotientOf, range, sumOf } from "./Range.ts";

export type AbstractContext = {
  /** Missing-aware: what is missing cannot be told. */
  readonly kleene: boolean;
  /** What `${name}` can be. */
  readonly reference: (name: string) => Abstract;
  /** What a path can give. */
  readonly path: (path: Extract<Expression, { kind: "path" }>) => Abstract;
};

/** Everything an expression can give, by what the places it reads can be. */
export function evaluateAbstract(expression: Expression, context: AbstractContext): Abstract {
  const evaluate = (part: Expression): Abstract => evaluateAbstract(part, context);
  switch (expression.kind) {
    case "number":
      return ofNumbers(single(expression.value));
    case "string":
      return ofText(expression.value);
    case "reference":
      return read(context.reference(expression.name), context);
    case "path":
      return read(context.path(expression), context);
    case "negate": {
      const { numbers, nan, unknown } = numbersOf(evaluate(expression.operand));
      return { ...NOTHING, numbers: numbers && negated(numbers), nan, unknown };
    }
    case "call": {
      const apply = ABSTRACT_FUNCTIONS[expression.name];
      return apply ? apply({ args: expression.args, evaluate }) : ANYTHING;
    }
    case "binary":
      return binary(expression.operator, expression.left, expression.right, evaluate);
    default:
      return expression satisfies never;
  }
}

/** In missing-aware evaluation a place without a value is unknown, not "". */
function read(value: Abstract, { kleene }: AbstractContext): Abstract {
  return kleene && value.empty ? { ...value, empty: false, unknown: true } : value;
}

function binary(
  operator: BinaryOperator,
  leftExpression: Expression,
  rightExpression: Expression,
  evaluate: (part: Expression) => Abstract,
): Abstract {
  const left = evaluate(leftExpression);
  const right = evaluate(rightExpression);
  switch (operator) {
    case "and":
      return ofTruths(both(truthsOf(left), truthsOf(right)));
    case "or":
      return ofTruths(turned(both(turned(truthsOf(left)), turned(truthsOf(right)))));
    case "=":
      return ofTruths(equal(left, right));
    case "!=":
      return ofTruths(turned(equal(left, right)));
    case "<":
      return ofTruths(below(left, right, false));
    case "<=":
      return ofTruths(below(left, right, true));
    case ">":
      return ofTruths(below(right, left, false));
    case ">=":
      return ofTruths(below(right, left, true));
    case "|":
      return { ...join(left, right), several: true };
    case "+":
    case "-":
    case "*":
    case "div":
    case "mod":
      return calculate(operator, left, right);
    default:
      return operator satisfies never;
  }
}

/** Kleene's "and" over all pairs of what both sides can be. */
function both(a: Truths, b: Truths): Truths {
  return {
    yes: a.yes && b.yes,
    no: a.no || b.no,
    unknown: (a.unknown && (b.unknown || b.yes)) || (b.unknown && a.yes),
  };
}

function turned({ yes, no, unknown }: Truths): Truths {
  return { yes: no, no: yes, unknown };
}

function equal(left: Abstract, right: Abstract): Truths {
  if (!left.yes && !left.no && !right.yes && !right.no) return equality(left, right);
  const [a, b] = [truthsOf(left), truthsOf(right)];
  const result = {
    yes: (a.yes && b.yes) || (a.no && b.no),
    no: (a.yes && b.no) || (a.no && b.yes),
    unknown: a.unknown || b.unknown,
  };
  const mixed = [left, right].some((one) => (one.yes || one.no) && (one.empty || one.numbers || one.texts));
  return mixed ? { ...result, yes: true, no: true } : result;
}

function below(left: Abstract, right: Abstract, orEqual: boolean): Truths {
  const [a, b] = [numbersOf(left), numbersOf(right)];
  const unknown = a.unknown || b.unknown;
  const nan = a.nan || b.nan || left.several || right.several;
  if (!a.numbers || !b.numbers) return { yes: false, no: nan, unknown };
  return {
    yes: canBeBelow(a.numbers, b.numbers, orEqual),
    no: nan || canBeBelow(b.numbers, a.numbers, !orEqual),
    unknown,
  };
}

function calculate(operator: "+" | "-" | "*" | "div" | "mod", left: Abstract, right: Abstract): Abstract {
  const [a, b] = [numbersOf(left), numbersOf(right)];
  const unknown = a.unknown || b.unknown;
  let nan = a.nan || b.nan;
  if (!a.numbers || !b.numbers) return { ...NOTHING, nan, unknown };
  switch (operator) {
    case "+":
      return { ...NOTHING, numbers: sumOf(a.numbers, b.numbers), nan, unknown };
    case "-":
      return { ...NOTHING, numbers: sumOf(a.numbers, negated(b.numbers)), nan, unknown };
    case "*":
      return { ...NOTHING, numbers: productOf(a.numbers, b.numbers), nan, unknown };
    case "div": {
      // x div 0 is infinite, 0 div 0 no number; as a value of the form both are "".
      const zero = holds(b.numbers, 0);
      nan ||= zero;
      const numbers = zero ? quotientOrAll(a.numbers, b.numbers) : quotientOf(a.numbers, b.numbers);
      return { ...NOTHING, numbers, nan, unknown };
    }
    case "mod": {
      const size = Math.max(Math.abs(b.numbers.low), Math.abs(b.numbers.high));
      const low = a.numbers.low >= 0 ? 0 : -size;
      return {
        ...NOTHING,
        numbers: range(low, size, a.numbers.whole && b.numbers.whole),
        nan: nan || holds(b.numbers, 0),
        unknown,
      };
    }
    default:
      return operator satisfies never;
  }
}

/** With a divisor that can be 0 the result can be ±Infinity, which compares like a number. */
function quotientOrAll(
  a: NonNullable<Abstract["numbers"]>,
  b: NonNullable<Abstract["numbers"]>,
): NonNullable<Abstract["numbers"]> {
  const quotient = quotientOf(a, b);
  const high = a.high > 0 ? Infinity : (quotient?.high ?? 0);
  const low = a.low < 0 ? -Infinity : (quotient?.low ?? 0);
  return quotient ? range(Math.min(low, quotient.low), Math.max(high, quotient.high)) : ALL_NUMBERS;
}

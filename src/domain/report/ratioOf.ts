import type { Expression } from "../form/expression/expression.ts";

export interface Ratio {
  part: string;
  whole: string;
}

/**
 * The two figures that a percentage is made of, when its formula is the plain one,
 * `100 * ${part} div ${whole}`, alone or inside round(), number() and if(): the report then prints
 * the percentage behind its part ("233 hồ sơ (32,82%)"). Null for every other formula, whose
 * percentage has to stand by itself.
 */
export function ratioOf(expression: Expression): Ratio | null {
  if (expression.kind === "call") return ofCall(expression.name, expression.args);
  if (expression.kind !== "binary") return null;
  const { operator, left, right } = expression;
  return operator === "div" ? quotient(left, right) : hundredTimes(operator, left, right);
}

function ofCall(name: string, args: readonly Expression[]): Ratio | null {
  const [first, second, third] = args;
  if (name === "round" || name === "number") return first === undefined ? null : ratioOf(first);
  if (name !== "if" || second === undefined || third === undefined) return null;
  // The other branch only says what stands there when there is nothing to divide.
  return isEmptyText(third) ? ratioOf(second) : null;
}

/** (100 * a) div b */
function quotient(left: Expression, right: Expression): Ratio | null {
  if (right.kind !== "reference" || left.kind !== "binary" || left.operator !== "*") return null;
  const part = timesHundred(left.left, left.right);
  return part === null ? null : { part, whole: right.name };
}

/** 100 * (a div b) */
function hundredTimes(operator: string, left: Expression, right: Expression): Ratio | null {
  if (operator !== "*") return null;
  const [factor, division] = isHundred(left) ? [left, right] : [right, left];
  if (!isHundred(factor) || division.kind !== "binary" || division.operator !== "div") return null;
  const { left: part, right: whole } = division;
  if (part.kind !== "reference" || whole.kind !== "reference") return null;
  return { part: part.name, whole: whole.name };
}

function timesHundred(left: Expression, right: Expression): string | null {
  if (isHundred(left) && right.kind === "reference") return right.name;
  if (isHundred(right) && left.kind === "reference") return left.name;
  return null;
}

function isHundred(expression: Expression): boolean {
  return expression.kind === "number" && expression.value === 100;
}

function isEmptyText(expression: Expression): boolean {
  return expression.kind === "string" && expression.value === "";
}

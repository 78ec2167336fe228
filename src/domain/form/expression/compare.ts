import {
  isNodeSet,
  toBoolean,
  toNumber,
  toText,
  UNKNOWN,
  type ReadNode,
  type Unknown,
  type Value,
  type XNode,
} from "./values.ts";

const COMPARISONS = ["=", "!=", "<", "<=", ">", ">="] as const;
export type Comparison = (typeof COMPARISONS)[number];

export function isComparison(operator: string): boolean {
  return COMPARISONS.some((comparison) => comparison === operator);
}

/** XPath 1.0 §3.4: a node set compares true when any of its nodes does. */
export function compare(operator: Comparison, left: Value, right: Value, read: ReadNode): boolean | Unknown {
  if (left === UNKNOWN || right === UNKNOWN) return UNKNOWN;
  if (isNodeSet(left) && typeof right !== "boolean")
    return anyOf(left, (node) => compareRead(operator, read(node), right, read));
  if (isNodeSet(right) && typeof left !== "boolean")
    return anyOf(right, (node) => compareRead(mirrored(operator), read(node), left, read));
  if (operator === "=" || operator === "!=") {
    const equal = equals(left, right, read);
    return equal === UNKNOWN ? UNKNOWN : equal === (operator === "=");
  }
  const a = toNumber(left, read);
  const b = toNumber(right, read);
  if (a === UNKNOWN || b === UNKNOWN) return UNKNOWN;
  switch (operator) {
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    case ">=":
      return a >= b;
    default:
      return operator satisfies never;
  }
}

function compareRead(
  operator: Comparison,
  text: string | Unknown,
  other: Value,
  read: ReadNode,
): boolean | Unknown {
  return text === UNKNOWN ? UNKNOWN : compare(operator, text, other, read);
}

function anyOf(nodes: readonly XNode[], test: (node: XNode) => boolean | Unknown): boolean | Unknown {
  let result: boolean | Unknown = false;
  for (const node of nodes) {
    const one = test(node);
    if (one === true) return true;
    if (one === UNKNOWN) result = UNKNOWN;
  }
  return result;
}

function mirrored(operator: Comparison): Comparison {
  switch (operator) {
    case "<":
      return ">";
    case "<=":
      return ">=";
    case ">":
      return "<";
    case ">=":
      return "<=";
    case "=":
    case "!=":
      return operator;
    default:
      return operator satisfies never;
  }
}

function equals(left: Value, right: Value, read: ReadNode): boolean | Unknown {
  if (typeof left === "boolean" || typeof right === "boolean") {
    const a = toBoolean(left, read);
    const b = toBoolean(right, read);
    return a === UNKNOWN || b === UNKNOWN ? UNKNOWN : a === b;
  }
  if (typeof left === "number" || typeof right === "number") {
    const a = toNumber(left, read);
    const b = toNumber(right, read);
    return a === UNKNOWN || b === UNKNOWN ? UNKNOWN : a === b;
  }
  const a = toText(left, read);
  const b = toText(right, read);
  return a === UNKNOWN || b === UNKNOWN ? UNKNOWN : a === b;
}

import { dayNumberOfText } from "./dates.ts";

/** A place the language can point at: a question, a group, a repeat instance, a choice. */
export interface XNode {
  readonly name: string;
  readonly parent: XNode | undefined;
  children(): readonly XNode[];
  /** The string value; "" for what is missing or not relevant. */
  text(): string;
}

/**
 * The third truth value of missing-aware (Kleene) evaluation: it cannot be told, because a figure is
 * missing. Never occurs in ordinary ODK evaluation.
 */
export const UNKNOWN: unique symbol = Symbol("unknown");
export type Unknown = typeof UNKNOWN;

export type Value = string | number | boolean | readonly XNode[] | Unknown;

/**
 * A place of which it cannot be told whether there is one, so that nothing can be told of it: a further
 * entry of a repeat that nobody has called finished, an entry that may or may not meet a predicate. Stands
 * in node sets of missing-aware evaluation only, where `read` answers UNKNOWN for it.
 */
export class PossibleNode implements XNode {
  readonly name: string;
  readonly parent = undefined;

  constructor(name: string) {
    this.name = name;
  }

  children(): readonly XNode[] {
    return [];
  }

  text(): string {
    return "";
  }
}

/** How a node is read: in ODK evaluation its text, in missing-aware evaluation UNKNOWN instead of "". */
export type ReadNode = (node: XNode) => string | Unknown;

export function isNodeSet(value: Value): value is readonly XNode[] {
  return Array.isArray(value);
}

/**
 * XPath 1.0 §4.2; a node set gives its first node, one that is empty for certain gives "". One that only may
 * be empty holds a PossibleNode, which reads as UNKNOWN.
 */
export function toText(value: Value, read: ReadNode): string | Unknown {
  if (value === UNKNOWN || typeof value === "string") return value;
  if (typeof value === "number") return numberToText(value);
  if (typeof value === "boolean") return value ? "true" : "false";
  const [first] = value;
  return first === undefined ? "" : read(first);
}

/** XPath 1.0 §4.4, plus ODK's: a date becomes the number of days since 1970-01-01. */
export function toNumber(value: Value, read: ReadNode): number | Unknown {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  const text = toText(value, read);
  return text === UNKNOWN ? UNKNOWN : textToNumber(text);
}

/** XPath 1.0 §4.3; a node set is true when the text of its first node is not empty, as in ODK Collect. */
export function toBoolean(value: Value, read: ReadNode): boolean | Unknown {
  if (value === UNKNOWN || typeof value === "boolean") return value;
  if (typeof value === "number") return value !== 0 && !Number.isNaN(value);
  const text = toText(value, read);
  return text === UNKNOWN ? UNKNOWN : text !== "";
}

const PLAIN_NUMBER = /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

export function textToNumber(text: string): number {
  const trimmed = text.trim();
  if (PLAIN_NUMBER.test(trimmed)) return Number(trimmed);
  return dayNumberOfText(trimmed) ?? Number.NaN;
}

/** Beyond this JavaScript writes an exponent, which no form understands. */
const LARGEST_PLAIN = 1e21;

/**
 * Writes a number the way XPath 1.0 §4.2 does: as many digits as tell it from every other number, no
 * exponent, no ".0", "NaN" for what is no number. What people read is rounded by printValue().
 */
export function numberToText(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "Infinity" : "-Infinity";
  if (Number.isInteger(value))
    return Math.abs(value) < LARGEST_PLAIN ? String(value === 0 ? 0 : value) : BigInt(value).toString();
  const text = String(value);
  if (!text.includes("e")) return text;
  return Math.abs(value) < 1 ? value.toFixed(20).replace(/0+$/, "").replace(/\.$/, "") : text;
}

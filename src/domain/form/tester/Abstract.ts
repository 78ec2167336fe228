import { textToNumber } from "../expression/values.ts";
import { ALL_NUMBERS, around, holds, isSingle, meet, type Range } from "./Range.ts";

/** Texts that are not empty: the ones listed, or all of a length. */
export type Texts =
  | { readonly kind: "some"; readonly values: ReadonlySet<string> }
  | {
      readonly kind: "any";
      readonly shortest: number;
      readonly longest: number;
      /** Texts that are not among them all the same. */
      readonly except?: ReadonlySet<string>;
    };

/** Names chosen in a multiple choice: those in `must` are, those not in `may` are not. */
export type Names = { readonly must: ReadonlySet<string>; readonly may: ReadonlySet<string> };

/**
 * All values something can have, or more: what is not in here it can never be. The proofs of the tester
 * rest on that one promise.
 */
export type Abstract = {
  /** Cannot be told for a missing figure (missing-aware evaluation only). */
  readonly unknown: boolean;
  /** The empty text: missing. */
  readonly empty: boolean;
  /** The number NaN. */
  readonly nan: boolean;
  readonly yes: boolean;
  readonly no: boolean;
  /** Numbers, and texts that are read as numbers (dates as days). */
  readonly numbers: Range | undefined;
  readonly texts: Texts | undefined;
  /** A list of names, at least one. */
  readonly names: Names | undefined;
  /** A set of any number of such values (a question of a repeat seen from outside). */
  readonly several: boolean;
};

export const NOTHING: Abstract = {
  unknown: false,
  empty: false,
  nan: false,
  yes: false,
  no: false,
  numbers: undefined,
  texts: undefined,
  names: undefined,
  several: false,
};
export const EMPTY: Abstract = { ...NOTHING, empty: true };
export const ANY_TEXT: Texts = { kind: "any", shortest: 1, longest: Infinity };
export const ANYTHING: Abstract = {
  unknown: true,
  empty: true,
  nan: true,
  yes: true,
  no: true,
  numbers: ALL_NUMBERS,
  texts: ANY_TEXT,
  names: undefined,
  several: true,
};
export const ANY_VALUE: Abstract = { ...NOTHING, empty: true, numbers: ALL_NUMBERS, texts: ANY_TEXT };

export function ofNumbers(numbers: Range): Abstract {
  return { ...NOTHING, numbers };
}

export function ofText(text: string): Abstract {
  return text === "" ? EMPTY : { ...NOTHING, texts: { kind: "some", values: new Set([text]) } };
}

export function ofTexts(texts: Iterable<string>): Abstract {
  const values = new Set(texts);
  const empty = values.delete("");
  return { ...NOTHING, empty, texts: values.size > 0 ? { kind: "some", values } : undefined };
}

/** Truth values something can have. */
export type Truths = { readonly yes: boolean; readonly no: boolean; readonly unknown: boolean };

export function ofTruths(truths: Truths): Abstract {
  return { ...NOTHING, ...truths };
}

/** Lists of texts longer than this are given up for "any". */
const MAX_TEXTS = 400;

/** All that is in `a` or `b`. */
export function join(a: Abstract, b: Abstract): Abstract {
  if (a === NOTHING) return b;
  if (b === NOTHING) return a;
  const names = joinNames(a.names, b.names);
  return {
    unknown: a.unknown || b.unknown,
    empty: a.empty || b.empty,
    nan: a.nan || b.nan,
    yes: a.yes || b.yes,
    no: a.no || b.no,
    numbers: a.numbers && b.numbers ? around(a.numbers, b.numbers) : (a.numbers ?? b.numbers),
    texts: joinTexts(a.texts, b.texts),
    names,
    several: a.several || b.several,
  };
}

function joinTexts(a: Texts | undefined, b: Texts | undefined): Texts | undefined {
  if (!a || !b) return a ?? b;
  if (a.kind === "some" && b.kind === "some" && a.values.size + b.values.size <= MAX_TEXTS)
    return { kind: "some", values: new Set([...a.values, ...b.values]) };
  const [first, second] = [lengths(a), lengths(b)];
  return {
    kind: "any",
    shortest: Math.min(first.shortest, second.shortest),
    longest: Math.max(first.longest, second.longest),
  };
}

function joinNames(a: Names | undefined, b: Names | undefined): Names | undefined {
  if (!a || !b) return a ?? b;
  return {
    must: new Set([...a.must].filter((name) => b.must.has(name))),
    may: new Set([...a.may, ...b.may]),
  };
}

export function lengths(texts: Texts): { shortest: number; longest: number } {
  if (texts.kind === "any") return texts;
  const all = [...texts.values].map((text) => Array.from(text).length);
  return { shortest: Math.min(...all), longest: Math.max(...all) };
}

/** Whether it can be text of any kind that is not empty. */
export function canBeFilled(value: Abstract): boolean {
  return (
    value.numbers !== undefined ||
    value.texts !== undefined ||
    value.names !== undefined ||
    value.yes ||
    value.no
  );
}

/** The numbers it can be read as. */
export function numbersOf(value: Abstract): { numbers: Range | undefined; nan: boolean; unknown: boolean } {
  let { numbers } = value;
  let nan = value.nan || value.empty || value.names !== undefined;
  const add = (one: Range): void => {
    numbers = numbers ? around(numbers, one) : one;
  };
  if (value.texts?.kind === "any") {
    add(ALL_NUMBERS);
    nan = true;
  } else
    for (const text of value.texts?.values ?? []) {
      const number = textToNumber(text);
      if (Number.isNaN(number)) nan = true;
      else add(single(number));
    }
  for (const name of value.names?.may ?? []) {
    const number = textToNumber(name);
    if (!Number.isNaN(number)) add(single(number));
  }
  if (value.yes) add(single(1));
  if (value.no) add(single(0));
  return { numbers, nan, unknown: value.unknown };
}

export function single(number: number): Range {
  return { low: number, high: number, lowOpen: false, highOpen: false, whole: Number.isInteger(number) };
}

export function truthsOf(value: Abstract): Truths {
  const { numbers } = value;
  // As a text "0" is true, as a number 0 is not: which of them it is cannot be seen here.
  const zero = numbers !== undefined && holds(numbers, 0);
  return {
    yes: value.yes || numbers !== undefined || value.texts !== undefined || value.names !== undefined,
    no: value.no || value.empty || value.nan || zero || value.several,
    unknown: value.unknown,
  };
}

/** Whether both can be the same, and whether they can differ, compared as texts or numbers. */
export function equality(a: Abstract, b: Abstract): Truths {
  const unknown = a.unknown || b.unknown;
  const yes =
    (a.empty && b.empty) ||
    (a.numbers !== undefined && b.numbers !== undefined && meet(a.numbers, b.numbers) !== undefined) ||
    textsMeet(a.texts, b.texts) ||
    numbersMeetTexts(a.numbers, b.texts) ||
    numbersMeetTexts(b.numbers, a.texts) ||
    namesMeet(a, b) ||
    namesMeet(b, a);
  const no = !(isOnly(a) && isOnly(b) && yes && sameKind(a, b)) || a.several || b.several;
  return { yes, no: no && canBeTold(a) && canBeTold(b), unknown };
}

function canBeTold(value: Abstract): boolean {
  return value.empty || value.nan || canBeFilled(value);
}

/** Whether there is exactly one value it can have. */
function isOnly(value: Abstract): boolean {
  const kinds = [
    value.empty,
    value.numbers !== undefined,
    value.texts !== undefined,
    value.names !== undefined,
    value.nan,
  ].filter((is) => is).length;
  if (kinds !== 1 || value.nan || value.names !== undefined) return false;
  if (value.numbers) return isSingle(value.numbers);
  return value.empty || (value.texts?.kind === "some" && value.texts.values.size === 1);
}

function sameKind(a: Abstract, b: Abstract): boolean {
  return a.empty === b.empty && (a.numbers !== undefined) === (b.numbers !== undefined);
}

function textsMeet(a: Texts | undefined, b: Texts | undefined): boolean {
  if (!a || !b) return false;
  if (a.kind === "some" && b.kind === "some") return [...a.values].some((text) => b.values.has(text));
  if (a.kind === "any" && b.kind === "any") return a.shortest <= b.longest && b.shortest <= a.longest;
  const [listed, any] = a.kind === "some" ? [a, b] : [b, a];
  if (listed.kind !== "some" || any.kind !== "any") return false;
  return [...listed.values].some((text) => {
    const length = Array.from(text).length;
    if (any.except?.has(text)) return false;
    return length >= any.shortest && length <= any.longest;
  });
}

function numbersMeetTexts(numbers: Range | undefined, texts: Texts | undefined): boolean {
  if (!numbers || !texts) return false;
  if (texts.kind === "any") return true;
  return [...texts.values].some((text) => holds(numbers, textToNumber(text)));
}

function namesMeet(a: Abstract, b: Abstract): boolean {
  const { names } = a;
  if (!names) return false;
  if (b.names || b.numbers !== undefined || b.texts?.kind === "any") return true;
  if (b.texts?.kind !== "some") return false;
  return [...b.texts.values].some((text) => {
    const chosen = new Set(text.split(/\s+/));
    return (
      [...chosen].every((name) => names.may.has(name)) && [...names.must].every((name) => chosen.has(name))
    );
  });
}

/** Numbers between two bounds. Whole ranges have closed bounds (or none). */
export type Range = {
  readonly low: number;
  readonly high: number;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
  /** Whole numbers only. */
  readonly whole: boolean;
};

/** The closed range from `low` to `high`. */
export function range(low: number, high: number, whole = false): Range {
  return { low, high, lowOpen: false, highOpen: false, whole };
}

export const ALL_NUMBERS = range(-Infinity, Infinity);
export const ALL_WHOLE = range(-Infinity, Infinity, true);

export function isSingle(one: Range): boolean {
  return one.low === one.high;
}

export function holds(one: Range, value: number): boolean {
  if (one.whole && !Number.isInteger(value)) return false;
  const above = one.lowOpen ? value > one.low : value >= one.low;
  return above && (one.highOpen ? value < one.high : value <= one.high);
}

/** The numbers in both; undefined when there are none. */
export function meet(a: Range, b: Range): Range | undefined {
  const low = Math.max(a.low, b.low);
  const high = Math.min(a.high, b.high);
  const lowOpen = (a.low === low && a.lowOpen) || (b.low === low && b.lowOpen);
  const highOpen = (a.high === high && a.highOpen) || (b.high === high && b.highOpen);
  return tidy({ low, high, lowOpen, highOpen, whole: a.whole || b.whole });
}

/** The smallest range around both. */
export function around(a: Range, b: Range): Range {
  return {
    low: Math.min(a.low, b.low),
    high: Math.max(a.high, b.high),
    lowOpen: (a.low > b.low || a.lowOpen) && (b.low > a.low || b.lowOpen),
    highOpen: (a.high < b.high || a.highOpen) && (b.high < a.high || b.highOpen),
    whole: a.whole && b.whole,
  };
}

/** Whether some number of `a` is below some number of `b` (with `orEqual`: or the same). */
export function canBeBelow(a: Range, b: Range, orEqual: boolean): boolean {
  if (a.low < b.high) return true;
  return orEqual && a.low === b.high && !a.lowOpen && !b.highOpen;
}

export function negated(one: Range): Range {
  return {
    low: -one.high,
    high: -one.low,
    lowOpen: one.highOpen,
    highOpen: one.lowOpen,
    whole: one.whole,
  };
}

export function sumOf(a: Range, b: Range): Range {
  return {
    low: orElse(a.low + b.low, -Infinity),
    high: orElse(a.high + b.high, Infinity),
    lowOpen: a.lowOpen || b.lowOpen,
    highOpen: a.highOpen || b.highOpen,
    whole: a.whole && b.whole,
  };
}

export function productOf(a: Range, b: Range): Range {
  const corners = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high].map((one) =>
    orElse(one, 0),
  );
  return range(Math.min(...corners), Math.max(...corners), a.whole && b.whole);
}

/** Undefined when the divisor can be nothing but 0; the caller knows whether it can be 0. */
export function quotientOf(a: Range, b: Range): Range | undefined {
  if (holds(b, 0) || (b.low < 0 && b.high > 0)) {
    const positive = meet(b, { ...ALL_NUMBERS, low: b.whole ? 1 : 0, lowOpen: !b.whole });
    const negative = meet(b, { ...ALL_NUMBERS, high: b.whole ? -1 : 0, highOpen: !b.whole });
    const parts = [positive, negative].filter((part) => part !== undefined);
    return parts
      .map((part) => quotient(a, part))
      .reduce<Range | undefined>((whole, part) => (whole ? around(whole, part) : part), undefined);
  }
  return quotient(a, b);
}

function quotient(a: Range, b: Range): Range {
  const corners = [a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high].map((one) =>
    orElse(one, 0),
  );
  // Beside 0 a quotient grows without end.
  if (b.low === 0 || b.high === 0) {
    const sign = b.low === 0 ? 1 : -1;
    if (a.high * sign > 0) corners.push(Infinity);
    if (a.low * sign < 0) corners.push(-Infinity);
  }
  return range(Math.min(...corners), Math.max(...corners));
}

/** Applies a function that never falls. */
export function mapped(one: Range, apply: (value: number) => number, whole: boolean): Range {
  return range(apply(one.low), apply(one.high), whole);
}

function orElse(value: number, other: number): number {
  return Number.isNaN(value) ? other : value;
}

function tidy(one: Range): Range | undefined {
  let { low, high, lowOpen, highOpen } = one;
  if (one.whole) {
    low = lowOpen && Number.isInteger(low) ? low + 1 : Math.ceil(low);
    high = highOpen && Number.isInteger(high) ? high - 1 : Math.floor(high);
    lowOpen = highOpen = false;
  }
  if (low > high || (low === high && (lowOpen || highOpen))) return undefined;
  return { low, high, lowOpen, highOpen, whole: one.whole };
}

/** Powers of ten of the words for large numbers; search keys. */
const SCALES: ReadonlyMap<string, number> = new Map([
  ["ty", 9],
  ["ti", 9],
  ["billion", 9],
  ["bn", 9],
  ["trieu", 6],
  ["tr", 6],
  ["million", 6],
  ["nghin", 3],
  ["ngan", 3],
  ["thousand", 3],
  ["k", 3],
]);

/** Only before another scale word: without accents "trăm" is also "trạm" and "chục" also "chức". */
const SCALES_BEFORE_SCALES: ReadonlyMap<string, number> = new Map([
  ["tram", 2],
  ["chuc", 1],
]);

/** Written in a hurry; in a count "2 k" could also be "2 không". */
const SHORT_SCALES: ReadonlySet<string> = new Set(["k", "tr", "bn"]);

export interface ScaleReading {
  /** 0 when no scale word stands there. */
  exponent: number;
  short: boolean;
  rest: string;
}

/**
 * Takes scale words from the beginning of `text`: "trăm triệu đồng" gives 8 and "dong". Words of one
 * figure multiply, "nghìn tỷ" is 12.
 */
export function readScale(text: string): ScaleReading {
  const words = /^[a-z\s]*/.exec(text)?.[0] ?? "";
  let exponent = 0;
  let short = false;
  let length = words.length - words.trimStart().length;
  let pending = 0;
  for (const [whole, word = ""] of words.matchAll(/([a-z]+)\s*/g)) {
    const before = SCALES_BEFORE_SCALES.get(word);
    const power = SCALES.get(word);
    if (before === undefined && power === undefined) break;
    pending += before ?? 0;
    length += whole.length;
    if (power === undefined) continue;
    exponent += power + pending;
    pending = 0;
    short ||= SHORT_SCALES.has(word);
  }
  if (pending > 0) return { exponent: 0, short: false, rest: text };
  return { exponent, short, rest: text.slice(length) };
}

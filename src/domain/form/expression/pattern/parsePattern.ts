/** A set of characters: code point ranges, possibly turned around. */
export type CharacterSet = {
  readonly negated: boolean;
  readonly ranges: readonly (readonly [number, number])[];
  readonly sets: readonly CharacterSet[];
};

/** Syntax of a regular expression without look-around and back references: what an automaton can run. */
export type Pattern =
  | { readonly kind: "set"; readonly set: CharacterSet }
  | { readonly kind: "sequence"; readonly items: readonly Pattern[] }
  | { readonly kind: "either"; readonly options: readonly Pattern[] }
  | { readonly kind: "repeat"; readonly item: Pattern; readonly min: number; readonly max: number }
  | { readonly kind: "start" }
  | { readonly kind: "end" }
  | { readonly kind: "boundary"; readonly negated: boolean };

export type ParsedPattern = { ok: true; pattern: Pattern } | { ok: false; reason: string; at: number };

/** Counted repetitions above this are refused: each one is unrolled in the automaton. */
const MAX_REPETITIONS = 1_000;
const MAX_DEPTH = 50;

const DIGIT: CharacterSet = { negated: false, ranges: [[48, 57]], sets: [] };
const WORD: CharacterSet = {
  negated: false,
  ranges: [
    [48, 57],
    [65, 90],
    [95, 95],
    [97, 122],
  ],
  sets: [],
};
const SPACE: CharacterSet = {
  negated: false,
  ranges: [
    [9, 13],
    [32, 32],
    [0xa0, 0xa0],
    [0x1680, 0x1680],
    [0x2000, 0x200a],
    [0x2028, 0x2029],
    [0x202f, 0x202f],
    [0x205f, 0x205f],
    [0x3000, 0x3000],
    [0xfeff, 0xfeff],
  ],
  sets: [],
};
const DOT: CharacterSet = {
  negated: true,
  ranges: [
    [10, 10],
    [13, 13],
    [0x2028, 0x2029],
  ],
  sets: [],
};

function one(code: number): CharacterSet {
  return { negated: false, ranges: [[code, code]], sets: [] };
}

function not(set: CharacterSet): CharacterSet {
  return { negated: true, ranges: [], sets: [set] };
}

class Refused extends Error {
  readonly reason: string;
  readonly at: number;
  constructor(reason: string, at: number) {
    super(reason);
    this.reason = reason;
    this.at = at;
  }
}

/** Parses the pattern of regex(); never throws on bad input. `reason` is an English phrase for the log. */
export function parsePattern(source: string): ParsedPattern {
  try {
    return { ok: true, pattern: new PatternParser(source).whole() };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, reason: error.reason, at: error.at };
    throw error;
  }
}

class PatternParser {
  private readonly letters: readonly string[];
  private index = 0;
  private depth = 0;

  constructor(source: string) {
    this.letters = Array.from(source);
  }

  whole(): Pattern {
    const pattern = this.either();
    if (this.index < this.letters.length) throw this.refuse("unbalanced parenthesis");
    return pattern;
  }

  private refuse(reason: string): Refused {
    return new Refused(reason, this.index);
  }

  private take(letter: string): boolean {
    if (this.letters[this.index] !== letter) return false;
    this.index++;
    return true;
  }

  private next(): string {
    const letter = this.letters[this.index];
    if (letter === undefined) throw this.refuse("pattern ends too early");
    this.index++;
    return letter;
  }

  private either(): Pattern {
    if (++this.depth > MAX_DEPTH) throw this.refuse("nested too deeply");
    const options: Pattern[] = [];
    do options.push(this.sequence());
    while (this.take("|"));
    this.depth--;
    const [only, ...more] = options;
    return only && more.length === 0 ? only : { kind: "either", options };
  }

  private sequence(): Pattern {
    const items: Pattern[] = [];
    while (this.index < this.letters.length) {
      const letter = this.letters[this.index];
      if (letter === "|" || letter === ")") break;
      items.push(this.repeated(this.atom()));
    }
    return { kind: "sequence", items };
  }

  private repeated(item: Pattern): Pattern {
    let result = item;
    for (;;) {
      const bounds = this.quantifier();
      if (!bounds) return result;
      this.take("?"); // laziness and possession change what is captured, not what matches
      this.take("+");
      result = { kind: "repeat", item: result, ...bounds };
    }
  }

  private quantifier(): { min: number; max: number } | undefined {
    if (this.take("*")) return { min: 0, max: Infinity };
    if (this.take("+")) return { min: 1, max: Infinity };
    if (this.take("?")) return { min: 0, max: 1 };
    const rest = this.letters.slice(this.index, this.index + 20).join("");
    const match = /^\{(\d+)(,(\d*))?\}/.exec(rest);
    if (!match) return undefined;
    const min = Number(match[1]);
    const max = match[2] === undefined ? min : match[3] === "" ? Infinity : Number(match[3]);
    if (min > MAX_REPETITIONS || (max !== Infinity && max > MAX_REPETITIONS))
      throw this.refuse("repetition count too large");
    if (max < min) throw this.refuse("repetition bounds out of order");
    this.index += match[0].length;
    return { min, max };
  }

  private atom(): Pattern {
    const letter = this.next();
    switch (letter) {
      case "(":
        return this.group();
      case "[":
        return { kind: "set", set: this.characterClass() };
      case ".":
        return { kind: "set", set: DOT };
      case "^":
        return { kind: "start" };
      case "$":
        return { kind: "end" };
      case "\\":
        return this.escape();
      case "*":
      case "+":
      case "?":
        this.index--;
        throw this.refuse("nothing to repeat");
      default:
        return { kind: "set", set: one(letter.codePointAt(0) ?? 0) };
    }
  }

  private group(): Pattern {
    if (this.take("?")) {
      if (!this.take(":")) throw this.refuse("look-around, named groups and flags are not supported");
    }
    const inner = this.either();
    if (!this.take(")")) throw this.refuse("unbalanced parenthesis");
    return inner;
  }

  private escape(): Pattern {
    const letter = this.letters[this.index];
    if (letter === "b" || letter === "B") {
      this.index++;
      return { kind: "boundary", negated: letter === "B" };
    }
    if (letter !== undefined && /[1-9]/.test(letter)) throw this.refuse("back references are not supported");
    return { kind: "set", set: this.escapedSet() };
  }

  private escapedSet(): CharacterSet {
    const letter = this.next();
    switch (letter) {
      case "d":
        return DIGIT;
      case "D":
        return not(DIGIT);
      case "w":
        return WORD;
      case "W":
        return not(WORD);
      case "s":
        return SPACE;
      case "S":
        return not(SPACE);
      case "t":
        return one(9);
      case "n":
        return one(10);
      case "r":
        return one(13);
      case "f":
        return one(12);
      case "v":
        return one(11);
      case "0":
        return one(0);
      case "x":
        return one(this.hex(2));
      case "u":
        return one(this.hex(4));
      default:
        if (/[a-zA-Z]/.test(letter)) throw this.refuse(`unknown escape \\${letter}`);
        return one(letter.codePointAt(0) ?? 0);
    }
  }

  private hex(digits: number): number {
    const text = this.letters.slice(this.index, this.index + digits).join("");
    if (!/^[0-9a-fA-F]+$/.test(text) || text.length !== digits) throw this.refuse("bad hexadecimal escape");
    this.index += digits;
    return Number.parseInt(text, 16);
  }

  private characterClass(): CharacterSet {
    const negated = this.take("^");
    const ranges: [number, number][] = [];
    const sets: CharacterSet[] = [];
    while (!this.take("]")) {
      const low = this.classMember();
      if (typeof low !== "number") {
        sets.push(low);
        continue;
      }
      const isRange = this.letters[this.index] === "-" && this.letters[this.index + 1] !== "]";
      if (!isRange) {
        ranges.push([low, low]);
        continue;
      }
      this.index++;
      const high = this.classMember();
      if (typeof high !== "number" || high < low) throw this.refuse("character range out of order");
      ranges.push([low, high]);
    }
    return { negated, ranges, sets };
  }

  private classMember(): number | CharacterSet {
    const letter = this.next();
    if (letter !== "\\") return letter.codePointAt(0) ?? 0;
    if (this.take("b")) return 8;
    const set = this.escapedSet();
    const [range] = set.ranges;
    const isOne =
      !set.negated && set.sets.length === 0 && set.ranges.length === 1 && range?.[0] === range?.[1];
    return isOne && range ? range[0] : set;
  }
}

export function setContains(set: CharacterSet, code: number): boolean {
  const inside =
    set.ranges.some(([low, high]) => code >= low && code <= high) ||
    set.sets.some((inner) => setContains(inner, code));
  return inside !== set.negated;
}

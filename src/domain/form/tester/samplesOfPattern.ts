import { matchesWhole } from "../expression/matchesWhole.ts";

/** Repetitions beyond this are not written out. */
const MAX_REPETITIONS = 200;
/** Characters tried for an atom before those that stand in it. */
const LIKELY = ["a", "1", "A", "_", "-", ".", "@", " ", "ạ"];
/** An escape, a set of characters, the beginning of a group, a quantifier, or a letter. */
const PARTS =
  /\\[pP]\{\w+\}|\\x\{\w+\}|\\x..|\\u.{4}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:\?[\w<>-]*:?)?|\{\d+(?:,\d*)?\}|./gsu;

/**
 * Texts a pattern of regex() accepts: its shortest and two longer ones; empty when none could be made. They
 * are guesses, written along the pattern; whether a letter or a text fits is asked of the pattern itself.
 */
export function samplesOfPattern(source: string): string[] {
  const parts = source.match(PARTS) ?? [];
  const made = [0, 1, 2].map((extra) => new Guess(parts, extra).whole());
  return [...new Set(made)].filter((text) => text !== "" && matchesWhole(source, text));
}

/** Writes one text along a pattern. */
class Guess {
  readonly #parts: readonly string[];
  /** How much is taken above the least: repetitions, and which of several cases. */
  readonly #extra: number;
  #at = 0;

  constructor(parts: readonly string[], extra: number) {
    this.#parts = parts;
    this.#extra = extra;
  }

  whole(): string {
    const options = [""];
    for (let part = this.#parts[this.#at]; part !== undefined && part !== ")"; part = this.#parts[this.#at]) {
      this.#at++;
      if (part === "|") options.push("");
      else options.push(`${options.pop() ?? ""}${this.#repeated(part)}`);
    }
    return options[this.#extra % options.length] ?? "";
  }

  #repeated(part: string): string {
    const item = this.#atom(part);
    const [least, most] = this.#times();
    return item.repeat(Math.min(most, least + this.#extra, MAX_REPETITIONS));
  }

  #atom(part: string): string {
    if (part.startsWith("(")) {
      const inner = this.whole();
      this.#at++;
      return inner;
    }
    if (["^", "$", "\\b", "\\B", "\\A", "\\z"].includes(part)) return "";
    return [...LIKELY, ...Array.from(part)].find((letter) => matchesWhole(part, letter)) ?? "";
  }

  /** Takes the quantifier that follows, if there is one. */
  #times(): readonly [least: number, most: number] {
    const quantifier = this.#parts[this.#at] ?? "";
    const counted = /^\{(\d+)(,?)(\d*)\}$/.exec(quantifier);
    if (!counted && !["*", "+", "?"].includes(quantifier)) return [1, 1];
    this.#at++;
    if (this.#parts[this.#at] === "?") this.#at++;
    if (!counted) return [quantifier === "+" ? 1 : 0, quantifier === "?" ? 1 : Infinity];
    const [, least = "", comma, most = ""] = counted;
    return [Number(least), comma === "" ? Number(least) : most === "" ? Infinity : Number(most)];
  }
}

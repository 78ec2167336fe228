import { matchesWhole } from "../expression/pattern/matchesWhole.ts";
import { parsePattern, type CharacterSet, type Pattern } from "../expression/pattern/parsePattern.ts";

/** Repetitions beyond this are not written out. */
const MAX_REPETITIONS = 200;
/** Characters tried for a set that says only what it is not. */
const LIKELY = ["a", "1", "A", "_", "-", ".", "@", " ", "ạ"];

/** Texts a pattern of regex() accepts: its shortest and a longer one; empty when none could be made. */
export function samplesOfPattern(source: string): string[] {
  const parsed = parsePattern(source);
  if (!parsed.ok) return [];
  const made = [0, 1, 2].map((extra) => write(parsed.pattern, extra));
  return [...new Set(made)].filter((text) => text !== "" && matchesWhole(source, text));
}

function write(pattern: Pattern, extra: number): string {
  switch (pattern.kind) {
    case "set":
      return characterOf(pattern.set);
    case "sequence":
      return pattern.items.map((item) => write(item, extra)).join("");
    case "either":
      return pattern.options[0]
        ? write(pattern.options[extra % pattern.options.length] ?? pattern.options[0], extra)
        : "";
    case "repeat": {
      const times = Math.min(pattern.max, pattern.min + extra, MAX_REPETITIONS);
      return Array.from({ length: times }, () => write(pattern.item, extra)).join("");
    }
    case "start":
    case "end":
    case "boundary":
      return "";
    default:
      return pattern satisfies never;
  }
}

function characterOf(set: CharacterSet): string {
  const likely = LIKELY.find((character) => isIn(set, character.codePointAt(0) ?? 0));
  if (likely !== undefined) return likely;
  const [first] = set.ranges[0] ?? set.sets[0]?.ranges[0] ?? [97];
  return String.fromCodePoint(first);
}

function isIn(set: CharacterSet, code: number): boolean {
  const inside =
    set.ranges.some(([from, to]) => code >= from && code <= to) || set.sets.some((part) => isIn(part, code));
  return inside !== set.negated;
}

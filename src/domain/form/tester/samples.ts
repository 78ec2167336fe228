import type { CompiledNode } from "../compiled/CompiledNode.ts";
import { isParameter } from "../compiled/dependencyGraph.ts";
import { dayNumberOfText, isoDay } from "../expression/dates.ts";
import type { AnswerValue } from "../session/storedAnswer.ts";
import type { Abstract } from "./Abstract.ts";
import { isDay } from "./domains.ts";
import type { Mentions } from "./mentions.ts";
import { holds, type Range } from "./Range.ts";
import { TESTER_TODAY } from "./Playground.ts";
import { samplesOfPattern } from "./samplePattern.ts";

/** How far beyond the last constant a number is tried as well. */
const STEPS = [1, 2, 10, 100, 1_000];
/** Longest text made to be tried. */
const MAX_TEXT = 5_000;

/** Days on which conditions about today() turn, and ages are those of children and of adults. */
const AROUND_TODAY = [0, -1, 1, -31, -400, 400, -3_000, -12_000, -30_000].map(
  (days) => (dayNumberOfText(TESTER_TODAY) ?? 0) + days,
);
/** Choices of a multiple choice that are each tried alone. */
const MAX_SINGLE_TICKS = 30;

/** A few values of a region to try in a real session; null is "no answer". */
export function samplesOf(node: CompiledNode, region: Abstract, mentions: Mentions): AnswerValue[] {
  const { def } = node;
  if (def.kind !== "question") return [null];
  const samples: AnswerValue[] = [];
  if (region.texts?.kind === "some") samples.push(...region.texts.values);
  if (region.names) samples.push(...listsOf(region.names));
  if (region.numbers) {
    const { numbers: all } = region;
    const beside = [...mentions.near].flatMap((number) => [number, number + 1, number - 1]);
    const numbers = [...numbersIn(all), ...beside.filter((number) => holds(all, number))];
    const days = [...numbers, ...AROUND_TODAY].filter((day) => holds(all, day));
    if (def.type === "date" || isDay(node))
      samples.push(...days.map((day) => isoDay(day)).filter((day) => day !== ""));
    else if (def.type === "dateTime")
      samples.push(...days.map((day) => `${isoDay(Math.floor(day))}T08:30:00.000+07:00`));
    else samples.push(...numbers);
    if (isParameter(node) && !isDay(node)) samples.push("2020-09-17", "2025-07-01");
  }
  if (region.texts?.kind === "any") {
    const { shortest, longest } = region.texts;
    for (const pattern of mentions.patterns) samples.push(...samplesOfPattern(pattern));
    samples.push(...ofType(def.type));
    if (shortest <= MAX_TEXT) samples.push("a".repeat(shortest));
    if (longest <= MAX_TEXT && longest !== shortest) samples.push("b".repeat(longest));
  }
  if (region.empty) samples.push(null);
  return samples;
}

function ofType(type: string): string[] {
  if (type === "time") return ["10:00:00.000+07:00"];
  if (type === "geopoint") return ["21.03 105.85 0 0"];
  return type === "text" || type === "barcode" ? ["chữ", "1234567890"] : [];
}

/** Both ends, the middle, and some steps into what has no end. */
function numbersIn(one: Range): number[] {
  const { low, high, whole } = one;
  if (low === high) return [low];
  const inside = (value: number): boolean =>
    (one.lowOpen ? value > low : value >= low) && (one.highOpen ? value < high : value <= high);
  const step = whole ? 1 : 0.01;
  const from = Number.isFinite(low) ? low : Number.isFinite(high) ? high : 0;
  const middle = Number.isFinite(low) && Number.isFinite(high) ? (low + high) / 2 : from;
  const tried = [
    from,
    from + step,
    from - step,
    high,
    high - step,
    whole ? Math.round(middle) : middle,
    ...(Number.isFinite(low) && Number.isFinite(high)
      ? []
      : STEPS.flatMap((jump) => [from + jump, from - jump])),
    0,
    1,
  ];
  const rounded = tried.map((value) => (whole ? Math.round(value) : Math.round(value * 1e6) / 1e6));
  const found = [...new Set(rounded)].filter((value) => Number.isFinite(value) && inside(value));
  return found.length > 0 ? found : [whole ? Math.ceil(middle) : middle];
}

function listsOf({ must, may }: { must: ReadonlySet<string>; may: ReadonlySet<string> }): string[][] {
  const optional = [...may].filter((name) => !must.has(name));
  const lists = [[...must], ...optional.slice(0, MAX_SINGLE_TICKS).map((name) => [...must, name]), [...may]];
  return lists.filter((list) => list.length > 0);
}

import type { CompiledNode } from "../compiled/CompiledNode.ts";
import { isParameter } from "../compiled/roles.ts";
import { dayNumberOfText, isoDay } from "../expression/dates.ts";
import type { FormDef, QuestionDef } from "../definition/formDef.ts";
import { KINDS } from "../kinds/index.ts";
import type { Limits, Sampler } from "../kinds/questionKind.ts";
import type { StoredValue } from "../session/storedAnswer.ts";
import type { Mentions } from "./mentions.ts";
import { isDay } from "./isDay.ts";
import { TESTER_TODAY } from "./situation.ts";
import { samplesOfPattern } from "./samplesOfPattern.ts";

/** Most constants at which the values of one place are parted. */
const MAX_CUTS = 12;
/** Choices each tried alone; of longer lists those the form speaks of, and some of the rest. */
const MAX_CHOICES = 40;
/** Choices of a multiple choice that are tried both ticked and not: 2^4 combinations. */
const MAX_TICKS = 4;
/** How far beyond the last constant a number is tried as well. */
const STEPS = [10, 1_000];
/** Longest text made to be tried. */
const MAX_TEXT = 5_000;
/** Days on which conditions about today() turn, and ages are those of children and of adults. */
const AROUND_TODAY = [0, -1, 1, -31, -400, 400, -3_000, -12_000, -30_000].map(
  (days) => (dayNumberOfText(TESTER_TODAY) ?? 0) + days,
);

/**
 * Values to try at a place: one of each kind that the form's conditions can tell apart (a limit, what lies
 * on either side of it, a choice that is named, another), those most likely first, and no answer.
 */
export function samplesOf(node: CompiledNode, form: FormDef, mentions: Mentions): StoredValue[] {
  const { def } = node;
  if (def.kind !== "question") return [null];
  const values: StoredValue[] = filled(node, def, form, mentions);
  // An inspection always has its day and the type of its unit.
  if (!isDay(node) && !(isParameter(node) && node.name === "unit_type")) values.push(null);
  const keys = new Set<string>();
  return values.filter((value) => {
    const key = JSON.stringify(value);
    return !keys.has(key) && keys.add(key);
  });
}

function filled(node: CompiledNode, def: QuestionDef, form: FormDef, mentions: Mentions): StoredValue[] {
  if (isDay(node)) return days(mentions);
  if (isParameter(node))
    return [...texts(mentions), ...numbers(ANY, mentions).map(String), "2020-09-17", "2025-07-01"];
  const names = def.list === undefined ? [] : (form.lists[def.list] ?? []).map((choice) => choice.name);
  const sampler: Sampler = {
    names,
    mentioned: [...mentions.texts],
    numbers: (limits) => numbers(limits, mentions),
    days: () => days(mentions),
    texts: () => texts(mentions),
    choices: () => choices(names, mentions),
    ticks: () => ticks(names, mentions),
  };
  return KINDS[def.type].samples(sampler, def);
}

const ANY: Limits = { low: -Infinity, high: Infinity, whole: false };

/** Every constant with what lies beside and between, the ends, and some steps into what has none. */
function numbers({ low, high, whole }: Limits, mentions: Mentions): number[] {
  const step = whole ? 1 : 0.01;
  const cuts = [...mentions.numbers].sort((a, b) => a - b).slice(0, MAX_CUTS);
  const first = cuts[0] ?? 0;
  const last = cuts.at(-1) ?? 0;
  const tried = [
    ...cuts.flatMap((cut) => [cut, cut + step, cut - step]),
    ...cuts.slice(1).map((cut, place) => (cut + (cuts[place] ?? cut)) / 2),
    ...[low, high].flatMap((end) => [end, end + step, end - step]),
    ...STEPS.flatMap((jump) => [last + jump, first - jump]),
    1,
    0,
    ...[...mentions.near].flatMap((number) => [number, number + 1, number - 1]),
  ];
  return tried
    .map((value) => (whole ? Math.round(value) : Math.round(value * 1e6) / 1e6))
    .filter((value) => Number.isFinite(value) && value >= low && value <= high);
}

function days(mentions: Mentions): string[] {
  const { numbers: mentioned, near } = mentions;
  const cuts = [...mentioned].slice(0, MAX_CUTS);
  const tried = [
    ...cuts.flatMap((cut) => [cut, cut + 1, cut - 1]),
    ...AROUND_TODAY,
    ...[...near].flatMap((day) => [day, day + 1, day - 1]),
  ];
  return tried.map((day) => isoDay(Math.floor(day))).filter((day) => day !== "");
}

function choices(names: readonly string[], { texts: mentioned }: Mentions): string[] {
  if (names.length <= MAX_CHOICES) return [...names];
  const named = names.filter((name) => mentioned.has(name));
  return [...named, ...names.filter((name) => !mentioned.has(name)).slice(0, MAX_CHOICES)];
}

/** The named choices in all combinations, the others each alone and all together. */
function ticks(names: readonly string[], { texts: mentioned }: Mentions): string[][] {
  const named = names.filter((name) => mentioned.has(name)).slice(0, MAX_TICKS);
  const others = names.filter((name) => !named.includes(name)).slice(0, MAX_CHOICES);
  const lists: string[][] = [];
  for (let mask = 0; mask < 2 ** named.length; mask++) {
    const ticked = named.filter((_, place) => (mask >> place) % 2 === 1);
    lists.push(ticked, [...ticked, ...others.slice(0, 1)], [...ticked, ...others]);
  }
  return [...lists, ...others.map((name) => [name])].filter((list) => list.length > 0);
}

/** The texts the form speaks of, those its patterns describe, and some of the lengths it speaks of. */
function texts({ texts: mentioned, patterns, numbers: lengths }: Mentions): string[] {
  const cuts = [...lengths].slice(0, MAX_CUTS).flatMap((length) => [length, length + 1, length - 1]);
  return [
    ...mentioned,
    ...[...patterns].flatMap((pattern) => samplesOfPattern(pattern)),
    "chữ",
    "1234567890",
    ...cuts
      .filter((length) => Number.isInteger(length) && length > 0 && length <= MAX_TEXT)
      .flatMap((length) => ["a".repeat(length), "1".repeat(length)]),
  ];
}

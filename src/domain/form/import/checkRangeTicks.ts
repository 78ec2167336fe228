import type { ChoiceDef } from "../definition/formDef.ts";
import { KINDS } from "../kinds/index.ts";
import { formProblem, type FormProblem } from "../problems/formProblem.ts";
import { rowType } from "../sheets/questionTypes.ts";
import type { SheetRow } from "../sheets/sheets.ts";
import { parametersOf } from "./checkParameters.ts";
import { RANGE_DEFAULT } from "./readRange.ts";

/** Appearances in which XLSForm lets a range have marks of its own. */
const WITH_TICKS = /vertical|no-ticks/;

/**
 * Checks the marks of ranges (tick_interval, placeholder, tick_labelset), which only ODK's own apps draw:
 * a form that says something impossible about them is refused there, so it must not leave here as right.
 */
export function checkRangeTicks(
  rows: readonly SheetRow[],
  lists: Readonly<Record<string, readonly ChoiceDef[]>>,
): FormProblem[] {
  return rows.flatMap(({ row, cells }) => {
    const type = rowType(cells["type"] ?? "");
    if (type.kind !== "question" || !KINDS[type.type].hasRange) return [];
    const given = parametersOf(cells["parameters"] ?? "");
    const wrong = wrongTick(given, cells["appearance"] ?? "", lists);
    if (wrong === undefined) return [];
    const place = { sheet: "survey", row, column: "parameters" } as const;
    return [formProblem(place, "range_invalid", `${wrong}=${given.get(wrong) ?? ""}`)];
  });
}

/** Name of the first parameter that cannot be meant. */
function wrongTick(
  given: ReadonlyMap<string, string>,
  appearance: string,
  lists: Readonly<Record<string, readonly ChoiceDef[]>>,
): string | undefined {
  const number = (name: string, otherwise: number): number => {
    const value = Number(given.get(name) ?? otherwise);
    return Number.isFinite(value) ? value : otherwise;
  };
  const start = number("start", RANGE_DEFAULT.start);
  const end = number("end", RANGE_DEFAULT.end);
  const step = number("step", RANGE_DEFAULT.step);
  const ticks = ["tick_interval", "placeholder", "tick_labelset"].filter((name) => given.has(name));
  if (appearance !== "" && !WITH_TICKS.test(appearance)) return ticks[0];
  const isInside = (value: number): boolean => value >= Math.min(start, end) && value <= Math.max(start, end);
  const interval = given.has("tick_interval") ? number("tick_interval", step) : undefined;
  if (interval !== undefined && !(interval !== 0 && interval <= Math.abs(end - start)))
    return "tick_interval";
  if (interval !== undefined && !isMultiple(interval, step)) return "tick_interval";
  const placeholder = number("placeholder", start);
  if (!isInside(placeholder) || !isMultiple(placeholder - start, step)) return "placeholder";
  const labelset = given.get("tick_labelset");
  if (labelset === undefined) return undefined;
  const marks = lists[labelset]?.map((choice) => Number(choice.name));
  const fits = (mark: number): boolean => isInside(mark) && isMultiple(mark - start, interval ?? step);
  if (marks === undefined || !marks.every(fits)) return "tick_labelset";
  // Without ticks only the two ends can have a label.
  const distinct = new Set(marks);
  const onlyEnds = distinct.size === 2 && distinct.has(start) && distinct.has(end);
  return appearance.includes("no-ticks") && !onlyEnds ? "tick_labelset" : undefined;
}

/** Room for binary fractions: 0.3 is three times 0.1. */
const TOLERANCE = 1e-9;

function isMultiple(value: number, step: number): boolean {
  const times = value / step;
  return Math.abs(times - Math.round(times)) < TOLERANCE;
}

import type { QuestionType } from "../formDef.ts";
import type { Report } from "./readCommon.ts";

type Check = (value: string) => boolean;

const isInteger: Check = (value) => /^-?\d+$/.test(value);
const isNumber: Check = (value) => value !== "" && Number.isFinite(Number(value));
const isTruth: Check = (value) => value.toLowerCase() === "true" || value.toLowerCase() === "false";
const isSeed: Check = (value) => isNumber(value) || /^\$\{[^{}\s]+\}$/.test(value);
const isAnything: Check = () => true;
/** An Android package: two words or more with full stops between, none beginning with a digit or "_". */
const isPackageName: Check = (value) => /^[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)+$/.test(value);
const oneOf =
  (...values: string[]): Check =>
  (value) =>
    values.includes(value);

/** Parameters of XLSForm by type. We use those of range; the others only concern ODK's own apps. */
const PARAMETERS: Partial<Record<QuestionType, Readonly<Record<string, Check>>>> = {
  text: { rows: isInteger, incremental: isTruth },
  range: {
    start: isNumber,
    end: isNumber,
    step: isNumber,
    tick_interval: isNumber,
    placeholder: isNumber,
    tick_labelset: isAnything,
  },
  select_one: { randomize: isTruth, seed: isSeed },
  select_multiple: { randomize: isTruth, seed: isSeed },
  geopoint: {
    "reference-geometry": isAnything,
    "capture-accuracy": isNumber,
    "warning-accuracy": isNumber,
    "allow-mock-accuracy": isTruth,
  },
  image: { app: isPackageName, "max-pixels": isInteger },
  audio: { quality: oneOf("voice-only", "low", "normal", "external") },
};

/** Of types that take no parameters what stands in the cell is passed over, as by pyxform. */
const NO_PARAMETERS: Readonly<Record<string, Check>> = {};

/** Checks the cell `parameters`: "start=0 end=10", also with commas or semicolons between. */
export function checkParameters(
  type: QuestionType,
  cells: Readonly<Record<string, string>>,
  row: number,
  report: Report,
): void {
  const cell = cells["parameters"];
  const allowed = PARAMETERS[type] ?? NO_PARAMETERS;
  if (cell === undefined || allowed === NO_PARAMETERS) return;
  const names = Object.keys(allowed).join(", ");
  if (/\bseed=/.test(cell) && !/\brandomize=true\b/i.test(cell))
    report(row, "parameters", "parameter_invalid", "seed", "randomize=true");
  for (const part of cell.split(/[\s;,]+/).filter((piece) => piece !== "")) {
    const [name = "", value] = part.split("=", 2);
    const check = allowed[name.toLowerCase()];
    if (value === undefined) report(row, "parameters", "parameter_invalid", part);
    else if (!check) report(row, "parameters", "parameter_invalid", name, names);
    // An app to draw with is only looked at where there is one to start.
    else if (name.toLowerCase() === "app" && !/^(annotate)?$/.test(cells["appearance"] ?? "")) continue;
    else if (!check(value)) report(row, "parameters", "parameter_invalid", part, names);
  }
}

/** The parameters of a cell by lower-case name; what is no pair is left out. */
export function parametersOf(cell: string): Map<string, string> {
  const parts = cell.split(/[\s;,]+/).map((part) => part.split("=", 2));
  return new Map(
    parts.flatMap(([name = "", value]): [string, string][] =>
      value === undefined || value === "" ? [] : [[name.toLowerCase(), value]],
    ),
  );
}

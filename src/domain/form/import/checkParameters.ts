import type { QuestionType } from "../formDef.ts";
import type { Report } from "./readCommon.ts";

type Check = (value: string) => boolean;

const isInteger: Check = (value) => /^-?\d+$/.test(value);
const isNumber: Check = (value) => value !== "" && Number.isFinite(Number(value));
const isTruth: Check = (value) => value.toLowerCase() === "true" || value.toLowerCase() === "false";
const isSeed: Check = (value) => isNumber(value) || /^\$\{[^{}\s]+\}$/.test(value);
const isAnything: Check = () => true;
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
    "capture-accuracy": isNumber,
    "warning-accuracy": isNumber,
    "allow-mock-accuracy": isTruth,
  },
  image: { app: isAnything, "max-pixels": isInteger },
  audio: { quality: oneOf("voice-only", "low", "normal", "external") },
};

/** Checks the cell `parameters`: "start=0 end=10", also with commas or semicolons between. */
export function checkParameters(
  type: QuestionType,
  cell: string | undefined,
  row: number,
  report: Report,
): void {
  if (cell === undefined) return;
  const allowed = PARAMETERS[type] ?? {};
  const names = Object.keys(allowed).join(", ");
  if (/\bseed=/.test(cell) && !/\brandomize=true\b/i.test(cell))
    report(row, "parameters", "parameter_invalid", "seed", "randomize=true");
  for (const part of cell.split(/[\s;,]+/).filter((piece) => piece !== "")) {
    const [name = "", value] = part.split("=", 2);
    const check = allowed[name.toLowerCase()];
    if (value === undefined) report(row, "parameters", "parameter_invalid", part);
    else if (!check) report(row, "parameters", "parameter_invalid", name, names);
    else if (!check(value)) report(row, "parameters", "parameter_invalid", part, names);
  }
}

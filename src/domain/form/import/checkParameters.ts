import { KINDS, type QuestionType } from "../kinds/index.ts";
import type { Report } from "./readCommon.ts";

/** Checks the cell `parameters`: "start=0 end=10", also with commas or semicolons between. */
export function checkParameters(
  type: QuestionType,
  cells: Readonly<Record<string, string>>,
  row: number,
  report: Report,
): void {
  const cell = cells["parameters"];
  const allowed = KINDS[type].parameters;
  const names = Object.keys(allowed).join(", ");
  // Of types that take no parameters what stands in the cell is passed over, as by pyxform.
  if (cell === undefined || names === "") return;
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

import type { Range } from "../kinds/questionKind.ts";
import type { Report } from "./readCommon.ts";

/** XLSForm's values when a range names none. */
export const RANGE_DEFAULT: Range = { start: 0, end: 10, step: 1 };

/** Reads the parameters of a range: "start=0;end=10;step=1" (also with spaces or commas between). */
export function readRange(parameters: string, row: number, report: Report): Range | undefined {
  const range = { ...RANGE_DEFAULT };
  for (const part of parameters.split(/[\s;,]+/).filter((piece) => piece !== "")) {
    const [key, text] = part.split("=");
    const value = Number(text);
    const isKey = key === "start" || key === "end" || key === "step";
    // A wrong number is reported by checkParameters().
    if (isKey && text !== undefined && text !== "" && Number.isFinite(value)) range[key] = value;
  }
  if (range.step === 0 || Math.abs(range.step) > Math.abs(range.end - range.start)) {
    report(row, "parameters", "range_invalid", parameters);
    return undefined;
  }
  return range;
}

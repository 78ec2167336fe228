import { decimal, integer } from "../../answer/notations.ts";
import { limitsOf, number } from "./common/numbers.ts";
import { isAnything, isNumber } from "./common/parameterChecks.ts";
import type { QuestionKind, Range } from "./questionKind.ts";

/** A number between two others. */
export const range: QuestionKind = {
  ...number,
  words: ["range"],
  parameters: {
    start: isNumber,
    end: isNumber,
    step: isNumber,
    tick_interval: isNumber,
    placeholder: isNumber,
    tick_labelset: isAnything,
  },
  hasRange: true,
  notation: (columns) => (columns.range === undefined || isWhole(columns.range) ? integer : decimal),
  fault(text, columns) {
    if (columns.range === undefined) return null;
    const { start, end } = columns.range;
    const value = Number(text);
    if (value >= Math.min(start, end) && value <= Math.max(start, end)) return null;
    return {
      kind: "range",
      message: {
        vi: `Giá trị phải từ ${start} đến ${end}.`,
        en: `The value must be from ${start} to ${end}.`,
      },
    };
  },
  samples(sampler, columns) {
    if (columns.range === undefined) return sampler.numbers(limitsOf(columns, false));
    const { start, end } = columns.range;
    return sampler.numbers({
      low: Math.min(start, end),
      high: Math.max(start, end),
      whole: isWhole(columns.range),
    });
  },
};

function isWhole({ start, step }: Range): boolean {
  return Number.isInteger(start) && Number.isInteger(step);
}

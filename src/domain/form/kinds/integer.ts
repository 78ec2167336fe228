import { NUMBER_NOTATIONS } from "./common/numberNotations.ts";
import { limitsOf, number } from "./common/numbers.ts";
import type { QuestionKind } from "./questionKind.ts";

/** A whole number. */
export const integer: QuestionKind = {
  ...number,
  words: ["integer", "int"],
  notation: ({ quantity }) => NUMBER_NOTATIONS[quantity ?? "integer"],
  samples: (sampler, columns) => sampler.numbers(limitsOf(columns, true)),
  step: 1,
  valueAt: (value) => Math.round(value),
};

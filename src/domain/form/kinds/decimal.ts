import { NUMBER_NOTATIONS } from "./common/numberNotations.ts";
import { limitsOf, number } from "./common/numbers.ts";
import type { QuestionKind } from "./questionKind.ts";

/** Any number. */
export const decimal: QuestionKind = {
  ...number,
  words: ["decimal"],
  // A count is whole whatever the column says, but a decimal count is how forms write measures.
  notation: ({ quantity = "count" }) => NUMBER_NOTATIONS[quantity === "count" ? "decimal" : quantity],
  samples: (sampler, columns) => sampler.numbers(limitsOf(columns, false)),
};

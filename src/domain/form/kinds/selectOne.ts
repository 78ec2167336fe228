import { oneOf } from "../../answer/notations.ts";
import { listed } from "./common/listed.ts";
import type { QuestionKind } from "./questionKind.ts";

/** One choice of a list. */
export const selectOne: QuestionKind = {
  ...listed,
  words: [
    "select_one",
    "select1",
    "select one",
    "select one from",
    "select one using",
    "add select one prompt using",
  ],
  notation: (_columns, choices) => oneOf(choices),
  canStandAgain: (value, names) => typeof value === "string" && names.includes(value),
  samples: (sampler) => sampler.choices(),
};

import { severalOf } from "../../answer/notations.ts";
import { listed, namesOf, notOffered } from "./common/listed.ts";
import type { QuestionKind } from "./questionKind.ts";

/** Any number of choices of a list. */
export const selectMultiple: QuestionKind = {
  ...listed,
  words: [
    "select_multiple",
    "select all that apply",
    "select all that apply from",
    "select all that apply using",
    "select multiple",
    "select multiple from",
    "select multiple using",
    "select_all_that_apply",
    "add select multiple prompt using",
    "select",
  ],
  holds: "names",
  fault: (text, _columns, offered) =>
    notOffered(
      namesOf(text),
      offered.map(({ name }) => name),
    ),
  notation: (_columns, choices) => severalOf(choices),
  print: (text, { choiceLabel }) => namesOf(text).map(choiceLabel).join(", "),
  canStandAgain: (value, names) =>
    typeof value === "object" &&
    value !== null &&
    value.length > 0 &&
    value.every((name) => names.includes(name)),
  samples: (sampler) => sampler.ticks(),
};

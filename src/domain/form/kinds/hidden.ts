import { unasked } from "./common/base.ts";
import { printNumber } from "./common/numbers.ts";
import type { QuestionKind } from "./questionKind.ts";

/** A value nobody sees; outside of all groups and without a formula a parameter that the inspection gives. */
export const hidden: QuestionKind = {
  ...unasked,
  words: ["hidden"],
  naAllowed: false,
  valueFrom: "inspection",
  print: printNumber,
};

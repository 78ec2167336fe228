import { unasked } from "./common/base.ts";
import { printNumber } from "./common/numbers.ts";
import type { QuestionKind } from "./questionKind.ts";

/** The result of a formula; a figure of the report where it has a label. */
export const calculate: QuestionKind = {
  ...unasked,
  words: ["calculate"],
  naAllowed: false,
  valueFrom: "formula",
  print: printNumber,
};

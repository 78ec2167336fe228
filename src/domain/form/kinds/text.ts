import { freeText } from "../../answer/notations.ts";
import { asked } from "./common/base.ts";
import { isInteger, isTruth } from "./common/parameterChecks.ts";
import type { QuestionKind } from "./questionKind.ts";

/** Words. */
export const text: QuestionKind = {
  ...asked,
  words: ["text", "string", "phone number"],
  presets: { "phone number": { hint: "Enter numbers only.", constraint: "regex(., '^\\d*$')" } },
  parameters: { rows: isInteger, incremental: isTruth },
  // It has words of its own for what is not known.
  naAllowed: false,
  notation: () => freeText,
  canStandAgain: (value) => typeof value === "string",
  standsAlone: true,
};

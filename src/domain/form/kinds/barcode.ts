import { freeText } from "../../answer/notations.ts";
import { asked } from "./common/base.ts";
import type { QuestionKind } from "./questionKind.ts";

/** What a code says, typed as text. */
export const barcode: QuestionKind = {
  ...asked,
  words: ["barcode"],
  naAllowed: false,
  notation: () => freeText,
};

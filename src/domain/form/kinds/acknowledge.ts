import { oneOf } from "../../answer/notations.ts";
import type { Choice } from "../../answer/notation.ts";
import { NOTATION_WORDS } from "../../answer/notationWords.ts";
import { asked } from "./common/base.ts";
import type { QuestionKind } from "./questionKind.ts";

/** ODK stores "OK" for what a person has taken note of. */
export const ACKNOWLEDGED: Choice = {
  name: "OK",
  label: { vi: NOTATION_WORDS.vi.acknowledged, en: NOTATION_WORDS.en.acknowledged },
};

/** "Đã rõ". */
export const acknowledge: QuestionKind = {
  ...asked,
  words: ["acknowledge", "trigger"],
  notation: () => oneOf([ACKNOWLEDGED]),
  samples: () => [ACKNOWLEDGED.name],
};

import type { QuestionKind } from "../questionKind.ts";

/** A kind that people answer with a text; kinds say only in what they differ. */
export const asked: Omit<QuestionKind, "words" | "notation"> = {
  hasList: false,
  presets: {},
  parameters: {},
  hasRange: false,
  naAllowed: true,
  ownName: () => undefined,
  valueFrom: "people",
  holds: "text",
  canonical: (text) => text,
  fromFormula: (text) => text,
  filledIn: () => "",
  isComparableWith: () => true,
  fault: () => null,
  stillOffered: (text) => text,
  canStandAgain: () => false,
  print: (text) => text,
  isReported: true,
  standsAlone: false,
  files: null,
  samples: (sampler) => sampler.texts(),
  step: null,
  valueAt: () => null,
};

/** A kind that nobody is asked for. */
export const unasked: Omit<QuestionKind, "words" | "valueFrom"> = {
  ...asked,
  isReported: false,
  notation: () => null,
};

/** Filled in by the device, under the name of its type where the form gives none. */
export function device(words: readonly string[], names: readonly string[]): QuestionKind {
  return {
    ...unasked,
    words,
    valueFrom: "device",
    ownName: (typeCell) => (names.includes(typeCell) ? typeCell : undefined),
  };
}

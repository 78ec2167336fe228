import { date as written } from "../../answer/notations.ts";
import { isoDay } from "../expression/dates.ts";
import { textToNumber } from "../expression/values.ts";
import { asked } from "./common/base.ts";
import { printDay } from "./common/printDay.ts";
import type { QuestionKind } from "./questionKind.ts";

/** A day. */
export const date: QuestionKind = {
  ...asked,
  words: ["date"],
  // A date made by arithmetic is a day number; a date question holds it as a date.
  fromFormula: (text) => (/^\d+(\.\d+)?$/.test(text) ? isoDay(Number(text)) : text),
  isComparableWith: (text) => !Number.isNaN(textToNumber(text)),
  notation: () => written,
  print: printDay,
  canStandAgain: (value) => typeof value === "string",
  standsAlone: true,
  samples: (sampler) => sampler.days(),
  step: 1,
  valueAt: (day) => isoDay(Math.round(day)) || null,
};

import { dateTime as written } from "../../answer/notations.ts";
import { asked } from "./common/base.ts";
import { printDay } from "./common/printDay.ts";
import type { QuestionKind } from "./questionKind.ts";

/** A day and a time. */
export const dateTime: QuestionKind = {
  ...asked,
  words: ["dateTime", "datetime"],
  notation: () => written,
  print: printDay,
  canStandAgain: (value) => typeof value === "string",
  samples: (sampler) => sampler.days().map((day) => `${day}T08:30:00.000+07:00`),
};

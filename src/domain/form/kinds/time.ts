import { time as written } from "../../answer/notations.ts";
import { asked } from "./common/base.ts";
import type { QuestionKind } from "./questionKind.ts";

/** A time of day. */
export const time: QuestionKind = {
  ...asked,
  words: ["time"],
  notation: () => written,
  print: (text) => text.slice(0, "08:30".length),
  canStandAgain: (value) => typeof value === "string",
  samples: (sampler) => [...sampler.mentioned, "10:00:00.000+07:00"],
};

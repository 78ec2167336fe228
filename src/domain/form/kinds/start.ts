import { device } from "./common/base.ts";
import { printDay } from "./common/printDay.ts";
import type { QuestionKind } from "./questionKind.ts";

/** When the filling in began. */
export const start: QuestionKind = {
  ...device(["start", "start time", "starttime"], ["start"]),
  filledIn: (environment) => environment.now(),
  print: printDay,
};

import { device } from "./common/base.ts";
import { printDay } from "./common/printDay.ts";
import type { QuestionKind } from "./questionKind.ts";

/** The day of the filling in. */
export const today: QuestionKind = {
  ...device(["today"], ["today"]),
  filledIn: (environment) => environment.today(),
  print: printDay,
};

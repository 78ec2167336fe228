import { device } from "./common/base.ts";
import { printDay } from "./common/printDay.ts";
import type { QuestionKind } from "./questionKind.ts";

/** When the filling in ended: not known before. */
export const end: QuestionKind = { ...device(["end", "end time", "endtime"], ["end"]), print: printDay };

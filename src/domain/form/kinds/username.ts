import { device } from "./common/base.ts";
import type { QuestionKind } from "./questionKind.ts";

/** Who fills in, as ODK's apps know it: always empty here. */
export const username: QuestionKind = device(["username"], ["username"]);

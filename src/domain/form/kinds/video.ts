import { filesOf } from "./common/files.ts";
import type { QuestionKind } from "./questionKind.ts";

/** Films. */
export const video: QuestionKind = { ...filesOf("video"), words: ["video"] };

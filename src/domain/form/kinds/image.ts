import { filesOf } from "./common/files.ts";
import { isInteger, isPackageName } from "./common/parameterChecks.ts";
import type { QuestionKind } from "./questionKind.ts";

/** Photos. */
export const image: QuestionKind = {
  ...filesOf("photo"),
  words: ["image", "photo"],
  parameters: { app: isPackageName, "max-pixels": isInteger },
};

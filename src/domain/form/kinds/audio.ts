import { filesOf } from "./common/files.ts";
import { isOneOf } from "./common/parameterChecks.ts";
import type { QuestionKind } from "./questionKind.ts";

/** Recordings. */
export const audio: QuestionKind = {
  ...filesOf("audio"),
  words: ["audio"],
  parameters: { quality: isOneOf("voice-only", "low", "normal", "external") },
};

import type { QuestionInfo } from "../../domain/form/session/questionInfo.ts";

/** "9", in the second entry of a repeat "9.2": how people name a question. */
export function numberOf({ number, instances }: QuestionInfo): string {
  return [number ?? 0, ...instances].join(".");
}

import type { AnswerResult } from "./answerResult.ts";

/**
 * A label may hold what parts choices ("Kế hoạch và báo cáo"), so the longest run of parts that is one wins.
 * @param parts what may stand for one choice each, and between two of them what parts them, as it was typed
 * @param read what a run means; more than one part has to be a choice beyond doubt
 */
export function longestLabel(
  parts: readonly string[],
  read: (run: string) => AnswerResult<string>,
): { result: AnswerResult<string>; taken: number } {
  const odd = parts.length - ((parts.length + 1) % 2);
  for (let taken = odd; taken > 1; taken -= 2) {
    const result = read(parts.slice(0, taken).join(""));
    if (result.ok && result.kind === "value") return { result, taken };
  }
  return { result: read(parts[0] ?? ""), taken: 1 };
}

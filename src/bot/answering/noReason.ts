import { searchKey } from "../../domain/language/searchKey.ts";
import { QUESTION_ACTS } from "../../messaging/buttonData.ts";
import type { Received } from "../ask/ask.ts";

/** What people write for "yes", "I keep it" or "not now" where a reason is asked for: none of it is one. */
const NO_REASONS = new Set(
  "đúng, đúng rồi, đúng vậy, phải, vâng, ok, được, giữ nguyên, giữ, để sau, xong, right, yes, keep, keep it, later, done"
    .split(", ")
    .map((words) => searchKey(words)),
);
const AGAIN = new Set(
  ["nhập lại", "sai", "sai rồi", "nhầm", "enter again", "wrong"].map((words) => searchKey(words)),
);

/** Words that agree or put off, and give no reason. */
export function isNoReason(words: string): boolean {
  return NO_REASONS.has(keyOf(words));
}

/** The wish to answer the very question anew: the button, its words, or "quay lại" from what was asked behind it. */
export function wantsAgain({ input, button }: Pick<Received, "input" | "button">): boolean {
  if (button !== null) return button.on === "question" && button.act === QUESTION_ACTS.again;
  if (input.kind !== "text") return false;
  return input.command?.command === "back" || AGAIN.has(keyOf(input.text));
}

function keyOf(words: string): string {
  return searchKey(words)
    .replace(/[ .!,?]+$/, "")
    .trim();
}

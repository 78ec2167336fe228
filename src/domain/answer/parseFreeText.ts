import { normalizeText } from "../language/normalizeText.ts";
import { refused, understood, type AnswerResult } from "./answerResult.ts";

/** Characters of a text answer unless the question says otherwise (catalogue convention for T). */
export const TEXT_MAX_LENGTH = 2000;

/**
 * A text as stored: NFC, without invisible controls (then `cleaned` is true and the stored text is to
 * be shown), without space around it. Characters are counted as code points after that.
 */
export function parseFreeText(input: string, maxLength: number = TEXT_MAX_LENGTH): AnswerResult<string> {
  const { text, removed } = normalizeText(input);
  const trimmed = text.trim();
  if (!/[^\s\u200B-\u200D\u2060\uFEFF]/.test(trimmed)) return refused("empty");
  const length = codePoints(trimmed);
  if (length > maxLength) return refused("too_long", { length, max: maxLength });
  return understood(trimmed, { cleaned: removed });
}

function codePoints(text: string): number {
  let count = 0;
  for (const _character of text) count += 1;
  return count;
}

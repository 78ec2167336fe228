import type { AnswerFormat, AnswerValue, Notation } from "./notation.ts";
import { NOTATION_WORDS, notationLocale } from "./notationWords.ts";

export type ShownAnswer =
  | { state: "answered"; value: AnswerValue; approximate: boolean }
  | { state: "not_available" };

/**
 * A stored answer as people read it: "710 hồ sơ", "khoảng 90%", "1.200.000.000 đồng", "17/09/2020",
 * labels of choices, "Không có số liệu". Throws when the value does not fit the notation: what is stored
 * was checked when it was typed.
 */
export function formatAnswer(
  answer: ShownAnswer,
  notation: Notation,
  language: string,
  format: AnswerFormat = {},
): string {
  const words = NOTATION_WORDS[notationLocale(language)];
  if (answer.state === "not_available") return words.notAvailable;
  const text = notation.format(answer.value, language, format);
  return answer.approximate ? `${words.approximately} ${text}` : text;
}

import type { QuestionDef } from "../formDef.ts";
import { numberToText } from "../expression/values.ts";

/** What a person entered. Anything but "answered" is missing: "" to formulas, unknown to rules. */
export type StoredAnswer = {
  readonly state: "answered" | "not_available" | "not_applicable" | "skipped";
  readonly value: AnswerValue;
  readonly approximate?: boolean | undefined;
};

/** Number for numbers, list for select_multiple, text (ISO for dates) for all else. */
export type AnswerValue = string | number | readonly string[] | null;

/** The text form an answer has in formulas: "710", "97.6", "2020-09-17", "a b". */
export function answerText(value: AnswerValue): string {
  if (value === null) return "";
  if (typeof value === "number") return Number.isFinite(value) ? numberToText(value) : "";
  return typeof value === "string" ? value : value.join(" ");
}

/** The answer a text form stands for, by the type of the question. */
export function answerValue(text: string, def: QuestionDef): AnswerValue {
  if (text === "") return null;
  switch (def.type) {
    case "integer":
    case "decimal":
    case "range": {
      const number = Number(text);
      return Number.isFinite(number) ? number : text;
    }
    case "select_multiple":
      return text.split(/\s+/).filter((name) => name !== "");
    default:
      return text;
  }
}

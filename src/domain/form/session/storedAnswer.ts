import type { AnswerValue } from "../../answer/notation.ts";
import { numberToText } from "../expression/values.ts";
import type { QuestionDef } from "../definition/formDef.ts";
import { KINDS } from "../kinds/index.ts";

/** What a person entered. Anything but "answered" is missing: "" to formulas, unknown to rules. */
export interface StoredAnswer {
  readonly state: "answered" | "not_available" | "skipped";
  readonly value: StoredValue;
  readonly approximate?: boolean | undefined;
}

/** The value of an answer; null for none. */
export type StoredValue = AnswerValue | null;

/** The text form an answer has in formulas: "710", "97.6", "2020-09-17", "a b". */
export function answerText(value: StoredValue): string {
  if (value === null) return "";
  if (typeof value === "number") return Number.isFinite(value) ? numberToText(value) : "";
  return typeof value === "string" ? value : value.join(" ");
}

/** As answerText(), written the way ODK writes values of this type. */
export function canonicalText(value: StoredValue, { type }: QuestionDef): string {
  return KINDS[type].canonical(answerText(value));
}

/** The answer a text form stands for, by the type of the question. */
export function answerValue(text: string, { type }: QuestionDef): StoredValue {
  if (text === "") return null;
  const { holds } = KINDS[type];
  switch (holds) {
    case "number": {
      const number = Number(text);
      return Number.isFinite(number) ? number : text;
    }
    case "names":
      return text.split(/\s+/).filter((name) => name !== "");
    case "text":
      return text;
    default:
      return holds satisfies never;
  }
}

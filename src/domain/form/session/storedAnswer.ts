import type { QuestionDef, QuestionType } from "../formDef.ts";
import { numberToText } from "../expression/values.ts";

/** What a person entered. Anything but "answered" is missing: "" to formulas, unknown to rules. */
export interface StoredAnswer {
  readonly state: "answered" | "not_available" | "not_applicable" | "skipped";
  readonly value: AnswerValue;
  readonly approximate?: boolean | undefined;
}

/** Number for numbers, list for select_multiple, text (ISO for dates) for all else. */
export type AnswerValue = string | number | readonly string[] | null;

const NUMERIC: ReadonlySet<QuestionType> = new Set(["integer", "decimal", "range"]);

/** The text form an answer has in formulas: "710", "97.6", "2020-09-17", "a b". */
export function answerText(value: AnswerValue): string {
  if (value === null) return "";
  if (typeof value === "number") return Number.isFinite(value) ? numberToText(value) : "";
  return typeof value === "string" ? value : value.join(" ");
}

/** As answerText(), written the way ODK writes values of this type. */
export function canonicalText(value: AnswerValue, def: QuestionDef): string {
  const text = answerText(value);
  return def.type === "geopoint" ? geopointText(text) : text;
}

/** "10.3 105 4" → "10.3 105.0 4.0 0.0": latitude, longitude, altitude, accuracy; "" when it is no place. */
function geopointText(text: string): string {
  const numbers = text.trim().split(/\s+/).map(Number);
  const [latitude = Number.NaN, longitude = Number.NaN, altitude = 0, accuracy = 0] = numbers;
  const isPlace = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && numbers.every(Number.isFinite);
  if (!isPlace) return "";
  return [latitude, longitude, altitude, accuracy]
    .map((number) => (Number.isInteger(number) ? `${number}.0` : numberToText(number)))
    .join(" ");
}

/** The answer a text form stands for, by the type of the question. */
export function answerValue(text: string, def: QuestionDef): AnswerValue {
  if (text === "") return null;
  if (NUMERIC.has(def.type)) {
    const number = Number(text);
    return Number.isFinite(number) ? number : text;
  }
  return def.type === "select_multiple" ? text.split(/\s+/).filter((name) => name !== "") : text;
}

import { localized, type Localized } from "../text.ts";
import type { AnswerKind, AnswerValue, Choice } from "./answerKind.ts";
import { formatDate, formatTime } from "./formatDate.ts";
import { formatMoney, formatNumber, formatPercent, type Decimals } from "./formatNumber.ts";
import { NOTATION_WORDS, notationLocale } from "./notationWords.ts";

export type ShownAnswer =
  | { state: "answered"; value: AnswerValue; approximate: boolean }
  | { state: "not_available" | "not_applicable" };

export interface AnswerFormat {
  /** Unit of a number in the languages of the form; a percentage and money bring their own. */
  unit?: Localized;
  /** Official running text writes counts below ten as "02 TTHC". */
  leadingZero?: boolean;
  /** Decimals of a percentage; two by default ("97,60%"), "shortest" to echo what was typed. */
  percentDecimals?: Decimals;
}

/**
 * A stored answer as people read it: "710 hồ sơ", "khoảng 90%", "1.200.000.000 đồng", "17/09/2020",
 * labels of choices, "Không có số liệu". Throws when the value does not fit the kind: what is stored
 * was checked when it was typed.
 */
export function formatAnswer(
  answer: ShownAnswer,
  expected: AnswerKind,
  language: string,
  format: AnswerFormat = {},
): string {
  const words = NOTATION_WORDS[notationLocale(language)];
  if (answer.state !== "answered") {
    return answer.state === "not_available" ? words.notAvailable : words.notApplicable;
  }
  const text = formatValue(answer.value, expected, language, format);
  return answer.approximate ? `${words.approximately} ${text}` : text;
}

function formatValue(
  value: AnswerValue,
  expected: AnswerKind,
  language: string,
  format: AnswerFormat,
): string {
  switch (expected.kind) {
    case "integer":
    case "count":
    case "decimal":
      return withUnit(
        formatNumber(number(value), language, { leadingZero: format.leadingZero ?? false }),
        language,
        format,
      );
    case "percent":
      return formatPercent(
        number(value),
        language,
        format.percentDecimals === undefined ? {} : { decimals: format.percentDecimals },
      );
    case "money":
      return formatMoney(number(value), language);
    case "date":
      return formatDate(text(value), "numeric", language);
    case "time":
      return formatTime(text(value), "numeric", language);
    case "date_time": {
      const [date = "", time = ""] = text(value).split("T");
      return `${formatTime(time, "numeric", language)} ${formatDate(date, "numeric", language)}`;
    }
    case "geopoint":
      return text(value).split(" ").slice(0, 2).join(", ");
    case "choice":
      return choiceLabel(text(value), expected.choices, language);
    case "multi_choice": {
      const separator = NOTATION_WORDS[notationLocale(language)].listSeparator;
      return names(value)
        .map((name) => choiceLabel(name, expected.choices, language))
        .join(separator);
    }
    case "text":
      return text(value);
    default:
      return unfit(value);
  }
}

function withUnit(figure: string, language: string, format: AnswerFormat): string {
  const unit = localized(format.unit, language);
  if (unit === "") return figure;
  return unit === "%" ? `${figure}%` : `${figure} ${unit}`;
}

/** A choice that left the form keeps its name in old answers. */
function choiceLabel(name: string, choices: readonly Choice[], language: string): string {
  const label = localized(choices.find((choice) => choice.name === name)?.label, language);
  return label === "" ? name : label;
}

function number(value: AnswerValue): number {
  return typeof value === "number" ? value : unfit(value);
}

function text(value: AnswerValue): string {
  return typeof value === "string" ? value : unfit(value);
}

function names(value: AnswerValue): readonly string[] {
  return typeof value === "object" ? value : unfit(value);
}

function unfit(value: unknown): never {
  throw new TypeError(`an answer's value does not fit its question: ${JSON.stringify(value)}`);
}

import { formatNumber } from "../answer/formatNumber.ts";
import type { QuestionType, Quantity } from "./formDef.ts";

/** What must be known of a value to print it. */
export interface PrintedKind {
  readonly type: QuestionType;
  readonly quantity?: Quantity | undefined;
  /** The value comes from a formula: a percentage that is no whole number then shows both its decimals. */
  readonly computed?: boolean;
}

/** Decimals of a percentage (domain: ≤ 2), and of plain decimal numbers. */
const PERCENT_DECIMALS = 2;
const PLAIN_DECIMALS = 10;

/**
 * Prints a value as it stands inside a sentence, in the language `language` ("vi" and unknown languages:
 * 1.234,5; "en": 1,234.5). `value` is the text form of an answer: "97.6", "2020-09-17", "a b".
 *
 * - percent: "97,60%" (computed), "97,6%" (typed), "92%"
 * - count, money: "1.234.567" (no unit)
 * - no quantity: whole numbers as they are (a year stays 2020), decimals with the decimal sign
 * - dates "17/09/2020", date-times "17/09/2020 08:30", times "08:30"
 * - choices: `choiceLabel(name)` of each, joined with ", "
 *
 * A value that is no number although it should be is printed unchanged; "" gives "".
 */
export function printValue(
  value: string,
  kind: PrintedKind,
  language: string,
  choiceLabel: (name: string) => string = (name) => name,
): string {
  if (value === "") return "";
  if (kind.type === "select_one") return choiceLabel(value);
  if (kind.type === "select_multiple") return value.split(/\s+/).map(choiceLabel).join(", ");
  if (kind.type === "time") return value.slice(0, "08:30".length);
  if (NUMBERS.has(kind.type)) return printNumber(value, kind, language);
  return DATES.has(kind.type) ? printDate(value) : value;
}

const NUMBERS: ReadonlySet<QuestionType> = new Set(["integer", "decimal", "range", "calculate", "hidden"]);
const DATES: ReadonlySet<QuestionType> = new Set(["date", "dateTime", "today", "start", "end"]);

function printDate(value: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?/.exec(value);
  if (!match) return value;
  const [, year, month, day, time] = match;
  const date = `${day}/${month}/${year}`;
  return time === undefined ? date : `${date} ${time}`;
}

function printNumber(value: string, kind: PrintedKind, language: string): string {
  if (!/^-?\d+(\.\d+)?$/.test(value)) return printDate(value);
  const number = Number(value);
  const whole = Number.isInteger(number);
  switch (kind.quantity) {
    case "percent":
      return `${format(number, language, kind.computed && !whole ? PERCENT_DECIMALS : 0, PERCENT_DECIMALS)}%`;
    case "count":
    case "money":
      return format(number, language, 0, PLAIN_DECIMALS);
    case undefined:
      return whole ? value : format(number, language, 0, PLAIN_DECIMALS, false);
    default:
      return kind.quantity satisfies never;
  }
}

function format(number: number, language: string, least: number, most: number, grouping = true): string {
  return formatNumber(number, language, { decimals: { least, most }, grouping });
}

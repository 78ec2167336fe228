import { formatNumber } from "../../../answer/formatNumber.ts";
import type { KindColumns, Limits, Printing, QuestionKind } from "../questionKind.ts";
import { asked } from "./base.ts";
import { printDay } from "./printDay.ts";

/** Decimals of a percentage (domain: ≤ 2), and of plain decimal numbers. */
const PERCENT_DECIMALS = 2;
const PLAIN_DECIMALS = 10;
const MILLIONTH = 1e6;

/** A kind whose answers are numbers. */
export const number: Omit<QuestionKind, "words" | "notation" | "samples"> = {
  ...asked,
  holds: "number",
  isComparableWith: (text) => !Number.isNaN(Number(text)),
  canStandAgain: (value) => typeof value === "number",
  print: printNumber,
  standsAlone: true,
  step: 0.01,
  valueAt: (value) => Math.round(value * MILLIONTH) / MILLIONTH,
};

/** What the reading of an answer already holds to: counts and money from 0, percentages to 100. */
export function limitsOf({ quantity }: KindColumns, whole: boolean): Limits {
  if (quantity === undefined) return { low: -Infinity, high: Infinity, whole };
  return {
    low: 0,
    high: quantity === "percent" ? 100 : Infinity,
    whole: whole || quantity === "money",
  };
}

/** A number as it stands in a sentence; a formula may as well have given a day, or words. */
export function printNumber(text: string, { quantity, computed, language }: Printing): string {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return printDay(text);
  const value = Number(text);
  const whole = Number.isInteger(value);
  switch (quantity) {
    case "percent":
      return `${format(value, language, computed && !whole ? PERCENT_DECIMALS : 0, PERCENT_DECIMALS)}%`;
    case "count":
    case "money":
      return format(value, language, 0, PLAIN_DECIMALS);
    case undefined:
      return whole ? text : format(value, language, 0, PLAIN_DECIMALS, false);
    default:
      return quantity satisfies never;
  }
}

function format(value: number, language: string, least: number, most: number, grouping = true): string {
  return formatNumber(value, language, { decimals: { least, most }, grouping });
}

import { localized } from "../text.ts";
import { formatDate, formatTime } from "./formatDate.ts";
import { formatMoney, formatNumber, formatPercent } from "./formatNumber.ts";
import type { AnswerFormat, AnswerValue, Choice, Notation } from "./notation.ts";
import { NOTATION_WORDS, notationLocale } from "./notationWords.ts";
import { parseChoice } from "./parseChoice.ts";
import { parseDateTime } from "./parseDateTime.ts";
import { parseFreeText } from "./parseFreeText.ts";
import { parseGeopoint } from "./parseGeopoint.ts";
import { parseMoney } from "./parseMoney.ts";
import { parseMultiChoice } from "./parseMultiChoice.ts";
import { parsePercent } from "./parsePercent.ts";
import { parseTime } from "./parseTime.ts";
import { parseVietnameseDate } from "./parseVietnameseDate.ts";
import { parseVietnameseNumber, type NumberKind } from "./parseVietnameseNumber.ts";

/** Any whole number. */
export const integer = plainNumber("integer");
/** 0, 1, 2, … */
export const count = plainNumber("count");
/** Any number. */
export const decimal = plainNumber("decimal");

/** 0 to 100 with at most two decimals. */
export const percent: Notation = {
  wanted: "percent",
  choices: [],
  parse: parsePercent,
  format: (value, language, { percentDecimals }) =>
    formatPercent(
      numberOf(value),
      language,
      percentDecimals === undefined ? {} : { decimals: percentDecimals },
    ),
};

/** Whole VND ≥ 0. */
export const money: Notation = {
  wanted: "money",
  choices: [],
  parse: (input) => parseMoney(input),
  format: (value, language) => formatMoney(numberOf(value), language),
};

/** Values are "2020-09-17". */
export const date: Notation = {
  wanted: "date",
  choices: [],
  parse: parseVietnameseDate,
  format: (value, language) => formatDate(textOf(value), "numeric", language),
};

/** Values are "08:30". */
export const time: Notation = {
  wanted: "time",
  choices: [],
  parse: (input) => parseTime(input),
  format: (value, language) => formatTime(textOf(value), "numeric", language),
};

/** Values are "2020-09-17T08:30". */
export const dateTime: Notation = {
  wanted: "date_time",
  choices: [],
  parse: parseDateTime,
  format(value, language) {
    const [day = "", clock = ""] = textOf(value).split("T");
    return `${formatTime(clock, "numeric", language)} ${formatDate(day, "numeric", language)}`;
  },
};

/** Values are ODK's "latitude longitude altitude accuracy". */
export const geopoint: Notation = {
  wanted: "geopoint",
  choices: [],
  parse: (input) => parseGeopoint(input),
  format: (value) => textOf(value).split(" ").slice(0, 2).join(", "),
};

export const freeText: Notation = {
  wanted: "text",
  choices: [],
  parse: (input) => parseFreeText(input),
  format: textOf,
};

/** The name of one choice. */
export function oneOf(choices: readonly Choice[]): Notation {
  return {
    wanted: "choice",
    choices,
    parse: (input) => parseChoice(input, choices),
    format: (value, language) => choiceLabel(textOf(value), choices, language),
  };
}

/** Names of choices in the order of the list. */
export function severalOf(choices: readonly Choice[]): Notation {
  return {
    wanted: "multi_choice",
    choices,
    parse: (input) => parseMultiChoice(input, choices),
    format: (value, language) =>
      namesOf(value)
        .map((name) => choiceLabel(name, choices, language))
        .join(NOTATION_WORDS[notationLocale(language)].listSeparator),
  };
}

function plainNumber(kind: NumberKind): Notation {
  return {
    wanted: kind,
    choices: [],
    parse: (input, context) => parseVietnameseNumber(input, kind, context),
    format: (value, language, format) =>
      withUnit(
        formatNumber(numberOf(value), language, { leadingZero: format.leadingZero ?? false }),
        language,
        format,
      ),
  };
}

function withUnit(figure: string, language: string, format: AnswerFormat): string {
  const unit = localized(format.unit, language);
  if (unit === "") return figure;
  return unit === "%" ? `${figure}%` : `${figure} ${unit}`;
}

/** A choice that left the form keeps its name in old answers. */
export function choiceLabel(name: string, choices: readonly Choice[], language: string): string {
  const label = localized(choices.find((choice) => choice.name === name)?.label, language);
  return label === "" ? name : label;
}

function numberOf(value: AnswerValue): number {
  return typeof value === "number" ? value : unfit(value);
}

function textOf(value: AnswerValue): string {
  return typeof value === "string" ? value : unfit(value);
}

export function namesOf(value: AnswerValue): readonly string[] {
  return typeof value === "object" ? value : unfit(value);
}

function unfit(value: unknown): never {
  throw new TypeError(`an answer's value does not fit its question: ${JSON.stringify(value)}`);
}

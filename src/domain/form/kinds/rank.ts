import { NOT_AVAILABLE, refused, understood, type AnswerResult } from "../../answer/answerResult.ts";
import type { Choice, Notation } from "../../answer/notation.ts";
import { choiceLabel, namesOf as namesHeld } from "../../answer/notations.ts";
import { longestLabel } from "../../answer/longestLabel.ts";
import { parseChoice } from "../../answer/parseChoice.ts";
import { saysNotAvailable } from "../../answer/saysNotAvailable.ts";
import { searchKey } from "../../language/searchKey.ts";
import { LOCALES, type Locale } from "../../text.ts";
import { listed, namesOf, notOffered } from "./common/listed.ts";
import type { QuestionKind } from "./questionKind.ts";

const MAX_LENGTH = 2000;
/** Labels and what stands between them: more than any list that people put in order has. */
const MAX_PARTS = 119;
/** Lists up to this long are tried in all their orders: 24. */
const MAX_ALL_ORDERS = 4;
/** Of longer lists each choice comes first once, up to this many. */
const MAX_FIRSTS = 40;

const NUMBERS = /^\d{1,3}(?:[\s,;.>&+-]+\d{1,3})*\.?$/;
const DIGITS = /^\d{2,9}$/;
const SEPARATOR = /(\s*[,;>\n]\s*|\s+(?:và|va|rồi|roi|and|then)\s+)/iu;
/** "2. " before the second, as an order is printed. */
const PLACE = /^\s*(\d{1,2})[.)]\s*(?=\S)/;

/** All choices of a list, one after the other. */
export const rank: QuestionKind = {
  ...listed,
  words: ["rank"],
  holds: "names",
  fault(text, _columns, offered) {
    const names = namesOf(text);
    const unknown = notOffered(
      names,
      offered.map(({ name }) => name),
    );
    const flaws = flawsOf(names, offered);
    if (unknown !== null || (flaws.twice.length === 0 && flaws.missing.length === 0)) return unknown;
    return {
      kind: "choice",
      message: Object.fromEntries(LOCALES.map((locale) => [locale, flawText(flaws, offered, locale)])),
    };
  },
  /** What is left is still in order; what has come in since has no place in it. */
  stillOffered(text, offered) {
    const left = namesOf(text).filter((name) => offered.has(name));
    return left.length === offered.size ? left.join(" ") : "";
  },
  notation: (_columns, choices) => orderOf(choices),
  print: (text, { choiceLabel: labelOf }) => inOrder(namesOf(text).map(labelOf)),
  canStandAgain: (value, names) =>
    typeof value === "object" &&
    value !== null &&
    value.length === names.length &&
    names.every((name) => value.includes(name)),
  samples: ({ names, mentioned }) => ordersOf([...new Set(names)], mentioned),
};

interface Flaws {
  readonly twice: readonly string[];
  readonly missing: readonly string[];
}

function flawsOf(names: readonly string[], offered: readonly Choice[]): Flaws {
  return {
    twice: [...new Set(names.filter((name, place) => names.indexOf(name) !== place))],
    missing: offered.map(({ name }) => name).filter((name) => !names.includes(name)),
  };
}

const FLAWS: Readonly<Record<Locale, Record<keyof Flaws, (labels: string) => string>>> = {
  vi: {
    twice: (labels) => `Mỗi phương án chỉ xếp một lần; xếp hai lần: ${labels}.`,
    missing: (labels) => `Chưa xếp: ${labels}. Đề nghị xếp đủ tất cả các phương án.`,
  },
  en: {
    twice: (labels) => `Each option has one place; placed twice: ${labels}.`,
    missing: (labels) => `Not yet placed: ${labels}. Please place all options.`,
  },
};

function flawText({ twice, missing }: Flaws, offered: readonly Choice[], locale: Locale): string {
  const labels = (names: readonly string[]): string =>
    names.map((name) => choiceLabel(name, offered, locale)).join("; ");
  return [
    ...(twice.length > 0 ? [FLAWS[locale].twice(labels(twice))] : []),
    ...(missing.length > 0 ? [FLAWS[locale].missing(labels(missing))] : []),
  ].join(" ");
}

/** Names of all choices offered, the first one first. */
function orderOf(choices: readonly Choice[]): Notation {
  return {
    wanted: "rank",
    choices,
    parse: (input) => parseOrder(input, choices),
    format: (value, language) =>
      inOrder(namesHeld(value).map((name) => choiceLabel(name, choices, language))),
  };
}

/** "1. Cấp xã, 2. Cấp tỉnh" */
function inOrder(labels: readonly string[]): string {
  return labels.map((label, place) => `${place + 1}. ${label}`).join(", ");
}

/** "3, 1, 2", "3 1 2", "312" where there are fewer than ten, labels parted by commas or on lines of their own. */
function parseOrder(input: string, choices: readonly Choice[]): AnswerResult<readonly string[]> {
  if (input.length > MAX_LENGTH) return refused("no_such_choice", { count: choices.length });
  const key = searchKey(input);
  if (key === "") return refused("empty");
  if (saysNotAvailable(key)) return NOT_AVAILABLE;
  const parts = partsOf(input, key, choices.length);
  if (parts.length > MAX_PARTS) return refused("no_such_choice", { count: choices.length });
  const names: string[] = [];
  let guessed = false;
  for (let rest = parts; rest.length > 0;) {
    if ((rest[0] ?? "").trim() === "") {
      rest = rest.slice(2);
      continue;
    }
    const { result, taken } = longestLabel(rest, (run) => placed(run, names.length + 1, choices));
    if (!result.ok) return result;
    if (result.kind === "not_available")
      return parts.length === 1 ? result : refused("no_such_choice", { count: choices.length });
    names.push(result.value);
    guessed ||= result.kind === "confirm";
    rest = rest.slice(taken + 1);
  }
  if (names.length === 0) return refused("empty");
  const { twice, missing } = flawsOf(names, choices);
  if (twice.length > 0) return refused("placed_twice", { names: twice });
  if (missing.length > 0) return refused("not_placed", { names: missing });
  return understood(names, { doubt: guessed ? "guessed_choice" : undefined });
}

/** What stands for one choice each, and between two of them what parts them, as it was typed. */
function partsOf(input: string, key: string, count: number): string[] {
  if (count < 10 && DIGITS.test(key)) return key.split("").join(",").split(SEPARATOR);
  if (NUMBERS.test(key)) return (key.match(/\d+/g) ?? []).join(",").split(SEPARATOR);
  return input.split(SEPARATOR);
}

function placed(piece: string, place: number, choices: readonly Choice[]): AnswerResult<string> {
  const result = parseChoice(piece, choices);
  const number = PLACE.exec(piece);
  if (result.ok || number === null || Number(number[1]) !== place) return result;
  return parseChoice(piece.slice(number[0].length), choices);
}

/** Of a short list all orders; of a longer one each choice in front, those a form speaks of before others. */
function ordersOf(names: readonly string[], mentioned: readonly string[]): string[][] {
  if (names.length <= MAX_ALL_ORDERS) return permutations(names).filter((order) => order.length > 0);
  const firsts = [...names.filter((name) => mentioned.includes(name)), ...names].slice(0, MAX_FIRSTS);
  return [
    [...names],
    names.toReversed(),
    ...firsts.map((first) => [first, ...names.filter((name) => name !== first)]),
  ];
}

function permutations(names: readonly string[]): string[][] {
  if (names.length === 0) return [[]];
  return names.flatMap((first) =>
    permutations(names.filter((name) => name !== first)).map((rest) => [first, ...rest]),
  );
}

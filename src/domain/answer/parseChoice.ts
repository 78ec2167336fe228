import { normalizeName } from "../language/normalizeName.ts";
import { searchKey } from "../language/searchKey.ts";
import type { Choice } from "./notation.ts";
import { NOT_AVAILABLE, refused, understood, type AnswerResult } from "./answerResult.ts";
import { saysNotAvailable, saysNothing } from "./saysNotAvailable.ts";
import { readYesNo, yesNoOf } from "./readYesNo.ts";

/** Longer than any label people would type out. */
const MAX_LENGTH = 500;
/** Fewer letters inside a label say too little to guess from. */
const MIN_GUESS_LENGTH = 3;

const NUMBER = /^(?:cau |so |chon |muc |y |option |#)?\(?(\d{1,3})[.)]{0,2}$/;

/**
 * One of the choices, by its number in the list, its label in any language, its name, a unique
 * beginning of the label, all without regard to accents; yes/no questions also take "có", "k",
 * "đúng", "chưa". Words that stand inside one label only are taken after a confirmation.
 * Gives the choice's name.
 */
export function parseChoice(input: string, choices: readonly Choice[]): AnswerResult<string> {
  if (input.length > MAX_LENGTH) return refused("no_such_choice", { count: choices.length });
  const typed = normalizeName(input).toLowerCase();
  const key = tidy(searchKey(input));
  if (key === "") return refused("empty");

  const same = choices.filter((choice) =>
    labels(choice).some((label) => normalizeName(label).toLowerCase() === typed),
  );
  const exact = same.length > 0 ? same : choices.filter((choice) => keys(choice).includes(key));
  if (exact.length > 0) return only(exact);

  const position = NUMBER.exec(key)?.[1];
  if (position !== undefined) {
    const choice = choices[Number(position) - 1];
    return choice === undefined
      ? refused("no_such_choice", { count: choices.length })
      : understood(choice.name);
  }
  if (saysNotAvailable(key)) return NOT_AVAILABLE;
  const yesNo = yesNoOf(choices);
  const answer = readYesNo(key);
  if (yesNo !== null && answer !== null) return understood((answer ? yesNo.yes : yesNo.no).name);

  const [first, second] = choices;
  if (first !== undefined && second === undefined && answer === true) return understood(first.name);

  const beginning = choices.filter((choice) => keys(choice).some((label) => label.startsWith(key)));
  if (beginning.length > 0) return only(beginning);
  if (saysNothing(key)) return NOT_AVAILABLE;
  if (key.length >= MIN_GUESS_LENGTH) {
    const inside = choices.filter((choice) =>
      keys(choice).some((label) => ` ${label} `.includes(` ${key} `)),
    );
    const [guess] = inside;
    if (guess !== undefined && inside.length === 1)
      return understood(guess.name, { doubt: "guessed_choice" });
    if (inside.length > 1) return only(inside);
  }
  return refused("no_such_choice", { count: choices.length });
}

function only(candidates: readonly Choice[]): AnswerResult<string> {
  const [first, second] = candidates;
  if (first === undefined || second !== undefined) {
    return refused("ambiguous_choice", { names: candidates.map((choice) => choice.name) });
  }
  return understood(first.name);
}

function labels(choice: Choice): string[] {
  return Object.values(choice.label);
}

/**
 * What may be typed for a choice: its labels and its name ("co_ban_tot" also as "co ban tot"). A name that
 * is a number is a code nobody sees; a number typed is the place in the list.
 */
function keys(choice: Choice): string[] {
  const name = choice.name.toLowerCase();
  const names = /^\d+$/.test(name) ? [] : [name, name.replaceAll("_", " ")];
  return [...labels(choice).map((label) => tidy(searchKey(label))), ...names];
}

/** Punctuation differs between what is printed and what is typed; words do not. */
function tidy(key: string): string {
  return key
    .replace(/[,;:.!?"“”'’()]+(?= |$)/g, "")
    .replace(/(^| )["“”'’(]+/g, "$1")
    .trim();
}

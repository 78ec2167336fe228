import { searchKey } from "../language/searchKey.ts";
import type { Choice } from "./notation.ts";
import { NOT_AVAILABLE, refused, understood, type AnswerResult, type ConfirmReason } from "./answerResult.ts";
import { longestLabel } from "./longestLabel.ts";
import { parseChoice } from "./parseChoice.ts";
import { saysNotAvailable } from "./saysNotAvailable.ts";

const MAX_LENGTH = 2000;
/** More parts, with what stands between them, than any choice list has entries. */
const MAX_PARTS = 120;
const MAX_NUMBERS = 60;

const SEPARATOR = /(\s*[,;+&\n]\s*|\s+(?:và|va|and)\s+)/iu;
const ALL: ReadonlySet<string> = new Set([
  "tat ca",
  "ca",
  "toan bo",
  "het",
  "all",
  "ca hai",
  "ca ba",
  "ca bon",
]);
const RANGE = /^(\d{1,3}) ?(?:-|–|den) ?(\d{1,3})$/;
const NUMBERS = /^\d{1,3}(?: \d{1,3})+$/;

/**
 * Any number of the choices: "1, 3", "1 và 3", "1 3", "1-3", labels parted by commas, "tất cả" (after
 * a confirmation). Gives their names in the order of the list, each once.
 */
export function parseMultiChoice(input: string, choices: readonly Choice[]): AnswerResult<readonly string[]> {
  if (input.length > MAX_LENGTH) return refused("no_such_choice", { count: choices.length });
  const key = searchKey(input);
  if (key === "") return refused("empty");
  const whole = parseChoice(input, choices);
  if (whole.ok && whole.kind === "value") return understood([whole.value]);
  if (saysNotAvailable(key)) return NOT_AVAILABLE;
  if (ALL.has(key))
    return understood(
      choices.map((choice) => choice.name),
      { doubt: "all_choices" },
    );

  // Between two parts stands what parts them, as it was typed.
  const parts = input.split(SEPARATOR);
  if (parts.length > MAX_PARTS) return refused("no_such_choice", { count: choices.length });
  return joined(parts, choices);
}

function joined(parts: readonly string[], choices: readonly Choice[]): AnswerResult<readonly string[]> {
  const chosen = new Set<string>();
  let doubt: ConfirmReason | undefined;
  for (let rest = parts; rest.length > 0;) {
    const [part = ""] = rest;
    if (part.trim() === "") {
      rest = rest.slice(2);
      continue;
    }
    const read = (run: string) => parseChoice(run, choices);
    const { result, taken } = longestLabel(rest, read);
    for (const one of taken > 1 ? [result] : numbersIn(part).map(read)) {
      if (!one.ok || one.kind === "not_available") return nothingMore(one);
      chosen.add(one.value);
      if (one.kind === "confirm") doubt ??= one.reason;
    }
    rest = rest.slice(taken + 1);
  }
  if (chosen.size === 0) return refused("empty");
  const value = choices.filter((choice) => chosen.has(choice.name)).map((choice) => choice.name);
  return understood(value, { doubt });
}

/** "1-3" and "1 3" are several; all else is one. */
function numbersIn(part: string): string[] {
  const key = searchKey(part);
  const range = RANGE.exec(key);
  if (range !== null) return numbers(Number(range[1]), Number(range[2]));
  return NUMBERS.test(key) ? key.split(" ") : [part];
}

function nothingMore(result: AnswerResult<string>): AnswerResult<readonly string[]> {
  if (!result.ok || result.kind === "not_available") return result;
  return { ...result, value: [result.value] };
}

function numbers(from: number, to: number): string[] {
  if (to < from || to - from >= MAX_NUMBERS) return [`${from}-${to}`];
  return Array.from({ length: to - from + 1 }, (_unused, index) => String(from + index));
}

import { searchKey } from "../language/searchKey.ts";
import type { Choice } from "./notation.ts";
import { NOT_AVAILABLE, refused, understood, type AnswerResult, type ConfirmReason } from "./answerResult.ts";
import { parseChoice } from "./parseChoice.ts";
import { saysNotAvailable } from "./saysNotAvailable.ts";

const MAX_LENGTH = 2000;
/** More pieces than any choice list has entries. */
const MAX_PIECES = 60;

const SEPARATOR = /\s*[,;+&\n]\s*|\s+(?:và|va|and)\s+/iu;
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

  const pieces = splitPieces(input);
  if (pieces.length > MAX_PIECES) return refused("no_such_choice", { count: choices.length });
  if (pieces.length <= 1)
    return whole.ok && whole.kind === "confirm" ? { ...whole, value: [whole.value] } : nothingMore(whole);
  return joined(pieces, choices);
}

function splitPieces(input: string): string[] {
  return input
    .split(SEPARATOR)
    .flatMap((piece) => {
      const key = searchKey(piece);
      const range = RANGE.exec(key);
      if (range !== null) return numbers(Number(range[1]), Number(range[2]));
      return NUMBERS.test(key) ? key.split(" ") : [piece];
    })
    .filter((piece) => piece.trim() !== "");
}

/** A label may hold a comma itself, so the longest run of pieces that is a label wins. */
function joined(pieces: readonly string[], choices: readonly Choice[]): AnswerResult<readonly string[]> {
  const chosen = new Set<string>();
  let doubt: ConfirmReason | undefined;
  let start = 0;
  while (start < pieces.length) {
    let taken = 0;
    let failure: AnswerResult<string> | null = null;
    for (let end = pieces.length; end > start && taken === 0; end -= 1) {
      const found = parseChoice(pieces.slice(start, end).join(", "), choices);
      failure = found;
      const alone = end === start + 1;
      if (!found.ok || found.kind === "not_available" || (found.kind === "confirm" && !alone)) continue;
      chosen.add(found.value);
      if (found.kind === "confirm") doubt ??= found.reason;
      taken = end - start;
    }
    if (taken === 0) return failure === null ? refused("empty") : nothingMore(failure);
    start += taken;
  }
  const value = choices.filter((choice) => chosen.has(choice.name)).map((choice) => choice.name);
  return understood(value, { doubt });
}

function nothingMore(result: AnswerResult<string>): AnswerResult<readonly string[]> {
  if (!result.ok || result.kind === "not_available") return result;
  return { ...result, value: [result.value] };
}

function numbers(from: number, to: number): string[] {
  if (to < from || to - from >= MAX_PIECES) return [`${from}-${to}`];
  return Array.from({ length: to - from + 1 }, (_unused, index) => String(from + index));
}

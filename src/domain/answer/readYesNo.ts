import { searchKey } from "../language/searchKey.ts";
import type { Choice } from "./notation.ts";
import { localized } from "../text.ts";

const YES_WORDS: ReadonlySet<string> = new Set([
  "co",
  "co a",
  "dung",
  "dung roi",
  "dung vay",
  "phai",
  "da",
  "da co",
  "vang",
  "u",
  "uh",
  "ok",
  "oke",
  "roi",
  "co roi",
  "dong y",
  "yes",
  "y",
  "true",
]);

const NO_WORDS: ReadonlySet<string> = new Set([
  "khong",
  "khong a",
  "khong co",
  "khong phai",
  "khong dung",
  "hong",
  "k",
  "k co",
  "ko",
  "ko co",
  "kh",
  "kh co",
  "chua",
  "chua co",
  "sai",
  "no",
  "n",
  "not yet",
  "false",
]);

const YES_NAMES: ReadonlySet<string> = new Set(["yes", "co", "true", "y", "1", "dung"]);
const NO_NAMES: ReadonlySet<string> = new Set(["no", "khong", "false", "n", "0", "chua", "sai"]);

/** Yes or no as typed ("có", "k", "đúng", "chưa"), or null when the search key is neither. */
export function readYesNo(key: string): boolean | null {
  if (YES_WORDS.has(key)) return true;
  return NO_WORDS.has(key) ? false : null;
}

/** The two options of a yes/no question, or null when the choices are something else. */
export function yesNoOf(choices: readonly Choice[]): { yes: Choice; no: Choice } | null {
  const yes = choices.filter((choice) => means(choice, YES_NAMES, true));
  const no = choices.filter((choice) => means(choice, NO_NAMES, false));
  const [onlyYes, onlyNo] = [yes[0], no[0]];
  if (choices.length !== 2 || onlyYes === undefined || onlyNo === undefined || onlyYes === onlyNo)
    return null;
  return { yes: onlyYes, no: onlyNo };
}

function means(choice: Choice, names: ReadonlySet<string>, answer: boolean): boolean {
  if (names.has(choice.name.toLowerCase())) return true;
  return readYesNo(searchKey(localized(choice.label, "vi"))) === answer;
}

import { searchKey } from "../language/searchKey.ts";
import { saysNotAvailable, saysNothing } from "./saysNotAvailable.ts";

/** A figure's text without the words around it. */
export type PeeledFigure =
  | { kind: "empty" }
  | { kind: "not_available" }
  /** "không": zero or nothing known, the question decides. */
  | { kind: "zero_word" }
  | {
      kind: "figure";
      /** Search key that begins with the sign or the first digit when there is a number at all. */
      text: string;
      approximate: boolean;
      /** "hơn", "dưới": only a limit was given. */
      bound: boolean;
    };

/** Longer than any figure with its words; keeps work small for pasted pages. */
const MAX_LENGTH = 200;

const POLITE_BEFORE = /^(da|thua|vang|thua dong chi|bao cao)[ ,:]+/;
const POLITE_AFTER = /[ ,]+(a|ah|nhe|nha|da|dong chi)$/;
const SAYING = /^(la|co|dat|duoc|tong so|tong cong|tong|so luong|bang|=|:)(?![a-z])[ :]*/;

const APPROXIMATE_BEFORE =
  /^(khoang chung|khoang|xap xi|gan den|gan|chung|tam|uoc tinh|uoc dat|uoc|do|about|approximately|approx\.?|around|nearly|almost|circa|ca\.|[~≈∼≃])(?![a-z])\s*/;
const APPROXIMATE_AFTER =
  /[ ,(]+(uoc tinh|so uoc tinh|uoc|xap xi|tro len|tro xuong|estimated|approximately)\)?$/;
const BOUND_BEFORE =
  /^(hon|tren|duoi|it nhat|toi thieu|toi da|nhieu nhat|khong qua|chua den|chua toi|over|more than|less than|under|at least|at most|>=|<=|[<>≥≤])(?![a-z])\s*/;
const BOUND_AFTER = /(tro len|tro xuong)\)?$/;

/** Superscripts, fractions, circled digits and keycaps would turn into ordinary digits in a search key. */
const ODD_DIGITS = /[\p{No}\p{Nl}\u20E3]/u;

/** "710 👍": decoration, unless nothing else is there. */
const EMOJI = /(?:\p{Extended_Pictographic}|[\u{1F3FB}-\u{1F3FF}]|\u200D|\uFE0F)+/gu;

const ZERO_WORDS: ReadonlySet<string> = new Set(["khong", "k", "ko", "kh", "hong", "none", "no"]);
const NONE_OF_THEM = /^(khong|k|ko|kh|chua)( co| phat sinh)? ([a-z/ ]*)$/;

const NO_FIGURE: PeeledFigure = { kind: "figure", text: "", approximate: false, bound: false };

/**
 * Takes off what people say around a figure: "dạ khoảng 710 hồ sơ ạ" gives "710 ho so", approximate.
 * The unit stays: what it may be depends on the question, see `readUnit`.
 */
export function peelFigure(input: string, unitWords: readonly string[]): PeeledFigure {
  const head = input.slice(0, MAX_LENGTH + 1);
  if (head.length > MAX_LENGTH) return NO_FIGURE;
  // Square and cubic metres are the only units we know with a raised digit.
  const plain = head.replace(/m[²³]/g, " met");
  if (ODD_DIGITS.test(plain)) return NO_FIGURE;
  const bare = plain.replace(EMOJI, " ");
  let text = searchKey(bare)
    .replace(/[.!;?]+$/, "")
    .trim();
  if (text === "") return searchKey(plain) === "" ? { kind: "empty" } : NO_FIGURE;
  text = text.replace(POLITE_BEFORE, "").replace(POLITE_AFTER, "");
  if (saysNotAvailable(text) || saysNothing(text)) return { kind: "not_available" };
  if (saysZero(text, unitWords)) return { kind: "zero_word" };

  let approximate = false;
  let bound = false;
  for (let before = ""; before !== text;) {
    before = text;
    text = text.replace(SAYING, "");
    const peeled = text.replace(APPROXIMATE_BEFORE, "").replace(APPROXIMATE_AFTER, "");
    const unbound = peeled.replace(BOUND_BEFORE, "");
    approximate ||= unbound !== text;
    bound ||= unbound !== peeled || (peeled !== text && BOUND_AFTER.test(text));
    text = unbound;
  }
  return { kind: "figure", text, approximate, bound };
}

/** "không", "không có hồ sơ nào", "không phát sinh". */
function saysZero(key: string, unitWords: readonly string[]): boolean {
  if (ZERO_WORDS.has(key)) return true;
  const match = NONE_OF_THEM.exec(key);
  if (match === null) return false;
  const object = (match[3] ?? "").replace(/ ?\b(nao|gi)$/, "").trim();
  if (object === "" || object === "phat sinh") return true;
  return unitWords.some((word) => `${object} `.startsWith(`${searchKey(word)} `));
}

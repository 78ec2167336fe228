import { normalizeName } from "./normalizeName.ts";

/** Letters that count as letters of their own, after the one they grew from. */
const BASE_LETTERS: Readonly<Record<string, string>> = {
  "a\u0306": "a1",
  "a\u0302": "a2",
  đ: "d1",
  ð: "d1",
  "e\u0302": "e1",
  "o\u0302": "o1",
  "o\u031B": "o2",
  "u\u031B": "u1",
};

/** Dictionary order of the tones: none, huyền, hỏi, ngã, sắc, nặng. */
const TONES: Readonly<Record<string, string>> = {
  "\u0300": "1",
  "\u0309": "2",
  "\u0303": "3",
  "\u0301": "4",
  "\u0323": "5",
};

const LEVELS_SEPARATOR = " ";
const SPACE = "!";
const LETTER_MARKS = "\u0302\u0306\u031B";

/**
 * A key of plain ASCII whose byte order is the Vietnamese dictionary order (An, Ăn, Ân, Dung, Đinh),
 * so that a database sorts names right with its "C" collation. Letters decide first, then tones,
 * then case (small first), as `Intl.Collator("vi")` does.
 */
export function sortKey(text: string): string {
  let letters = "";
  let tones = "";
  let cases = "";
  for (const [cluster] of normalizeName(text)
    .normalize("NFD")
    .matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    const [first = "", ...marks] = cluster;
    const lower = first.toLowerCase();
    letters += letterToken(lower, marks);
    tones += marks.map((mark) => TONES[mark] ?? "").join("") || "0";
    cases += lower === first ? "0" : "1";
  }
  return [letters, tones, cases].join(LEVELS_SEPARATOR);
}

/**
 * Orders people by their given name, which stands last (Nguyễn Thị *Lan*), then by the rest, as
 * lists of staff do.
 */
export function personSortKey(fullName: string): string {
  const words = normalizeName(fullName).split(" ");
  const given = words.pop() ?? "";
  return `${sortKey(given)}${LEVELS_SEPARATOR}${sortKey(words.join(" "))}`;
}

/** Tokens never begin one another, and order as: space, punctuation, digits, letters, the rest. */
function letterToken(lower: string, marks: readonly string[]): string {
  if (lower === " ") return SPACE;
  const letterMark = marks.find((mark) => LETTER_MARKS.includes(mark)) ?? "";
  const special = BASE_LETTERS[lower + letterMark];
  if (special !== undefined) return special;
  if (/^[a-z]$/.test(lower)) return `${lower}0`;
  if (/^[0-9]$/.test(lower)) return lower;
  const code = (lower.codePointAt(0) ?? 0).toString(16).padStart(6, "0");
  return /^[\p{L}\p{N}]$/u.test(lower) ? `~${code}` : `"${code}`;
}

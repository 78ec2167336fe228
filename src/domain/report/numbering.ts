/**
 * Letters that count points in Vietnamese documents: no f, j, w, z, but đ after d
 * (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6: "theo thứ tự bảng chữ cái tiếng Việt"). The vowels with
 * a mark (ă, â, ê, ô, ơ, ư) are left out, as in the decree's own text.
 */
export const POINT_LETTERS = "abcdđeghiklmnopqrstuvxy";

const ROMAN_STEPS: readonly (readonly [number, string])[] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];

/** Above it the Roman numerals need an overline. */
const ROMAN_MAX = 3999;

/** 1 → "I", 4 → "IV". Throws RangeError outside 1…3999. */
export function roman(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > ROMAN_MAX)
    throw new RangeError(`Roman numerals go from 1 to ${ROMAN_MAX}, not ${value}`);
  let rest = value;
  let text = "";
  for (const [step, letters] of ROMAN_STEPS) {
    while (rest >= step) {
      text += letters;
      rest -= step;
    }
  }
  return text;
}

/**
 * 1 → "a", 5 → "đ", 23 → "y"; past the alphabet it doubles like a spreadsheet's columns: 24 → "aa",
 * 25 → "ab". The decree is silent beyond y; a list never gets two equal marks this way.
 */
export function pointLetter(value: number): string {
  if (!Number.isInteger(value) || value < 1) throw new RangeError(`Points count from 1, not ${value}`);
  let rest = value;
  let text = "";
  while (rest > 0) {
    const digit = (rest - 1) % POINT_LETTERS.length;
    text = POINT_LETTERS.charAt(digit) + text;
    rest = (rest - 1 - digit) / POINT_LETTERS.length;
  }
  return text;
}

/** The mark of the nth heading on a level, as `Section.number` holds it: "II.", "3.", "đ)". */
export function sectionNumber(level: 1 | 2 | 3, value: number): string {
  switch (level) {
    case 1:
      return `${roman(value)}.`;
    case 2:
      return `${value}.`;
    case 3:
      return `${pointLetter(value)})`;
  }
}

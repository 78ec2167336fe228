import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pointLetter, roman, sectionNumber } from "../../../src/domain/report/numbering.ts";

const ROMAN: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };

/** Reads a Roman numeral by the school rule, to check the writer against. */
function readRoman(text: string): number {
  const values = Array.from(text, (letter) => ROMAN[letter] ?? Number.NaN);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}

describe("roman", () => {
  it.each([
    [1, "I"],
    [4, "IV"],
    [9, "IX"],
    [14, "XIV"],
    [40, "XL"],
    [1994, "MCMXCIV"],
  ])("writes %i as %s", (value, text) => {
    expect(roman(value)).toBe(text);
  });

  it("reads back as the same number and never repeats a letter four times", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3999 }), (value) => {
        const text = roman(value);
        expect(readRoman(text)).toBe(value);
        expect(text).not.toMatch(/(.)\1\1\1/u);
      }),
    );
  });

  it.each([0, -1, 4000, 1.5])("refuses %d", (value) => {
    expect(() => roman(value)).toThrow(RangeError);
  });
});

describe("pointLetter", () => {
  it("counts through the Vietnamese alphabet of points", () => {
    const letters = Array.from({ length: 23 }, (_, index) => pointLetter(index + 1));
    expect(letters.join(", ")).toBe("a, b, c, d, đ, e, g, h, i, k, l, m, n, o, p, q, r, s, t, u, v, x, y");
  });

  it("gives every point a mark of its own, without f, j, w and z", () => {
    const marks = Array.from({ length: 23 + 23 * 23 }, (_, index) => pointLetter(index + 1));
    expect(new Set(marks).size).toBe(marks.length);
    expect(marks.join("")).not.toMatch(/[fjwz]/u);
    expect(marks.slice(23, 25)).toEqual(["aa", "ab"]);
  });

  it("never gives two numbers one mark", () => {
    const number = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(pointLetter(a) === pointLetter(b)).toBe(a === b);
      }),
    );
  });
});

describe("sectionNumber", () => {
  it("adds the mark of its level", () => {
    expect([sectionNumber(1, 2), sectionNumber(2, 10), sectionNumber(3, 5)]).toEqual(["II.", "10.", "đ)"]);
  });
});

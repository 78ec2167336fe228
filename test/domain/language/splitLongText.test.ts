import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitLongText } from "../../../src/domain/language/splitLongText.ts";

/** Telegram's limit. */
const LIMIT = 4096;

describe("splitLongText", () => {
  it.each([
    [LIMIT - 1, 1],
    [LIMIT, 1],
    [LIMIT + 1, 2],
  ])("cuts a word of %d units into %d pieces", (length, count) => {
    expect(splitLongText("a".repeat(length), LIMIT)).toHaveLength(count);
  });

  it("prefers paragraphs, then lines, then words", () => {
    expect(splitLongText("một hai\n\nba bốn", 12)).toEqual(["một hai", "ba bốn"]);
    expect(splitLongText("một hai\nba bốn", 12)).toEqual(["một hai", "ba bốn"]);
    expect(splitLongText("một hai ba bốn", 12)).toEqual(["một hai ba", "bốn"]);
    expect(splitLongText("a\n\nmột hai ba bốn", 12)).toEqual(["a\n\nmột hai", "ba bốn"]);
  });

  it("takes a piece that fits exactly up to the space", () => {
    expect(splitLongText("abcde fghij", 5)).toEqual(["abcde", "fghij"]);
    expect(splitLongText("abcde fghij", 6)).toEqual(["abcde", "fghij"]);
  });

  it("never cuts a letter with its marks or an emoji", () => {
    expect(splitLongText("e\u0302\u0323".repeat(3), 4)).toEqual(Array(3).fill("e\u0302\u0323"));
    expect(splitLongText("😀😀", 3)).toEqual(["😀", "😀"]);
    expect(splitLongText("👨‍👩‍👧👨‍👩‍👧", 9)).toEqual(["👨‍👩‍👧", "👨‍👩‍👧"]);
  });

  it("cuts a letter longer than the limit at a code point", () => {
    const pieces = splitLongText(`a${"\u0301".repeat(10)}`, 4);
    expect(pieces.join("")).toBe(`a${"\u0301".repeat(10)}`);
    expect(splitLongText("👨‍👩‍👧‍👦", 2).every((piece) => piece.isWellFormed())).toBe(true);
  });

  it("gives nothing for a blank text", () => {
    expect(splitLongText(" \n ", 10)).toEqual([]);
  });

  it("refuses a limit that cannot hold a surrogate pair", () => {
    expect(() => splitLongText("a", 1)).toThrow(RangeError);
  });

  it("keeps every character but white space, within the limit, well-formed", () => {
    const word = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom(" ", "\n", "\n\n", "Chợ Đồn", "e\u0302\u0323", "👨‍👩‍👧"),
    );
    const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(""));
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 50 }), (input, limit) => {
        const pieces = splitLongText(input, limit);
        expect(pieces.join("").replace(/\s/g, "")).toBe(input.replace(/\s/g, ""));
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(limit);
          expect(piece.isWellFormed()).toBe(input.isWellFormed());
        }
      }),
    );
  });
});

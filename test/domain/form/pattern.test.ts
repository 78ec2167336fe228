import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compilePattern, matchesWhole } from "../../../src/domain/form/expression/pattern/matchesWhole.ts";

const atom = fc.constantFrom(
  "a",
  "b",
  "[ab]",
  "[^a]",
  ".",
  "\\d",
  "\\w",
  "(a|b)",
  "(?:ab)",
  "[a-c]",
  "\\.",
  "1",
);
const quantifier = fc.constantFrom("", "", "*", "+", "?", "{2}", "{1,3}", "{0,2}", "{2,}", "*?");
const pattern = fc
  .array(fc.tuple(atom, quantifier), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.map((part) => part.join("")).join(""));
const text = fc
  .array(fc.constantFrom("a", "b", "c", "1", ".", " "), { maxLength: 8 })
  .map((letters) => letters.join(""));

describe("regex()", () => {
  it("agrees with JavaScript on whole matches", () => {
    fc.assert(
      fc.property(pattern, text, (source, subject) => {
        expect(matchesWhole(source, subject)).toBe(new RegExp(`^(?:${source})$`, "su").test(subject));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ["a number without its last digit is no match", "\\d{4}", "123", false],
    ["anchors may be written", "^\\d{4}$", "1234", true],
    ["part of a text is not enough", "[A-Z]+", "UBND huyện", false],
    ["Vietnamese letters count as one letter each", ".{4}", "chữ!", true],
    ["alternatives are tried", "(0|\\+84)\\d{9}", "+84912345678", true],
    ["a class may hold a hyphen", "[a-z-]+", "mot-cua", true],
    ["a boundary stands between a word and a space", "a\\b b", "a b", true],
  ])("%s", (_rule, source, subject, expected) => {
    expect(matchesWhole(source, subject)).toBe(expected);
  });

  it("takes patterns that run away elsewhere, in time that grows with the text only", () => {
    // Backtracking engines need 2^40 steps for this one; the test would never end.
    expect(matchesWhole("(a+)+b", "a".repeat(2_000))).toBe(false);
    expect(matchesWhole("(.*)*(.*)*x", "a".repeat(500))).toBe(false);
  });

  it.each([
    ["look-ahead", "(?=a)a"],
    ["look-behind", "(?<=a)b"],
    ["back references", "(a)\\1"],
    ["counts beyond the limit", "a{5000}"],
    ["nested counts that multiply", "((a{1000}){1000}){1000}"],
    ["an unclosed bracket", "[a-z"],
    ["an unclosed parenthesis", "(a"],
    ["a quantifier with nothing before it", "*a"],
    ["a range the wrong way round", "[z-a]"],
  ])("refuses %s", (_what, source) => {
    expect(compilePattern(source).ok).toBe(false);
  });

  it("never throws on any pattern", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (source) => {
        expect(typeof compilePattern(source).ok).toBe("boolean");
      }),
    );
  });
});

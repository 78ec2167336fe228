import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchesWhole, patternFault } from "../../../src/domain/form/expression/matchesWhole.ts";
import { samplesOfPattern } from "../../../src/domain/form/tester/samplesOfPattern.ts";

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

  it("F39: takes patterns that run away elsewhere, in time that grows with the text only", () => {
    // Backtracking engines need 2^40 steps for this one; the test would never end.
    expect(matchesWhole("(a+)+b", "a".repeat(2_000))).toBe(false);
    expect(matchesWhole("(.*)*(.*)*x", "a".repeat(500))).toBe(false);
  });

  it.each([
    ["look-ahead", "(?=a)a", "look_around", "(?="],
    ["look-behind", "(?<=a)b", "look_around", "(?<="],
    ["negative look-ahead", "(?!a)b", "look_around", "(?!"],
    ["back references", "(a)\\1", "back_reference", "\\1"],
    ["back references RE2 would read as an octal letter", "(a)\\10", "back_reference", "\\1"],
    ["possessive quantifiers", "a++b", "other_dialect", "++"],
    ["possessive counts", "a{2}+b", "other_dialect", "{2}+"],
    ["atomic groups", "(?>a)", "other_dialect", "(?>"],
    ["the intersection of sets", "[a-z&&[^b]]", "other_dialect", "[a-z&&[^b]"],
    ["a bracket within a set, a letter to some", "[[a]", "other_dialect", "[[a]"],
    ["a flag with two meanings", "(?U)a", "other_dialect", "(?U"],
    ["escapes only Java knows", "\\h+", "syntax", "\\h"],
    ["counts beyond the limit", "a{5000}", "syntax", "{5000}"],
    ["nested counts that multiply", "((a{1000}){1000}){1000}", "syntax", "{1000}"],
    ["an unclosed bracket", "[a-z", "syntax", "[a-z"],
    ["an unclosed parenthesis", "(a", "syntax", "(a"],
    ["a quantifier with nothing before it", "*a", "syntax", "*"],
    ["a range the wrong way round", "[z-a]", "syntax", "z-a"],
  ])("refuses %s and names the part", (_what, source, kind, found) => {
    expect(patternFault(source)).toEqual({ kind, found });
  });

  it.each([
    ["letters of any language", "\\p{L}[\\p{L} ]+", "Nguyễn Văn Ất"],
    ["flags", "(?i)ubnd", "UBND"],
    ["Java's way to write a letter", "\\u0110[a-z]+", "Đo"],
    ["an escaped backslash before a u", "\\\\u0110", "\\u0110"],
    ["named groups", "(?<so>\\d+)/QĐ", "12/QĐ"],
    ["escaped brackets and plus signs", "[\\[\\]]\\++", "[++"],
    ["quotations", "\\Q(?=a++\\E", "(?=a++"],
    ["a bracket that opens a set", "[]a]+", "]a"],
  ])("takes %s", (_what, source, subject) => {
    expect(patternFault(source)).toBeUndefined();
    expect(matchesWhole(source, subject)).toBe(true);
  });

  it("never throws on any pattern", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (source) => {
        patternFault(source);
        samplesOfPattern(source);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("samples of a pattern", () => {
  it.each([
    "[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,4}",
    "[A-Za-z ]{1,100}",
    "^(([0-9]{1})*[- .(]*([0-9]{3})[- .)]*[0-9]{3}[- .]*[0-9]{4})+$",
    "^0[0-9]{9}$",
    "(0|\\+84)(3|5|7|8|9)\\d{8}",
    "\\d{1,4}/(QĐ|KH)-(UBND|SNV)",
    "\\p{Lu}\\p{L}*( \\p{L}+){1,5}",
    "[^@]+@[^@]+",
    "(?i)tt-\\d+",
    "x|yy|zzz",
    "[]a]{2}",
  ])("%s has some", (source) => {
    expect(samplesOfPattern(source).length).toBeGreaterThan(0);
  });

  it("are found for the patterns that can be put together from common parts", () => {
    fc.assert(
      fc.property(pattern, (source) => {
        fc.pre(!matchesWhole(source, ""));
        expect(samplesOfPattern(source).length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});

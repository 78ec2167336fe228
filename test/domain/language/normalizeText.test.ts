import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyString } from "./anyString.ts";
import { normalizeName } from "../../../src/domain/language/normalizeName.ts";
import { normalizeText } from "../../../src/domain/language/normalizeText.ts";
import { searchKey } from "../../../src/domain/language/searchKey.ts";
import { VIETNAMESE_SYLLABLES } from "./vietnameseSyllables.ts";

describe("F32 F33: normalizeText", () => {
  it.each([
    ["NUL and controls", "a\u0000b\u0007c\u009Fd", "abcd"],
    ["a lone surrogate", "a\uD800b\uDC00", "ab"],
    ["bidi overrides", "\u202Eabc\u202C\u2066d\u2069\u200F", "abcd"],
    ["noncharacters", "a\uFFFEb\uFFFF\u{1FFFF}", "ab"],
  ])("removes %s and says so", (_what, input, text) => {
    expect(normalizeText(input)).toEqual({ text, removed: true });
  });

  it("keeps newline, tab, emoji and what a person sees", () => {
    const text = "Dòng 1\n\tDòng 2 👨‍👩‍👧";
    expect(normalizeText(text)).toEqual({ text, removed: false });
  });

  it("writes every end of a line as \\n without calling it a removal", () => {
    expect(normalizeText("a\r\nb\rc\u0085d\u2028e")).toEqual({ text: "a\nb\nc\nd\ne", removed: false });
  });

  it("F31: gives NFD and NFC Vietnamese the same text, name and search key", () => {
    for (const syllable of VIETNAMESE_SYLLABLES) {
      const nfd = syllable.normalize("NFD");
      expect(normalizeText(nfd).text).toBe(syllable);
      expect(normalizeName(nfd)).toBe(syllable);
      expect(searchKey(nfd)).toBe(searchKey(syllable));
    }
  });

  it("gives well-formed NFC that it does not change again, from any string", () => {
    fc.assert(
      fc.property(anyString(), (input) => {
        const { text } = normalizeText(input);
        expect(text.isWellFormed()).toBe(true);
        expect(text).toBe(text.normalize("NFC"));
        expect(normalizeText(text)).toEqual({ text, removed: false });
        expect(normalizeText(JSON.parse(JSON.stringify(text))).text).toBe(text);
      }),
    );
  });

  it("takes a megabyte of anything", () => {
    expect(normalizeText("a\u0000".repeat(500_000)).text).toHaveLength(500_000);
    expect(normalizeText("a\u0301\u0323".repeat(300_000)).text).toHaveLength(600_000);
  });
});

describe("normalizeName", () => {
  it("F33: makes names that differ only by invisible characters and spaces the same", () => {
    const name = "Nguyễn Thị Lan";
    expect(normalizeName(" Nguyễn\u200B  Thị\u00A0Lan\uFEFF\n")).toBe(name);
    expect(normalizeName("Nguye\u200D\u0302\u0303n Thị Lan")).toBe(name);
  });

  it("does not change its own result", () => {
    fc.assert(
      fc.property(anyString(), (input) => {
        const name = normalizeName(input);
        expect(normalizeName(name)).toBe(name);
      }),
    );
  });
});

describe("searchKey", () => {
  it.each([
    ["Chợ Đồn", "cho don"],
    ["Thủ tục", "thu tuc"],
    ["hòa", "hoa"],
    ["hoà", "hoa"],
    ["Ðồng ÐỨC", "dong duc"],
    ["  UBND   huyện\nChợ  Đồn ", "ubnd huyen cho don"],
    ["THUỶ", "thuy"],
    ["７１０", "710"],
  ])("of %j is %j", (text, key) => {
    expect(searchKey(text)).toBe(key);
  });

  it("of a Vietnamese text is ASCII and its own key", () => {
    for (const syllable of VIETNAMESE_SYLLABLES) {
      const key = searchKey(syllable);
      expect(key).toMatch(/^[a-z]+$/);
      expect(searchKey(key)).toBe(key);
    }
  });
});

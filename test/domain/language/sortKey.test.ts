import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { personSortKey, sortKey } from "../../../src/domain/language/sortKey.ts";
import { VIETNAMESE_SYLLABLES } from "./vietnameseSyllables.ts";

const collator = new Intl.Collator("vi");

function byKey(names: readonly string[], key = sortKey): string[] {
  return [...names].sort((a, b) => Buffer.compare(Buffer.from(key(a)), Buffer.from(key(b))));
}

describe("sortKey", () => {
  it("orders letters, then tones, then case", () => {
    const names = ["An", "Ăn", "Ân", "Cho Đồn", "Chôm", "Chợ Đồn", "Chợ Mới", "Dung", "Đinh", "Em", "Êm"];
    expect(byKey(names.toReversed())).toEqual(names);
    const tones = ["ma", "mà", "mả", "mã", "má", "mạ", "man"];
    expect(byKey(tones.toReversed())).toEqual(tones);
  });

  it("agrees with the Vietnamese collation for all words of Vietnamese syllables", () => {
    const word = fc.array(fc.constantFrom(...VIETNAMESE_SYLLABLES, "Chợ", "ng", "12"), { maxLength: 4 });
    const text = word.map((syllables) => syllables.join(" "));
    fc.assert(
      fc.property(text, text, (a, b) => {
        const order = Buffer.compare(Buffer.from(sortKey(a)), Buffer.from(sortKey(b)));
        expect(order).toBe(Math.sign(collator.compare(a, b)));
      }),
      { numRuns: 2000 },
    );
  });

  it("is printable ASCII and the same for NFD and NFC", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(sortKey(text)).toMatch(/^[\x20-\x7E]*$/);
        expect(sortKey(text.normalize("NFD"))).toBe(sortKey(text.normalize("NFC")));
      }),
    );
  });
});

describe("personSortKey", () => {
  it("orders people by given name, then family name", () => {
    const people = ["Trần Văn An", "Lê Thị Ánh", "Nguyễn Thị Lan", "Vũ Thị Lan", "Đỗ Đức"];
    expect(byKey(people, personSortKey)).toEqual([
      "Trần Văn An",
      "Lê Thị Ánh",
      "Đỗ Đức",
      "Nguyễn Thị Lan",
      "Vũ Thị Lan",
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { undrawableCharacters } from "../../src/documents/layout/undrawableCharacters.ts";

describe("undrawableCharacters", () => {
  it("F38: finds nothing in Vietnamese text with the signs officials use, decomposed or not", () => {
    const text = "Ủy ban nhân dân huyện Chợ Đồn: “đạt” ≥ 90% – 1.234,5 ₫ … § ° ± × ÷ ≤ ≠ ² ³ ½ → ngày\t17\n";
    expect(undrawableCharacters(text)).toEqual([]);
    expect(undrawableCharacters(text.normalize("NFD"))).toEqual([]);
  });

  it("names each character no face has, once", () => {
    expect(undrawableCharacters("Tốt 👍👍 ✅ 中")).toEqual(["👍", "✅", "中"]);
  });
});

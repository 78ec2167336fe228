import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatPercent } from "../../../src/domain/answer/formatNumber.ts";
import { parsePercent } from "../../../src/domain/answer/parsePercent.ts";

const parse = (input: string) => parsePercent(input, { unitWords: ["%"] });

describe("a percentage", () => {
  it.each([
    ["97,6%", 97.6, false],
    ["97,60 %", 97.6, false],
    ["92", 92, false],
    ["100", 100, false],
    ["0", 0, false],
    ["0%", 0, false],
    ["0,92%", 0.92, false],
    ["90 phần trăm", 90, false],
    ["đạt 92%", 92, false],
    ["khoảng 90%", 90, true],
    ["khoảng 90 %", 90, true],
    ["~90％", 90, true],
    ["gần 90", 90, true],
    ["90% (ước tính)", 90, true],
  ])("%j is %d (approximate: %s)", (input, value, approximate) => {
    expect(parse(input)).toEqual({ ok: true, kind: "value", value, approximate, cleaned: false });
  });

  it.each([
    ["92.5", 92.5, "dot_decimal", false],
    ["92.5%", 92.5, "dot_decimal", false],
    ["0,92", 0.92, "below_one_percent", false],
    ["trên 90%", 90, "bound", true],
    ["90% trở lên", 90, "bound", true],
  ])("%j is %d only after a question (%s)", (input, value, reason, approximate) => {
    expect(parse(input)).toEqual({ ok: true, kind: "confirm", value, approximate, reason });
  });

  it.each([
    ["100,01", "out_of_range"],
    ["1.250", "out_of_range"],
    ["-1%", "negative"],
    ["97,605", "too_many_decimals"],
    ["90-95%", "several_numbers"],
    ["690/707", "several_numbers"],
    ["17 hồ sơ", "unknown_unit"],
    ["không", "khong_is_unclear"],
    ["tốt", "not_a_number"],
    ["%", "not_a_number"],
    ["", "empty"],
  ])("%j is refused: %s", (input, reason) => {
    expect(parse(input)).toMatchObject({ ok: false, reason });
  });

  it("may be not available", () => {
    expect(parse("chưa có số liệu")).toEqual({ ok: true, kind: "not_available" });
  });

  it("reads back every percentage it writes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (hundredths) => {
        const value = hundredths / 100;
        expect(parse(formatPercent(value, "vi"))).toMatchObject({ kind: "value", value });
        expect(parse(formatPercent(value, "vi", { decimals: "shortest" }))).toMatchObject({ value });
      }),
    );
  });
});

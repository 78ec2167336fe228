import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatMoney, formatNumber } from "../../../src/domain/answer/formatNumber.ts";
import { MONEY_MAX, parseMoney } from "../../../src/domain/answer/parseMoney.ts";

describe("money", () => {
  it.each([
    ["1,2 tỷ", 1_200_000_000],
    ["1,2 tỉ đồng", 1_200_000_000],
    ["1,2 ty", 1_200_000_000],
    ["350 triệu", 350_000_000],
    ["350 triệu đồng", 350_000_000],
    ["350tr", 350_000_000],
    ["1 tỷ 250 triệu", 1_250_000_000],
    ["1 tỷ 250 triệu 300 nghìn đồng", 1_250_300_000],
    ["1 tỷ và 250 triệu", 1_250_000_000],
    ["1 tỷ rưỡi", 1_500_000_000],
    ["2 triệu rưỡi", 2_500_000],
    ["1 triệu 500.000", 1_500_000],
    ["500 nghìn", 500_000],
    ["500 ngàn", 500_000],
    ["500k", 500_000],
    ["5 trăm triệu", 500_000_000],
    ["2 nghìn tỷ", 2_000_000_000_000],
    ["1.200.000.000", 1_200_000_000],
    ["1.200.000.000 đồng", 1_200_000_000],
    ["1.200.000.000đ", 1_200_000_000],
    ["1.200.000.000 ₫", 1_200_000_000],
    ["1 200 000 000 VNĐ", 1_200_000_000],
    ["1,250 tỷ", 1_250_000_000],
    ["0", 0],
    ["0 đồng", 0],
    ["1.2 million", null],
  ])("%j is %d VND", (input, value) => {
    if (value === null) expect(parseMoney(input)).toMatchObject({ kind: "confirm", reason: "dot_decimal" });
    else
      expect(parseMoney(input)).toEqual({
        ok: true,
        kind: "value",
        value,
        approximate: false,
        cleaned: false,
      });
  });

  it("may be approximate", () => {
    expect(parseMoney("khoảng 350 triệu")).toMatchObject({
      kind: "value",
      value: 350_000_000,
      approximate: true,
    });
  });

  it.each([
    ["1 tỷ 2", 1_200_000_000, "trailing_part"],
    ["1 tỷ 25", 1_250_000_000, "trailing_part"],
    ["1 tỷ 05", 1_050_000_000, "trailing_part"],
    ["1tr2", 1_200_000, "trailing_part"],
    ["1.2 tỷ", 1_200_000_000, "dot_decimal"],
    ["350", 350, "small_money"],
    ["1,250,000", 1_250_000, "comma_thousands"],
    ["hơn 2 tỷ", 2_000_000_000, "bound"],
  ])("%j is %d VND only after a question (%s)", (input, value, reason) => {
    expect(parseMoney(input)).toMatchObject({ ok: true, kind: "confirm", value, reason });
  });

  it.each([
    ["", "empty"],
    ["không", "khong_is_unclear"],
    ["nhiều tiền", "not_a_number"],
    ["-350 triệu", "negative"],
    ["1,5", "not_an_integer"],
    ["1,2345678901 tỷ", "not_an_integer"],
    ["250 triệu 1 tỷ", "several_numbers"],
    ["1 tỷ 2.000 triệu", "several_numbers"],
    ["1 tỷ rưỡi 2", "several_numbers"],
    ["200-300 triệu", "several_numbers"],
    ["350 USD", "unknown_unit"],
    ["2 triệu tỷ", "too_large"],
    ["rưỡi", "not_a_number"],
    ["5 rưỡi", "not_a_number"],
  ])("%j is refused: %s", (input, reason) => {
    expect(parseMoney(input)).toMatchObject({ ok: false, reason });
  });

  it("may be not available", () => {
    expect(parseMoney("không có số liệu")).toEqual({ ok: true, kind: "not_available" });
  });

  it("reads back every amount it writes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: MONEY_MAX }), (value) => {
        expect(parseMoney(formatMoney(value, "vi"))).toMatchObject({ kind: "value", value });
      }),
    );
  });

  it("reads back every amount said in tỷ, triệu and nghìn", () => {
    const part = fc.integer({ min: 1, max: 999 });
    fc.assert(
      fc.property(part, part, part, (billions, millions, thousands) => {
        const value = billions * 1e9 + millions * 1e6 + thousands * 1e3;
        const text = `${billions} tỷ ${millions} triệu ${thousands} nghìn đồng`;
        expect(parseMoney(text)).toMatchObject({ kind: "value", value });
        expect(parseMoney(`${formatNumber(value / 1e9, "vi")} tỷ`)).toMatchObject({ kind: "value", value });
      }),
    );
  });
});

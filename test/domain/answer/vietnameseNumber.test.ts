import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnswerResult } from "../../../src/domain/answer/answerResult.ts";
import { formatNumber } from "../../../src/domain/answer/formatNumber.ts";
import {
  COUNT_MAX,
  COUNT_SOFT_MAX,
  parseVietnameseNumber,
} from "../../../src/domain/answer/parseVietnameseNumber.ts";

const HO_SO = { unitWords: ["hồ sơ", "dossiers"] };

function count(input: string): AnswerResult<number> {
  return parseVietnameseNumber(input, "count", HO_SO);
}

function decimal(input: string): AnswerResult<number> {
  return parseVietnameseNumber(input, "decimal", HO_SO);
}

function exactly(value: number): AnswerResult<number> {
  return { ok: true, kind: "value", value, approximate: false, cleaned: false };
}

function about(value: number): AnswerResult<number> {
  return { ok: true, kind: "value", value, approximate: true, cleaned: false };
}

describe("a count", () => {
  it.each([
    ["710", 710],
    [" 710 ", 710],
    ["0", 0],
    ["02", 2],
    ["007", 7],
    ["03 hồ sơ", 3],
    ["03 ho\u0302\u0300 so\u031B", 3],
    ["710 ho so", 710],
    ["710 hs", 710],
    ["710 h/s", 710],
    ["12 TTHC", 12],
    ["5 ngân hàng", null],
    ["1.250", 1250],
    ["1.250.000", COUNT_SOFT_MAX + 250_000],
    ["1 250", 1250],
    ["1\u00A0250", 1250],
    ["７１０", 710],
    ["7,0", 7],
    ["710.", 710],
    ["710,", 710],
    ["dạ 710 ạ", 710],
    ["có 710 hồ sơ ạ", 710],
    ["tổng số: 710", 710],
    ["+5", 5],
    ["710 👍🏽", 710],
    ["2 nghìn", 2000],
    ["1,2 nghìn hồ sơ", 1200],
    ["1\u200B2", 12],
  ])("%j is %d", (input, value) => {
    const result = count(input);
    if (value === null) expect(result).toMatchObject({ ok: false, reason: "unknown_unit" });
    else if (value > COUNT_SOFT_MAX)
      expect(result).toMatchObject({ kind: "confirm", value, reason: "very_large" });
    else expect(result).toEqual(exactly(value));
  });

  it.each([
    ["khoảng 700", 700],
    ["khoang 700 ho so", 700],
    ["~700", 700],
    ["≈ 700", 700],
    ["gần 700", 700],
    ["xấp xỉ 1.250", 1250],
    ["chừng 700", 700],
    ["tầm 700 hồ sơ ạ", 700],
    ["dạ khoảng 700", 700],
    ["ước khoảng 700", 700],
    ["700 (ước tính)", 700],
    ["about 700 dossiers", 700],
  ])("%j is about %d", (input, value) => {
    expect(count(input)).toEqual(about(value));
  });

  it.each([
    ["không", 0, "zero_from_khong", false],
    ["khong", 0, "zero_from_khong", false],
    ["ko", 0, "zero_from_khong", false],
    ["Không có hồ sơ nào", 0, "zero_from_khong", false],
    ["không có hồ sơ quá hạn", 0, "zero_from_khong", false],
    ["không phát sinh", 0, "zero_from_khong", false],
    ["1,250", 1250, "comma_thousands", false],
    ["1,000", 1000, "comma_thousands", false],
    ["1,234,567", 1234567, "comma_thousands", false],
    ["7.0", 7, "dot_decimal", false],
    ["7 10", 710, "spaces", false],
    ["hơn 700", 700, "bound", true],
    ["trên 700 hồ sơ", 700, "bound", true],
    [">700", 700, "bound", true],
    ["700 trở lên", 700, "bound", true],
    ["2k", 2000, "short_scale", false],
    ["1.000.001", 1000001, "very_large", false],
  ])("%j is %d only after a question (%s)", (input, value, reason, approximate) => {
    expect(count(input)).toEqual({ ok: true, kind: "confirm", value, approximate, reason });
  });

  it("is asked back above a million, not at it", () => {
    expect(count("1.000.000")).toEqual(exactly(COUNT_SOFT_MAX));
  });

  it.each([
    ["", "empty"],
    [" \u200B ", "empty"],
    ["nhiều", "not_a_number"],
    ["👍", "not_a_number"],
    ["7️⃣", "not_a_number"],
    ["10²", "not_a_number"],
    ["½", "not_a_number"],
    ["٧١٠", "not_a_number"],
    ["-5", "negative"],
    ["−5", "negative"],
    ["âm 5", "negative"],
    ["7,5", "not_an_integer"],
    ["92.5", "not_an_integer"],
    ["90%", "percent_for_number"],
    ["90 phần trăm", "percent_for_number"],
    ["17/707", "several_numbers"],
    ["5-7", "several_numbers"],
    ["710 hồ sơ, quá hạn 17", "several_numbers"],
    ["710 cái gì đó", "unknown_unit"],
    ["12.34.567", "not_a_number"],
    ["1.25,5.0", "not_a_number"],
    ["1000000001", "too_large"],
    ["9".repeat(199), "too_large"],
    ["9".repeat(100_000), "not_a_number"],
  ])("%j is refused: %s", (input, reason) => {
    expect(count(input)).toMatchObject({ ok: false, reason });
  });

  it.each([
    "không có số liệu",
    "Khong co so lieu",
    "KHÔNG CÓ SỐ LIỆU.",
    "chưa có số liệu",
    "k có",
    "ko co",
    "k có số liệu",
    "kcsl",
    "chưa thống kê",
    "chưa thống kê được",
    "đơn vị chưa có số liệu cụ thể",
    "không rõ",
    "dạ không có số liệu ạ",
    "n/a",
  ])("%j is not available", (input) => {
    expect(count(input)).toEqual({ ok: true, kind: "not_available" });
  });

  it("names the limit it exceeds", () => {
    expect(count("9.000.000.000")).toMatchObject({ reason: "too_large", details: { max: COUNT_MAX } });
  });

  it("takes the question's own unit, whatever it is", () => {
    const banks = { unitWords: ["ngân hàng"] };
    expect(parseVietnameseNumber("5 ngân hàng", "count", banks)).toEqual(exactly(5));
    const stations = { unitWords: ["trạm y tế"] };
    expect(parseVietnameseNumber("5 tram y te", "count", stations)).toEqual(exactly(5));
  });

  it("reads back every count it writes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: COUNT_SOFT_MAX }), fc.boolean(), (value, leadingZero) => {
        expect(count(formatNumber(value, "vi", { leadingZero }))).toEqual(exactly(value));
        expect(count(`khoảng ${formatNumber(value, "vi", { leadingZero })} hồ sơ`)).toEqual(about(value));
      }),
    );
  });
});

describe("a number without quantity", () => {
  it.each([
    ["1.234,5", 1234.5],
    ["7,5", 7.5],
    ["0,25", 0.25],
    ["-3,5", -3.5],
    ["-0", 0],
    ["1,250", 1.25],
    ["120 m²", 120],
  ])("%j is %d", (input, value) => {
    expect(decimal(input)).toEqual(exactly(value));
  });

  it.each([
    ["92.5", 92.5, "dot_decimal"],
    ["0.125", 0.125, "dot_decimal"],
    ["1234.567", 1234.567, "dot_decimal"],
    ["1,234.5", 1234.5, "english_notation"],
  ])("%j is %d only after a question (%s)", (input, value, reason) => {
    expect(decimal(input)).toEqual({ ok: true, kind: "confirm", value, approximate: false, reason });
  });

  it("refuses more digits than a figure keeps exactly", () => {
    expect(decimal("0,1234567890123456")).toMatchObject({ reason: "too_many_decimals" });
    expect(decimal("1000000000000001")).toMatchObject({ reason: "too_large" });
  });

  it("takes a percent sign only where it is the unit", () => {
    expect(parseVietnameseNumber("110%", "decimal", { unitWords: ["%"] })).toEqual(exactly(110));
    expect(decimal("110%")).toMatchObject({ reason: "percent_for_number" });
  });

  it("does not take không for zero", () => {
    expect(decimal("không")).toMatchObject({ ok: false, reason: "khong_is_unclear" });
  });

  it("reads back every number it writes", () => {
    const figure = fc
      .tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 6 }))
      .map(([digits, decimals]) => Number(`${digits}e-${decimals}`));
    fc.assert(
      fc.property(figure, (value) => {
        expect(decimal(formatNumber(value, "vi"))).toEqual(exactly(value === 0 ? 0 : value));
      }),
    );
  });

  it("may be negative when whole, too", () => {
    expect(parseVietnameseNumber("-5", "integer", {})).toEqual(exactly(-5));
    expect(parseVietnameseNumber("không", "integer", {})).toMatchObject({ reason: "khong_is_unclear" });
  });
});

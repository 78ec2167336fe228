import { describe, expect, it } from "vitest";
import { formatMoney, formatNumber, formatPercent } from "../../../src/domain/answer/formatNumber.ts";

describe("formatNumber", () => {
  it.each([
    [1234567.89, "1.234.567,89"],
    [1234.5, "1.234,5"],
    [1000, "1.000"],
    [999, "999"],
    [0, "0"],
    [-0, "0"],
    [-1.5, "-1,5"],
    [0.1, "0,1"],
    [9007199254740991, "9.007.199.254.740.991"],
  ])("writes %d the Vietnamese way as %s", (value, text) => {
    expect(formatNumber(value, "vi")).toBe(text);
  });

  it("writes English with comma groups", () => {
    expect(formatNumber(1234567.89, "en")).toBe("1,234,567.89");
  });

  it("rounds half up on the digits a person sees", () => {
    expect(formatNumber(1.005, "vi", { decimals: 2 })).toBe("1,01");
    expect(formatNumber(-0.001, "vi", { decimals: 2 })).toBe("0,00");
  });

  it.each([
    [2, "02"],
    [9, "09"],
    [10, "10"],
    [0, "0"],
    [2.5, "2,5"],
  ])("puts a zero before whole counts below ten when asked: %d is %s", (value, text) => {
    expect(formatNumber(value, "vi", { leadingZero: true })).toBe(text);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])("refuses %d, which is no figure", (value) => {
    expect(() => formatNumber(value, "vi")).toThrow(RangeError);
  });
});

describe("formatPercent", () => {
  it.each([
    [97.6, "97,60%"],
    [100, "100%"],
    [90, "90%"],
    [2.4, "2,40%"],
    [0, "0%"],
  ])("writes %d as %s, without space", (value, text) => {
    expect(formatPercent(value, "vi")).toBe(text);
  });

  it("keeps only the digits there are when asked", () => {
    expect(formatPercent(97.6, "vi", { decimals: "shortest" })).toBe("97,6%");
    expect(formatPercent(100, "vi", { decimals: 2 })).toBe("100,00%");
    expect(formatPercent(97.6, "en")).toBe("97.60%");
  });
});

describe("formatMoney", () => {
  it("writes whole VND with the unit", () => {
    expect(formatMoney(1_200_000_000, "vi")).toBe("1.200.000.000 đồng");
    expect(formatMoney(1_200_000_000, "en")).toBe("1,200,000,000 VND");
  });
});

import { describe, expect, it } from "vitest";
import type { AnswerValue, Notation } from "../../../src/domain/answer/notation.ts";
import { formatAnswer } from "../../../src/domain/answer/formatAnswer.ts";
import {
  count,
  date,
  dateTime,
  freeText,
  geopoint,
  money,
  oneOf,
  percent,
  severalOf,
  time,
} from "../../../src/domain/answer/notations.ts";
import { choices } from "./choices.ts";

const LEVELS = choices({ cap_tinh: ["Cấp tỉnh", "Province"], cap_xa: ["Cấp xã", "Commune"] });
const DOSSIERS = { vi: "hồ sơ", en: "dossiers" };

function shown(value: AnswerValue, notation: Notation, language = "vi", approximate = false): string {
  return formatAnswer({ state: "answered", value, approximate }, notation, language, { unit: DOSSIERS });
}

describe("formatAnswer", () => {
  it.each<[AnswerValue, Notation, string, string]>([
    [710, count, "710 hồ sơ", "710 dossiers"],
    [1250, count, "1.250 hồ sơ", "1,250 dossiers"],
    [97.6, percent, "97,60%", "97.60%"],
    [100, percent, "100%", "100%"],
    [1_200_000_000, money, "1.200.000.000 đồng", "1,200,000,000 VND"],
    ["2020-09-17", date, "17/09/2020", "17/09/2020"],
    ["08:30", time, "08:30", "08:30"],
    ["2020-09-17T08:30", dateTime, "08:30 17/09/2020", "08:30 17/09/2020"],
    ["22.17 105.58 0 0", geopoint, "22.17, 105.58", "22.17, 105.58"],
    ["cap_xa", oneOf(LEVELS), "Cấp xã", "Commune"],
    [["cap_tinh", "cap_xa"], severalOf(LEVELS), "Cấp tỉnh; Cấp xã", "Province; Commune"],
    ["có quan tâm", freeText, "có quan tâm", "có quan tâm"],
  ])("writes %j with %o: %s", (value, notation, vi, en) => {
    expect(shown(value, notation)).toBe(vi);
    expect(shown(value, notation, "en")).toBe(en);
  });

  it("says when a figure is approximate or missing", () => {
    expect(shown(90, percent, "vi", true)).toBe("khoảng 90%");
    expect(shown(90, percent, "en", true)).toBe("about 90%");
    expect(formatAnswer({ state: "not_available" }, count, "vi")).toBe("Không có số liệu");
  });

  it("writes small counts with a zero when asked", () => {
    const two = { state: "answered", value: 2, approximate: false } as const;
    expect(formatAnswer(two, count, "vi", { unit: { vi: "TTHC" }, leadingZero: true })).toBe("02 TTHC");
  });

  it("echoes a percentage as typed when asked", () => {
    const answer = { state: "answered", value: 92.5, approximate: false } as const;
    expect(formatAnswer(answer, percent, "vi", { percentDecimals: "shortest" })).toBe("92,5%");
  });

  it("shows the name of a choice that left the form", () => {
    expect(shown("cap_huyen", oneOf(LEVELS))).toBe("cap_huyen");
  });

  it("throws when a stored value does not fit its question", () => {
    expect(() => shown("abc", count)).toThrow(TypeError);
    expect(() => shown(5, oneOf(LEVELS))).toThrow(TypeError);
  });
});

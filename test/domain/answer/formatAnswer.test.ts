import { describe, expect, it } from "vitest";
import type { AnswerKind, AnswerValue } from "../../../src/domain/answer/answerKind.ts";
import { formatAnswer } from "../../../src/domain/answer/formatAnswer.ts";
import { choices } from "./choices.ts";

const LEVELS = choices({ cap_tinh: ["Cấp tỉnh", "Province"], cap_xa: ["Cấp xã", "Commune"] });
const DOSSIERS = { vi: "hồ sơ", en: "dossiers" };

function shown(value: AnswerValue, kind: AnswerKind, language = "vi", approximate = false): string {
  return formatAnswer({ state: "answered", value, approximate }, kind, language, { unit: DOSSIERS });
}

describe("formatAnswer", () => {
  it.each<[AnswerValue, AnswerKind, string, string]>([
    [710, { kind: "count" }, "710 hồ sơ", "710 dossiers"],
    [1250, { kind: "count" }, "1.250 hồ sơ", "1,250 dossiers"],
    [97.6, { kind: "percent" }, "97,60%", "97.60%"],
    [100, { kind: "percent" }, "100%", "100%"],
    [1_200_000_000, { kind: "money" }, "1.200.000.000 đồng", "1,200,000,000 VND"],
    ["2020-09-17", { kind: "date" }, "17/09/2020", "17/09/2020"],
    ["08:30", { kind: "time" }, "08:30", "08:30"],
    ["2020-09-17T08:30", { kind: "date_time" }, "08:30 17/09/2020", "08:30 17/09/2020"],
    ["22.17 105.58 0 0", { kind: "geopoint" }, "22.17, 105.58", "22.17, 105.58"],
    ["cap_xa", { kind: "choice", choices: LEVELS }, "Cấp xã", "Commune"],
    [
      ["cap_tinh", "cap_xa"],
      { kind: "multi_choice", choices: LEVELS },
      "Cấp tỉnh; Cấp xã",
      "Province; Commune",
    ],
    ["có quan tâm", { kind: "text" }, "có quan tâm", "có quan tâm"],
  ])("writes %j as %j: %s", (value, kind, vi, en) => {
    expect(shown(value, kind)).toBe(vi);
    expect(shown(value, kind, "en")).toBe(en);
  });

  it("says when a figure is approximate or missing", () => {
    expect(shown(90, { kind: "percent" }, "vi", true)).toBe("khoảng 90%");
    expect(shown(90, { kind: "percent" }, "en", true)).toBe("about 90%");
    expect(formatAnswer({ state: "not_available" }, { kind: "count" }, "vi")).toBe("Không có số liệu");
    expect(formatAnswer({ state: "not_applicable" }, { kind: "count" }, "en")).toBe("Not applicable");
  });

  it("writes small counts with a zero when asked", () => {
    const two = { state: "answered", value: 2, approximate: false } as const;
    expect(formatAnswer(two, { kind: "count" }, "vi", { unit: { vi: "TTHC" }, leadingZero: true })).toBe(
      "02 TTHC",
    );
  });

  it("echoes a percentage as typed when asked", () => {
    const answer = { state: "answered", value: 92.5, approximate: false } as const;
    expect(formatAnswer(answer, { kind: "percent" }, "vi", { percentDecimals: "shortest" })).toBe("92,5%");
  });

  it("shows the name of a choice that left the form", () => {
    expect(shown("cap_huyen", { kind: "choice", choices: LEVELS })).toBe("cap_huyen");
  });

  it("throws when a stored value does not fit its question", () => {
    expect(() => shown("abc", { kind: "count" })).toThrow(TypeError);
    expect(() => shown(5, { kind: "choice", choices: LEVELS })).toThrow(TypeError);
  });
});

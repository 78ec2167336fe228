import { describe, expect, it } from "vitest";
import { parseChoice } from "../../../src/domain/answer/parseChoice.ts";
import { parseMultiChoice } from "../../../src/domain/answer/parseMultiChoice.ts";
import { choices } from "./choices.ts";

const YES_NO = choices({ yes: ["Có", "Yes"], no: ["Không", "No"] });
const RATING = choices({
  tot: ["Tốt", "Good"],
  co_ban_tot: ["Cơ bản tốt", "Mostly good"],
  tuong_doi_tot: ["Tương đối tốt", "Fairly good"],
  dat_yeu_cau: ["Đạt yêu cầu", "Satisfactory"],
  con_han_che: ["Còn hạn chế", "Limited"],
});
const POSTING = choices({
  day_du_kip_thoi: ["Đầy đủ, kịp thời", "Complete and timely"],
  day_du_chua_kip_thoi: ["Đầy đủ, chưa kịp thời", "Complete, late"],
  chua_niem_yet: ["Chưa niêm yết", "Not posted"],
});
const LEVELS = choices({
  cap_tinh: ["Cấp tỉnh", "Province"],
  cap_huyen: ["Cấp huyện", "District"],
  cap_xa: ["Cấp xã", "Commune"],
});

const chosen = (value: unknown) => ({ ok: true, kind: "value", value, approximate: false, cleaned: false });

describe("a yes/no question", () => {
  it.each(["1", "1.", "có", "Co", "CÓ Ạ", "đúng", "Đúng rồi.", "vâng", "rồi", "đã có", "yes", "ok", "ừ"])(
    "takes %j for yes",
    (input) => {
      expect(parseChoice(input, YES_NO)).toEqual(chosen("yes"));
    },
  );

  it.each([
    "2",
    "không",
    "khong",
    "k",
    "ko",
    "kh",
    "không có",
    "k có",
    "chưa",
    "chưa có",
    "không ạ",
    "no",
    "sai",
  ])("takes %j for no", (input) => {
    expect(parseChoice(input, YES_NO)).toEqual(chosen("no"));
  });

  it.each(["không có số liệu", "kcsl", "chưa có số liệu"])("takes %j for not available", (input) => {
    expect(parseChoice(input, YES_NO)).toEqual({ ok: true, kind: "not_available" });
  });

  it.each(["3", "0", "có lẽ", "👍", "710"])("refuses %j", (input) => {
    expect(parseChoice(input, YES_NO)).toMatchObject({
      ok: false,
      reason: "no_such_choice",
      details: { count: 2 },
    });
  });
});

describe("a choice", () => {
  it.each([
    ["2", "co_ban_tot"],
    ["(2)", "co_ban_tot"],
    ["2)", "co_ban_tot"],
    ["câu 2", "co_ban_tot"],
    ["số 2", "co_ban_tot"],
    ["cơ bản tốt", "co_ban_tot"],
    ["co ban tot", "co_ban_tot"],
    ["CƠ BẢN TỐT.", "co_ban_tot"],
    ["co_ban_tot", "co_ban_tot"],
    ["Mostly good", "co_ban_tot"],
    ["tốt", "tot"],
    ["tuong doi", "tuong_doi_tot"],
    ["đạt", "dat_yeu_cau"],
    ["còn", "con_han_che"],
  ])("%j is %s", (input, name) => {
    expect(parseChoice(input, RATING)).toEqual(chosen(name));
  });

  it("does not mind the punctuation of a label", () => {
    expect(parseChoice("đầy đủ kịp thời", POSTING)).toEqual(chosen("day_du_kip_thoi"));
    expect(parseChoice("Đầy đủ, kịp thời", POSTING)).toEqual(chosen("day_du_kip_thoi"));
  });

  it("names the candidates when a beginning fits several", () => {
    expect(parseChoice("đầy đủ", POSTING)).toMatchObject({
      ok: false,
      reason: "ambiguous_choice",
      details: { names: ["day_du_kip_thoi", "day_du_chua_kip_thoi"] },
    });
  });

  it("asks back when the words only stand inside a label", () => {
    expect(parseChoice("hạn chế", RATING)).toMatchObject({
      kind: "confirm",
      value: "con_han_che",
      reason: "guessed_choice",
    });
  });

  it("tells labels apart that differ by accents only", () => {
    const twins = choices({ du: ["Đủ", "Enough"], du_thua: ["Dư", "Surplus"] });
    expect(parseChoice("Dư", twins)).toEqual(chosen("du_thua"));
    expect(parseChoice("đủ", twins)).toEqual(chosen("du"));
    expect(parseChoice("Du", twins)).toMatchObject({ reason: "ambiguous_choice" });
  });

  it("prefers a label that is a number to the position", () => {
    const years = choices({ y2: ["2", "2"], y1: ["1", "1"] });
    expect(parseChoice("1", years)).toEqual(chosen("y1"));
  });

  it("takes k có for not available where it is no choice", () => {
    expect(parseChoice("k có", RATING)).toEqual({ ok: true, kind: "not_available" });
  });
});

describe("a thing to take note of", () => {
  it.each(["1", "OK", "đã rõ", "da ro", "vâng", "đồng ý"])("takes %j", (input) => {
    expect(parseChoice(input, choices({ OK: ["Đã rõ", "Noted"] }))).toEqual(chosen("OK"));
  });

  it("is not given by a no", () => {
    expect(parseChoice("không", choices({ OK: ["Đã rõ", "Noted"] }))).toMatchObject({
      reason: "no_such_choice",
    });
  });
});

describe("a multiple choice", () => {
  it.each([
    ["1", ["cap_tinh"]],
    ["1, 3", ["cap_tinh", "cap_xa"]],
    ["3,1", ["cap_tinh", "cap_xa"]],
    ["1 và 3", ["cap_tinh", "cap_xa"]],
    ["1 3", ["cap_tinh", "cap_xa"]],
    ["1;2;3", ["cap_tinh", "cap_huyen", "cap_xa"]],
    ["1-3", ["cap_tinh", "cap_huyen", "cap_xa"]],
    ["1, 1, 1", ["cap_tinh"]],
    ["cấp huyện, cấp xã", ["cap_huyen", "cap_xa"]],
    ["cấp huyện và cấp xã", ["cap_huyen", "cap_xa"]],
    ["Cấp xã\nCấp tỉnh", ["cap_tinh", "cap_xa"]],
  ])("%j is %j", (input, names) => {
    expect(parseMultiChoice(input, LEVELS)).toEqual(chosen(names));
  });

  it("keeps labels that hold a comma together", () => {
    expect(parseMultiChoice("Đầy đủ, chưa kịp thời, Chưa niêm yết", POSTING)).toEqual(
      chosen(["day_du_chua_kip_thoi", "chua_niem_yet"]),
    );
  });

  describe("with labels that hold what parts them", () => {
    const PAPERS = choices({
      plan: ["Kế hoạch", "Plan"],
      plan_and_report: ["Kế hoạch và báo cáo", "Plan and report"],
      report: ["Báo cáo", "Report"],
      notice: ["Thông báo", "Notice"],
      research: ["Nghiên cứu + phát triển", "Research & development"],
    });
    it.each([
      // Not "Kế hoạch", "Báo cáo" and "Thông báo".
      ["Kế hoạch và báo cáo, Thông báo", ["plan_and_report", "notice"]],
      ["thong bao va ke hoach va bao cao", ["plan_and_report", "notice"]],
      ["Thông báo; Kế hoạch và báo cáo", ["plan_and_report", "notice"]],
      ["Kế hoạch, báo cáo", ["plan", "report"]],
      ["nghiên cứu + phát triển, thông báo", ["notice", "research"]],
      ["notice, plan and report", ["plan_and_report", "notice"]],
      ["Kế hoạch\nThông báo", ["plan", "notice"]],
      ["1, 3-4", ["plan", "report", "notice"]],
      ["1 3; thông báo", ["plan", "report", "notice"]],
    ])("%j is %j", (input, names) => {
      expect(parseMultiChoice(input, PAPERS)).toEqual(chosen(names));
    });
  });

  it("asks back before it takes all", () => {
    expect(parseMultiChoice("tất cả", LEVELS)).toMatchObject({
      kind: "confirm",
      value: ["cap_tinh", "cap_huyen", "cap_xa"],
      reason: "all_choices",
    });
  });

  it.each([
    ["1, 4", "no_such_choice"],
    ["12", "no_such_choice"],
    ["cấp", "ambiguous_choice"],
    ["1, cấp", "ambiguous_choice"],
    ["", "empty"],
    [",", "empty"],
    ["1-9999", "no_such_choice"],
  ])("%j is refused: %s", (input, reason) => {
    expect(parseMultiChoice(input, LEVELS)).toMatchObject({ ok: false, reason });
  });

  it("may be not available", () => {
    expect(parseMultiChoice("không có số liệu", LEVELS)).toEqual({ ok: true, kind: "not_available" });
  });
});

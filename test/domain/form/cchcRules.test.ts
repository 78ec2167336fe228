import { describe, expect, it } from "vitest";
import { CHO_DON_ANSWERS, CHO_DON_PARAMETERS, declareRestNotAvailable } from "./choDonAnswers.ts";
import { RULE_CASES } from "./cchcRuleCases.ts";
import { CCHC_FORMS, compiledForms, firedIds, inspect } from "./cchcSession.ts";

/** Codes of the catalogue; a letter behind the code marks one of the rule's two cases. */
const RULE_CODES: readonly (readonly [string, number])[] = [
  ["DIR", 8],
  ["INS", 6],
  ["PRO", 12],
  ["ORG", 7],
  ["CIV", 6],
  ["FIN", 7],
  ["DIG", 9],
];

describe.each(CCHC_FORMS)("rules of %s", (name) => {
  it("are those of the catalogue in order", () => {
    const codes = RULE_CODES.flatMap(([code, count]) =>
      Array.from({ length: count }, (_, index) => `${code}-${String(index + 1).padStart(2, "0")}`),
    );
    const written = compiledForms[name].form.rules.map((rule) => rule.id.replace(/[ab]$/, ""));
    expect([...new Set(written)]).toEqual(codes);
  });

  it("are all tried below", () => {
    const tried = new Set(RULE_CASES.map((one) => one.id));
    expect(compiledForms[name].form.rules.map((rule) => rule.id).filter((id) => !tried.has(id))).toEqual([]);
  });

  it("merge what the catalogue has as one finding", () => {
    const groups = Map.groupBy(
      compiledForms[name].form.rules.filter((rule) => rule.group !== ""),
      (rule) => rule.group,
    );
    expect([...groups.values()].map((rules) => rules.map((rule) => rule.id))).toEqual([
      ["DIR-06a", "DIR-06b"],
      ["DIR-08a", "DIR-08b"],
      ["PRO-10a", "PRO-10b"],
      ["PRO-11a", "PRO-11b"],
      ["CIV-04a", "CIV-04b"],
      ["DIG-01a", "DIG-01b"],
      ["DIG-02", "DIG-03"],
      ["DIG-09a", "DIG-09b"],
    ]);
  });

  it("accuse nobody before anything is answered", () => {
    expect(firedIds(inspect(name, {}, CHO_DON_PARAMETERS))).toEqual([]);
  });

  it("accuse nobody when every figure is declared missing", () => {
    const session = inspect(name, {}, { ...CHO_DON_PARAMETERS, is_year_end: "yes" });
    declareRestNotAvailable(session);
    expect(firedIds(session)).toEqual([]);
  });

  it.each(RULE_CASES.map((one) => [one.id, JSON.stringify(one.fires), one] as const))(
    "%s fires at %s",
    (id, _answers, one) => {
      const session = inspect(name, one.fires, one.parameters);
      const fired = session.rules().fired.find((rule) => rule.id === id);
      expect(fired).toMatchObject({ severity: one.severity });
      expect(fired?.finding["vi"]?.startsWith(one.finding)).toBe(true);
      expect(JSON.stringify([fired?.finding, fired?.recommendation])).not.toContain("…");
    },
  );

  it.each(RULE_CASES.map((one) => [one.id, JSON.stringify(one.spared), one] as const))(
    "%s spares %s",
    (id, _answers, one) => {
      const session = inspect(name, one.spared, one.sparedParameters ?? one.parameters);
      expect(firedIds(session)).not.toContain(id);
    },
  );

  it("lists what a rule lacks", () => {
    const session = inspect(name, { dossiers_resolved_overdue: 17 });
    const unjudged = session.rules("procedures").unjudged.find((rule) => rule.id === "PRO-06");
    expect(unjudged?.missing).toContain("apology_letters_issued");
  });

  it("do not ask for apologies while their number is not available", () => {
    const session = inspect(name, { dossiers_resolved_overdue: 17, dossiers_in_progress_overdue: 0 });
    session.set("apology_letters_issued", { state: "not_available", value: null });
    expect(firedIds(session)).not.toContain("PRO-06");
  });

  it("count only the late dossiers that are known", () => {
    const session = inspect(name, { dossiers_resolved_overdue: 17, apology_letters_issued: 16 });
    session.set("dossiers_in_progress_overdue", { state: "not_available", value: null });
    expect(firedIds(session)).toContain("PRO-06");
  });

  it("judge the share of online dossiers only against a target", () => {
    const answers = { dossiers_received_total: 100, dossiers_received_online: 0 };
    expect(firedIds(inspect(name, answers))).not.toContain("PRO-08");
  });
});

describe("the inspection of Chợ Đồn", () => {
  const official = ["PRO-02", "CIV-01", "DIG-02", "DIG-03"];

  function proposed(eOneStop: string | undefined) {
    const answers = eOneStop === undefined ? {} : { e_one_stop_update_status: eOneStop };
    const session = inspect("cchc-nq30c", { ...CHO_DON_ANSWERS, ...answers }, CHO_DON_PARAMETERS);
    declareRestNotAvailable(session);
    return session.rules().fired;
  }

  it("proposes exactly the three official limitations", () => {
    const findings = proposed(undefined).filter((rule) => rule.severity !== "observation");
    expect(findings.map((rule) => rule.id)).toEqual(official);
    expect(new Set(findings.map((rule) => rule.group || rule.id)).size).toBe(3);
  });

  it("adds PRO-07 when the e-one-stop system is said to be behind", () => {
    const findings = proposed("chua_kip_thoi").filter((rule) => rule.severity !== "observation");
    expect(findings.map((rule) => rule.id)).toEqual(["PRO-02", "PRO-07", "CIV-01", "DIG-02", "DIG-03"]);
  });

  it("observes the 17 late dossiers and nothing else", () => {
    const observations = proposed(undefined).filter((rule) => rule.severity === "observation");
    expect(observations.map((rule) => [rule.id, rule.finding["vi"]])).toEqual([
      ["PRO-04", "Còn 17 hồ sơ giải quyết quá hạn (2,40%)"],
    ]);
  });

  it("says so in the words of the report", () => {
    expect(proposed(undefined).map((rule) => [rule.severity, rule.finding["vi"]])).toEqual([
      ["moderate", "TTHC niêm yết tại Bộ phận một cửa chưa đầy đủ, kịp thời"],
      ["observation", "Còn 17 hồ sơ giải quyết quá hạn (2,40%)"],
      ["minor", "Còn một số vị trí việc làm của công chức chưa đúng theo quy định (đạt 92%)"],
      ["moderate", "Hạ tầng CNTT chưa đồng bộ"],
      ["moderate", "Máy tính làm việc còn nhiều máy cũ, lạc hậu, không đáp ứng yêu cầu công việc"],
    ]);
  });

  it("breaks no check", () => {
    const session = inspect("cchc-nq30c", CHO_DON_ANSWERS, CHO_DON_PARAMETERS);
    for (const area of session.areas()) expect(session.problems(area)).toEqual({ errors: [], warnings: [] });
  });

  it("hides no answer", () => {
    expect(inspect("cchc-nq30c", CHO_DON_ANSWERS, CHO_DON_PARAMETERS).hiddenAnswers()).toEqual([]);
  });
});

describe("rules of a programme", () => {
  it.each([
    ["cchc-nq30c", "2020", 79.99, 80],
    ["cchc-nq76", "2025", 89.99, 90],
    ["cchc-nq76", "2027", 89.99, 90],
    ["cchc-nq76", "2028", 94.99, 95],
  ] as const)("%s in %s: satisfaction %d is too low, %d is not", (name, year, low, enough) => {
    const parameters = { inspection_year: year };
    expect(firedIds(inspect(name, { satisfaction_rate: low }, parameters))).toContain("PRO-09");
    expect(firedIds(inspect(name, { satisfaction_rate: enough }, parameters))).not.toContain("PRO-09");
  });

  it.each([
    ["cchc-nq30c", "2020-09-17", "theo quy định"],
    ["cchc-nq76", "2025-09-14", "theo quy định"],
    ["cchc-nq76", "2025-09-15", "theo Mẫu số 04 ban hành kèm theo Thông tư 03/2025/TT-VPCP"],
  ] as const)("%s on %s: apologies are to be made %s", (name, day, form) => {
    const answers = {
      dossiers_resolved_overdue: 17,
      dossiers_in_progress_overdue: 0,
      apology_letters_issued: 0,
    };
    const fired = inspect(name, answers, { visit_date: day }).rules().fired;
    expect(fired.find((rule) => rule.id === "PRO-06")?.recommendation["vi"]).toBe(
      `Thực hiện xin lỗi tổ chức, cá nhân và hẹn lại ngày trả kết quả ${form}`,
    );
  });
});

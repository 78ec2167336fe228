import { describe, expect, it } from "vitest";
import { compileForm } from "../../../src/domain/form/compiled/compileForm.ts";
import { exportForm } from "../../../src/domain/form/sheets/exportForm.ts";
import { openSession } from "../../../src/domain/form/session/FormSession.ts";
import { importForm } from "../../../src/domain/form/import/importForm.ts";
import { reinspectionForm, type OpenPoint } from "../../../src/domain/reinspection/reinspectionForm.ts";
import { reinspectionTexts } from "../../../src/usecases/reinspection/reinspectionTexts.ts";
import { compiledForms } from "../form/cchcSession.ts";
import { ENVIRONMENT } from "../form/support.ts";

const POINTS: OpenPoint[] = [
  {
    number: 1,
    area: "procedures",
    finding: "TTHC niêm yết tại Bộ phận một cửa chưa đầy đủ, kịp thời.",
    recommendation: "Rà soát, niêm yết công khai đầy đủ, kịp thời TTHC",
    severity: "moderate",
    legalBasis: "Nghị định 61/2018/NĐ-CP",
    references: ["tthc_posting_status"],
  },
  {
    number: 3,
    area: "civil_service",
    finding: "Còn số ít vị trí việc làm của công chức chưa đúng ${theo} quy định",
    recommendation: "",
    severity: "serious",
    legalBasis: null,
    references: ["civil_servants_position_rate", "not_a_question", "family[2]/age"],
  },
  {
    number: 4,
    area: "procedures",
    finding: "Chưa cập nhật hồ sơ TTHC trên phần mềm",
    recommendation: "",
    severity: "minor",
    legalBasis: null,
    references: ["tthc_posting_status", "dossiers_resolved_overdue"],
  },
];
const BASE = compiledForms["cchc-nq30c"].form;
const form = reinspectionForm(BASE, "CHO-DON-2020-PT1", POINTS, reinspectionTexts);

const session = (answers: Record<string, string | number> = {}) =>
  openSession(compileForm(form), ENVIRONMENT, {
    parameters: { unit_type: "huyen", visit_date: "2020-12-17" },
    answers: Object.fromEntries(
      Object.entries(answers).map(([path, value]) => [path, { state: "answered" as const, value }]),
    ),
  });

describe("the form of a re-inspection", () => {
  it("is a form like any other: what is exported is imported without a complaint, as the same form", () => {
    const again = importForm(exportForm(form));
    expect(again.ok ? [] : again.problems).toEqual([]);
    expect(again.ok && again.form).toEqual(form);
  });

  it("asks about each point by area, and for the figures it rested on, each once", () => {
    const asked = (area: string) =>
      session()
        .questions(area)
        .map(({ path }) => path);
    expect(session().areas()).toEqual(["procedures", "civil_service"]);
    expect(asked("procedures")).toEqual([
      "point_1",
      "tthc_posting_status",
      "point_4",
      "dossiers_resolved_overdue",
    ]);
    expect(asked("civil_service")).toEqual(["point_3", "civil_servants_position_rate"]);
    expect(session().areaLabel("procedures", "vi")).toBe("Cải cách thủ tục hành chính");
    expect(session().label("point_1", "vi")).toBe(
      "Kết quả khắc phục nội dung 1 “TTHC niêm yết tại Bộ phận một cửa chưa đầy đủ, kịp thời”",
    );
    expect(session().hint("point_1", "vi")).toContain("Kiến nghị: Rà soát, niêm yết công khai");
  });

  it("needs nothing that is not asked any more", () => {
    for (const area of session().areas())
      for (const { path } of session().questions(area)) expect(session().isRelevant(path)).toBe(true);
    // Its limit was the number resolved, which nobody asks for here.
    expect(session().check("dossiers_resolved_overdue", 17).errors).toEqual([]);
  });

  it("words that look like a template stay words", () => {
    expect(session().label("point_3", "vi")).toContain("chưa đúng $ {theo} quy định");
  });

  it("proposes again what is not remedied, with its severity and basis; the rest proposes nothing", () => {
    const fired = (answers: Record<string, string>) =>
      session(answers)
        .rules()
        .fired.map(({ group, severity, finding, legalBasis, references }) => ({
          group,
          severity,
          finding: finding["vi"],
          legalBasis,
          references,
        }));
    expect(fired({})).toEqual([]);
    expect(fired({ point_1: "remedied", point_3: "remedied", point_4: "remedied" })).toEqual([]);
    expect(fired({ point_1: "partly", point_3: "not_remedied" })).toEqual([
      {
        group: "point_1",
        severity: "moderate",
        finding:
          "Mới khắc phục một phần tồn tại của lần kiểm tra trước: TTHC niêm yết tại Bộ phận một cửa chưa đầy đủ, kịp thời",
        legalBasis: "Nghị định 61/2018/NĐ-CP",
        references: ["point_1"],
      },
      {
        group: "point_3",
        severity: "serious",
        finding:
          "Chưa khắc phục tồn tại của lần kiểm tra trước: còn số ít vị trí việc làm của công chức chưa đúng $ {theo} quy định",
        legalBasis: "",
        references: ["point_3"],
      },
    ]);
  });

  it("of a re-inspection names its questions anew: the same number may be another point", () => {
    const [first] = POINTS;
    if (first === undefined) throw new Error("no point");
    const again = reinspectionForm(
      form,
      "CHO-DON-2020-PT1-PT1",
      [{ ...first, references: ["point_1"] }],
      reinspectionTexts,
    );
    const open = openSession(compileForm(again), ENVIRONMENT, {
      parameters: {},
      answers: { point2_1: { state: "answered", value: "partly" } },
    });
    const [asked, ...others] = open.questions("procedures").map(({ path }) => path);
    expect([asked, ...others]).toEqual(["point2_1"]);
    expect(open.rules().fired.map(({ group }) => group)).toEqual(["point2_1"]);
  });

  it("what was found outside of all groups is asked outside of all groups", () => {
    const [first] = POINTS;
    if (first === undefined) throw new Error("no point");
    const general = reinspectionForm(BASE, "X-PT1", [{ ...first, area: "" }], reinspectionTexts);
    const open = openSession(compileForm(general), ENVIRONMENT, {});
    expect(open.areas()).toEqual([""]);
    expect(open.questions("").map(({ path }) => path)).toEqual(["point_1", "tthc_posting_status"]);
  });
});

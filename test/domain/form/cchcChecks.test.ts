import { describe, expect, it } from "vitest";
import type { NodeDef, QuestionDef } from "../../../src/domain/form/definition/formDef.ts";
import { ERROR_CASES, WARNING_CASES, type CheckCase } from "./cchcCheckCases.ts";
import { CCHC_FORMS, compiledForms, inspect, type Answers } from "./cchcSession.ts";

function asked(nodes: readonly NodeDef[]): QuestionDef[] {
  return nodes
    .flatMap((node) => (node.kind === "question" ? [node] : asked(node.children)))
    .filter((question) => question.type !== "calculate" && question.type !== "hidden");
}

function titled(cases: readonly CheckCase[]) {
  return cases.map((one) => [one.id, JSON.stringify(one.wrong), JSON.stringify(one.others), one] as const);
}

/** Answers that open every question, with totals no part can exceed. */
const PLENTY = 5_000_000;
const OPEN: Answers = {
  reform_plan_issued: "yes",
  reform_budget_allocated: "yes",
  periodic_reports_required: PLENTY,
  self_inspection_plan_issued: "yes",
  self_inspection_issues_found: PLENTY,
  prior_findings_total: PLENTY,
  legal_documents_in_scope: "yes",
  documents_checked: PLENTY,
  documents_unlawful_found: PLENTY,
  documents_reviewed: PLENTY,
  documents_to_amend_or_repeal: PLENTY,
  law_monitoring_issues_found: PLENTY,
  law_monitoring_plan_issued: "yes",
  tthc_simplification_proposed: PLENTY,
  one_stop_operating: "yes",
  dossiers_resolved_overdue: PLENTY,
  paid_transactions_total: PLENTY,
  feedback_received: PLENTY,
  sample_dossiers_checked: PLENTY,
  decentralized_tasks_total: PLENTY,
  recruitments_total: PLENTY,
  training_plan_issued: "yes",
  discipline_cases: PLENTY,
  admin_units_total: PLENTY,
  service_units_total: PLENTY,
  extra_income_paid: "yes",
  disbursement_planned: PLENTY,
  audit_recommendations_total: PLENTY,
  staff_total_it: PLENTY,
  e_documents_total: PLENTY,
  digital_certificates_needed: PLENTY,
  online_services_total: PLENTY,
  iso_standard: "iso_9001_2015",
};

/** Counts whose warning says something of their own; every other one only has the soft maximum. */
const WITHOUT_SOFT_MAXIMUM = ["dossiers_received_in_person"];

describe.each(CCHC_FORMS)("checks of %s", (name) => {
  const questions = asked(compiledForms[name].form.nodes);
  const ids = (quantity: QuestionDef["quantity"]): string[] =>
    questions.filter((question) => question.quantity === quantity).map((question) => question.name);

  const opened = inspect(name, OPEN);
  const ownErrors = (id: string, value: number | string): number =>
    opened.check(id, value).errors.filter((error) => error.path === id).length;
  const ownWarnings = (id: string, value: number): number =>
    opened.check(id, value).warnings.filter((warning) => warning.path === id).length;

  it("can all be reached", () => {
    const hidden = questions.filter((question) => !opened.isRelevant(question.name));
    expect(hidden.map((question) => question.name)).toEqual([]);
  });

  it.each(titled(ERROR_CASES))("%s %s is refused beside %s", (id, _wrong, _others, one) => {
    const { errors } = inspect(name, one.others, one.parameters).check(id, one.wrong);
    expect(errors.map((error) => [error.path, error.message["vi"]])).toEqual([[id, one.message]]);
    expect(errors[0]?.message["en"]).toBeTruthy();
    expect(inspect(name, one.others, one.parameters).check(id, one.right).errors).toEqual([]);
  });

  it.each(titled(WARNING_CASES))("%s %s asks for an explanation beside %s", (id, _wrong, _others, one) => {
    const { errors, warnings } = inspect(name, one.others, one.parameters).check(id, one.wrong);
    expect(errors).toEqual([]);
    expect(warnings.map((warning) => [warning.path, warning.message["vi"]])).toEqual([[id, one.message]]);
    expect(warnings[0]?.message["en"]).toBeTruthy();
    expect(inspect(name, one.others, one.parameters).check(id, one.right)).toEqual({
      errors: [],
      warnings: [],
    });
  });

  it("are all tried above", () => {
    const tried = new Set([...ERROR_CASES, ...WARNING_CASES].map((one) => one.id));
    const comparing = questions.filter(
      ({ constraint = "", warning = "", derive }) =>
        derive === undefined && (constraint.includes("${") || warning.includes("${")),
    );
    expect(comparing.map((question) => question.name).filter((id) => !tried.has(id))).toEqual([]);
  });

  it("never block or warn when the other figure is missing", () => {
    const alone = [...ERROR_CASES, ...WARNING_CASES].filter(
      ({ others, id }) => Object.keys(others).length > 0 && id !== "shared_software_levels",
    );
    const noisy = alone.filter(({ id, wrong }) => {
      const value = typeof wrong === "number" ? Math.min(wrong, 1_000_000) : wrong;
      const { errors, warnings } = inspect(name).check(id, value);
      return errors.length + warnings.length > 0;
    });
    expect(noisy.map((one) => one.id)).toEqual([]);
  });

  it("notice a total that is lowered below its part", () => {
    const session = inspect(name, { dossiers_resolved_total: 707, dossiers_resolved_overdue: 17 });
    expect(session.check("dossiers_resolved_total", 7).errors.map((error) => error.message["vi"])).toEqual([
      "Số hồ sơ quá hạn (17) không được lớn hơn số hồ sơ đã giải quyết (7). Đề nghị nhập lại.",
    ]);
  });

  it("notice in one area what another area said", () => {
    const session = inspect(name, { service_units_total: 49 });
    expect(session.check("public_service_units", 50).warnings.map((warning) => warning.path)).toEqual([
      "service_units_total",
    ]);
  });

  it("allow more parts than dossiers received once some were carried over", () => {
    const answers = {
      dossiers_received_total: 710,
      dossiers_received_online: 233,
      dossiers_received_postal: 35,
    };
    const session = inspect(name, { ...answers, dossiers_carried_over: 12 });
    const { errors, warnings } = session.check("dossiers_received_in_person", 454);
    expect(errors).toEqual([]);
    expect(warnings.map((warning) => warning.path)).toEqual(["dossiers_received_in_person"]);
  });

  it("let counts win over a percentage typed before them", () => {
    const counts = { civil_servants_total: 707, civil_servants_position_correct: 690 };
    const session = inspect(name, { ...counts, civil_servants_position_rate: 92 });
    expect(session.value("civil_servants_position_rate")).toBe(97.6);
    expect(session.valueSource("civil_servants_position_rate")).toBe("derived");
  });

  it("refuse negative counts and amounts", () => {
    const counted = [...ids("count"), ...ids("money")];
    expect(counted.filter((id) => ownErrors(id, -1) === 0)).toEqual([]);
    expect(counted.filter((id) => ownErrors(id, 1) > 0)).toEqual([]);
  });

  it("want at least one task in a plan and one sub-unit to inspect", () => {
    const session = inspect(name, { reform_plan_issued: "yes", self_inspection_plan_issued: "yes" });
    for (const id of ["reform_tasks_planned", "subunits_total"])
      expect(session.check(id, 0).errors.map((error) => error.message["vi"])).toEqual([
        "Đề nghị nhập số nguyên từ 1 trở lên.",
      ]);
  });

  it("warn of counts above a million, and of nothing else", () => {
    const counts = ids("count").filter((id) => !WITHOUT_SOFT_MAXIMUM.includes(id));
    expect(counts.filter((id) => ownWarnings(id, 1_000_001) !== 1)).toEqual([]);
    expect(counts.filter((id) => ownWarnings(id, 1_000_000) > 0)).toEqual([]);
    const huge = [...ids("money"), ...WITHOUT_SOFT_MAXIMUM];
    expect(huge.filter((id) => ownWarnings(id, 1_000_001) > 0)).toEqual([]);
  });

  it.each([
    [0, true],
    [100, true],
    [92, true],
    [97.6, true],
    [33.33, true],
    [100.01, false],
    [-0.01, false],
    [97.605, false],
  ])("take %d as a percentage: %s", (value, accepted) => {
    const session = inspect(name);
    expect(
      ids("percent").filter((id) => (session.check(id, value).errors.length === 0) !== accepted),
    ).toEqual([]);
  });

  it("bound the length of texts", () => {
    const texts = questions.filter((question) => question.type === "text").map((question) => question.name);
    const limit = (id: string): number => (id === "reform_plan_reference" ? 200 : 2000);
    expect(texts.filter((id) => ownErrors(id, "ă".repeat(limit(id))) > 0)).toEqual([]);
    expect(texts.filter((id) => ownErrors(id, "ă".repeat(limit(id) + 1)) !== 1)).toEqual([]);
  });
});

describe.each(CCHC_FORMS)("conditions of %s", (name) => {
  it.each([
    ["reform_plan_reference", { reform_plan_issued: "yes" }, { reform_plan_issued: "no" }],
    ["reform_tasks_planned", { reform_plan_issued: "yes" }, { reform_plan_issued: "no" }],
    ["reform_budget_amount", { reform_budget_allocated: "yes" }, { reform_budget_allocated: "no" }],
    ["periodic_reports_on_time", { periodic_reports_required: 1 }, { periodic_reports_required: 0 }],
    ["subunits_total", { self_inspection_plan_issued: "yes" }, { self_inspection_plan_issued: "no" }],
    [
      "self_inspection_issues_fixed",
      { self_inspection_plan_issued: "yes", self_inspection_issues_found: 1 },
      { self_inspection_plan_issued: "no", self_inspection_issues_found: 1 },
    ],
    ["prior_findings_fixed", { prior_findings_total: 1 }, { prior_findings_total: 0 }],
    ["legal_documents_late", { legal_documents_in_scope: "yes" }, { legal_documents_in_scope: "no" }],
    [
      "law_monitoring_report_on_time",
      { law_monitoring_plan_issued: "yes" },
      { law_monitoring_plan_issued: "no" },
    ],
    ["tthc_simplification_level", { tthc_simplification_proposed: 1 }, { tthc_simplification_proposed: 0 }],
    ["one_stop_model", { one_stop_operating: "yes" }, { one_stop_operating: "no" }],
    ["apology_letters_issued", { dossiers_resolved_overdue: 1 }, { dossiers_resolved_overdue: 0 }],
    ["apology_letters_issued", { dossiers_in_progress_overdue: 1 }, { dossiers_in_progress_overdue: 0 }],
    ["overdue_causes", { dossiers_resolved_overdue: 1 }, {}],
    ["decentralized_tasks_checked", { decentralized_tasks_total: 1 }, { decentralized_tasks_total: 0 }],
    ["recruitments_noncompliant", { recruitments_total: 1 }, { recruitments_total: 0 }],
    ["training_planned", { training_plan_issued: "yes" }, { training_plan_issued: "no" }],
    ["discipline_cases_handled", { discipline_cases: 1 }, { discipline_cases: 0 }],
    ["units_paying_extra_income", { extra_income_paid: "yes" }, { extra_income_paid: "no" }],
    ["disbursement_actual", { disbursement_planned: 1 }, {}],
    ["audit_recommendations_done", { audit_recommendations_total: 1 }, { audit_recommendations_total: 0 }],
    ["e_documents_signed", { e_documents_total: 1 }, { e_documents_total: 0 }],
    ["iso_status", { iso_standard: "iso_9001_2015" }, { iso_standard: "khong" }],
    ["iso_internal_audit_done", { iso_standard: "khac" }, {}],
  ])("%s is asked after %o, not after %o", (id, asks, hides) => {
    expect(inspect(name, asks).isRelevant(id)).toBe(true);
    expect(inspect(name, hides).isRelevant(id)).toBe(false);
  });
});

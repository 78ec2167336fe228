import { describe, expect, it } from "vitest";
import type { NodeDef, QuestionDef } from "../../../src/domain/form/definition/formDef.ts";
import { CHO_DON_ANSWERS, CHO_DON_PARAMETERS } from "./choDonAnswers.ts";
import { CLOSING_PARTS, EXTENDED_INDICATORS, INDICATORS } from "./cchcIndicators.ts";
import { CCHC_FORMS, compiledForms, inspect, type Parameters } from "./cchcSession.ts";

const AREAS = Object.keys(INDICATORS);

function allQuestions(nodes: readonly NodeDef[]): QuestionDef[] {
  return nodes.flatMap((node) => (node.kind === "question" ? [node] : allQuestions(node.children)));
}

function closingQuestions(area: string): string[] {
  return CLOSING_PARTS.map((part) => `${area}_${part}`);
}

describe.each(CCHC_FORMS)("form %s", (name) => {
  const { form } = compiledForms[name];
  const questions = allQuestions(form.nodes);

  it("asks the seven areas in order", () => {
    expect(inspect(name).areas()).toEqual(AREAS);
  });

  it("has 135 indicators", () => {
    expect(Object.values(INDICATORS).flat()).toHaveLength(135);
  });

  it.each(Object.entries(INDICATORS))("asks the indicators of %s in order", (area, ids) => {
    const extended = area === "procedures" ? EXTENDED_INDICATORS : [];
    const asked = inspect(name)
      .questions(area)
      .map((question) => question.name);
    expect(asked).toEqual([...ids, ...extended, ...closingQuestions(area)]);
  });

  it("leaves the extended pack out when the plan does", () => {
    const asked = inspect(name, {}, { extended_pack: "no" })
      .questions("procedures")
      .map((question) => question.name);
    expect(asked).toEqual([...INDICATORS.procedures, ...closingQuestions("procedures")]);
  });

  it("writes every text in Vietnamese and English", () => {
    const texts = [
      form.title,
      ...form.nodes.flatMap(groupLabels),
      ...questions.flatMap((question) => [
        question.label,
        question.hint,
        question.unit,
        question.requiredMessage,
        question.constraintMessage,
        question.warningMessage,
      ]),
      ...Object.values(form.lists).flatMap((list) => list.map((choice) => choice.label)),
      ...form.rules.flatMap((rule) => [rule.finding, rule.recommendation]),
    ].filter((text) => Object.keys(text).length > 0);
    expect(texts.filter((text) => !text["vi"] || !text["en"])).toEqual([]);
  });

  it("gives every question a label and a hint, every figure a unit, every check a message", () => {
    const asked = questions.filter((question) => question.type !== "calculate" && question.type !== "hidden");
    const incomplete = asked.filter(
      (question) =>
        !question.label["vi"] ||
        !question.hint["vi"] ||
        (question.quantity !== undefined && !question.unit["vi"]) ||
        (question.constraint !== undefined && !question.constraintMessage["vi"]) ||
        (question.warning !== undefined && !question.warningMessage["vi"]) ||
        (question.required !== undefined && !question.requiredMessage["vi"]),
    );
    expect(incomplete.map((question) => question.name)).toEqual([]);
  });

  it("lets everything that is no free text be without data, and the two required texts", () => {
    const asked = questions.filter((question) => question.type !== "calculate" && question.type !== "hidden");
    const refused = asked.filter((question) => !question.naAllowed);
    expect(refused.every(({ type, required }) => (type === "text" || type === "file") && !required)).toBe(
      true,
    );
    expect(
      asked.filter(({ type, naAllowed }) => type === "text" && naAllowed).map(({ name }) => name),
    ).toEqual(["reform_plan_reference", "overdue_causes"]);
  });

  it("takes estimates for percentages and money, not for counts", () => {
    const asked = questions.filter((question) => question.type !== "calculate" && question.type !== "hidden");
    const estimated = asked.filter((question) => question.approximateAllowed);
    expect(new Set(estimated.map((question) => question.quantity))).toEqual(new Set(["percent", "money"]));
    expect(
      asked.filter(
        ({ quantity, approximateAllowed }) => quantity !== "count" && quantity && !approximateAllowed,
      ),
    ).toEqual([]);
  });

  it("speaks of kiểm tra, never of thanh tra except in the name of audit recommendations", () => {
    const quoted = JSON.stringify(form).replaceAll("kiến nghị của thanh tra, kiểm toán", "");
    expect(quoted.toLowerCase()).not.toContain("thanh tra");
  });

  it("names the area of every rule and a legal basis", () => {
    expect(form.rules.filter((rule) => !AREAS.includes(rule.area) || rule.legalBasis === "")).toEqual([]);
  });

  it("gives days for findings and none for observations", () => {
    const wrong = form.rules.filter(
      (rule) => (rule.severity === "observation") !== (rule.dueDays === undefined),
    );
    expect(wrong.map((rule) => rule.id)).toEqual([]);
  });

  it.each([
    ["dossiers_received_total", "Tổng số hồ sơ tiếp nhận trong kỳ", "hồ sơ"],
    ["dossiers_resolved_overdue", "Trong đó: giải quyết quá hạn", "hồ sơ"],
    ["civil_servants_position_rate", "Tỷ lệ công chức bố trí đúng vị trí việc làm", "%"],
    ["savings_amount", "Kinh phí tiết kiệm được", "đồng"],
  ])("labels %s", (id, label, unit) => {
    const session = inspect(name);
    expect(session.label(id, "vi")).toBe(label);
    expect(session.unit(id, "vi")).toBe(unit);
  });

  it("puts the name of the counter into labels", () => {
    const session = inspect(name, {}, { one_stop_name: "Bộ phận Tiếp nhận" });
    expect(session.label("tthc_posting_status", "vi")).toBe("Tình trạng niêm yết TTHC tại Bộ phận Tiếp nhận");
    expect(session.label("one_stop_model", "vi")).toBe("Mô hình Bộ phận Tiếp nhận");
  });

  it("states the period and the basis of dossier counts", () => {
    const hint = (parameters: Parameters): string =>
      inspect(name, {}, parameters).hint("dossiers_received_total", "vi");
    expect(hint(CHO_DON_PARAMETERS)).toBe(
      "Từ 01/01/2020 đến 15/09/2020, tính theo thẩm quyền giải quyết. Không tính hồ sơ kỳ trước chuyển sang.",
    );
    expect(hint({ dossier_count_basis: "by_reception" })).toContain("tính theo nơi tiếp nhận");
  });

  it("offers the district level until 30/6/2025 only", () => {
    const levels = (day: string): string[] =>
      inspect(name, { tthc_simplification_proposed: 2 }, { visit_date: day })
        .choices("tthc_simplification_level", "vi")
        .map((choice) => choice.label);
    expect(levels("2025-06-30")).toEqual(["Cấp tỉnh", "Cấp huyện", "Cấp xã"]);
    expect(levels("2025-07-01")).toEqual(["Cấp tỉnh", "Cấp xã"]);
  });

  it("asks for the standards of commune staff everywhere but in departments", () => {
    const asked = (unitType: string): string[] =>
      inspect(name, {}, { unit_type: unitType })
        .questions("civil_service")
        .map((question) => question.name);
    expect(asked("xa")).toContain("commune_officials_qualified_rate");
    expect(asked("huyen")).toContain("commune_officials_qualified_rate");
    expect(asked("so")).not.toContain("commune_officials_qualified_rate");
  });
});

function groupLabels(node: NodeDef): Record<string, string>[] {
  return node.kind === "question" ? [] : [node.label, ...node.children.flatMap(groupLabels)];
}

describe("programme versions", () => {
  it.each([
    [
      "civil_service",
      "Xây dựng và nâng cao chất lượng đội ngũ cán bộ, công chức, viên chức",
      "Cải cách chế độ công vụ",
    ],
    [
      "digital_government",
      "Hiện đại hóa hành chính",
      "Xây dựng và phát triển Chính phủ điện tử, Chính phủ số",
    ],
    ["procedures", "Cải cách thủ tục hành chính", "Cải cách thủ tục hành chính"],
  ])("name the area %s in their own words", (area, then, now) => {
    expect(inspect("cchc-nq30c").areaLabel(area, "vi")).toBe(then);
    expect(inspect("cchc-nq76").areaLabel(area, "vi")).toBe(now);
  });

  it("have the same ids, types and choices", () => {
    const shape = (name: (typeof CCHC_FORMS)[number]) =>
      allQuestions(compiledForms[name].form.nodes)
        .filter(({ type }) => type !== "calculate")
        .map(({ name: id, type, list, quantity }) => ({ id, type, list, quantity }));
    expect(shape("cchc-nq76")).toEqual(shape("cchc-nq30c"));
    expect(compiledForms["cchc-nq76"].form.lists).toEqual(compiledForms["cchc-nq30c"].form.lists);
    expect(compiledForms["cchc-nq76"].form.rules.map(({ id, when }) => ({ id, when }))).toEqual(
      compiledForms["cchc-nq30c"].form.rules.map(({ id, when }) => ({ id, when })),
    );
  });

  it("name the counter of their time", () => {
    expect(inspect("cchc-nq30c").label("tthc_posting_status", "vi")).toContain("Bộ phận một cửa");
    expect(inspect("cchc-nq76").label("tthc_posting_status", "vi")).toContain(
      "Trung tâm Phục vụ hành chính công",
    );
  });
});

describe.each(CCHC_FORMS)("derived figures of %s", (name) => {
  const session = inspect(name, CHO_DON_ANSWERS, CHO_DON_PARAMETERS);
  const figures = new Map(session.figures().map((figure) => [figure.name, figure.printed["vi"]]));

  it.each([
    ["online_rate", "32,82%"],
    ["postal_rate", "4,93%"],
    ["in_person_rate", "62,25%"],
    ["resolved_rate", "99,58%"],
    ["resolved_on_time", "690"],
    ["on_time_rate", "97,60%"],
    ["overdue_rate", "2,40%"],
    ["overdue_of_received_rate", "2,39%"],
    ["in_progress_rate", "0,42%"],
    ["in_progress_on_time", "3"],
    ["dossiers_overdue_total", "17"],
    ["appointments_total", "7"],
    ["organisation_units_total", "61"],
  ])("%s is %s", (figure, printed) => {
    expect(figures.get(figure)).toBe(printed);
  });

  it("has no figure that the answers do not give", () => {
    const known = session.figures().filter((figure) => figure.value !== undefined);
    expect(known).toHaveLength(13);
    expect(figures.get("posting_rate")).toBe("");
  });

  it("names what a figure lacks", () => {
    const posting = session.figures("procedures").find((figure) => figure.name === "posting_rate");
    expect(posting?.missing).toEqual(["tthc_posted_total", "tthc_in_scope_total"]);
  });

  it("suggests the dossiers received in person", () => {
    const before = inspect(name, {
      dossiers_received_total: 710,
      dossiers_received_online: 233,
      dossiers_received_postal: 35,
    });
    expect(before.suggestion("dossiers_received_in_person")).toMatchObject({
      value: 442,
      from: ["dossiers_received_total", "dossiers_received_online", "dossiers_received_postal"],
    });
  });

  it.each([
    [0, "khong"],
    [20, "it"],
    [21, "nhieu"],
  ])("suggests the extent of obsolete computers: %i of 100 is %s", (obsolete, level) => {
    const answers = { computers_total: 100, computers_obsolete: obsolete };
    expect(inspect(name, answers).suggestion("computers_obsolete_level")?.value).toBe(level);
  });

  it("suggests what the system knows of the last inspection and of the unit type", () => {
    const asked = inspect(name, {}, { prior_findings_recorded: 4, divisions_allowed: 13 });
    expect(asked.suggestion("prior_findings_total")?.value).toBe(4);
    expect(asked.suggestion("specialized_divisions_allowed")?.value).toBe(13);
    expect(inspect(name).suggestion("prior_findings_total")).toBeUndefined();
  });

  it.each([
    ["civil_servants_position_rate", "civil_servants_position_correct", "civil_servants_total"],
    ["public_employees_position_rate", "public_employees_position_correct", "public_employees_total"],
    ["staff_computer_rate", "staff_with_computer", "staff_total_it"],
    ["e_documents_signed_rate", "e_documents_signed", "e_documents_total"],
  ])("derives %s from its counts and asks it without them", (rate, part, whole) => {
    expect(inspect(name, { [part]: 690, [whole]: 707 }).derived(rate)).toBe(97.6);
    expect(inspect(name, { [whole]: 707 }).derived(rate)).toBeUndefined();
    expect(inspect(name).isRequired(rate)).toBe(true);
  });

  it("counts dossiers carried over among those to be resolved", () => {
    const answers = {
      dossiers_received_total: 710,
      dossiers_resolved_total: 707,
      dossiers_carried_over: 290,
    };
    const rate = inspect(name, answers)
      .figures("procedures")
      .find((figure) => figure.name === "resolved_rate");
    expect(rate?.value).toBe(70.7);
  });
});

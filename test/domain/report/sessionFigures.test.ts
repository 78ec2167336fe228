import { describe, expect, it } from "vitest";
import { compileReport } from "../../../src/domain/report/compileReport.ts";
import { sessionFigures } from "../../../src/domain/report/sessionFigures.ts";
import { answer, sessionOf } from "../form/support.ts";
import { inspect } from "../form/cchcSession.ts";
import { CHO_DON_ANSWERS, CHO_DON_PARAMETERS, declareRestNotAvailable } from "../form/choDonAnswers.ts";
import { choDonInput } from "./choDonInput.ts";
import { reportSay } from "./reportSay.ts";
import { sectionLines } from "./reportText.ts";

const AREA = "procedures";

function session() {
  const opened = inspect("cchc-nq30c", CHO_DON_ANSWERS, { ...CHO_DON_PARAMETERS, extended_pack: "no" });
  opened.set("e_documents_signed_rate", { state: "answered", value: 90, approximate: true });
  return opened;
}

function byId(area: string, notes?: ReadonlyMap<string, string>) {
  return new Map(sessionFigures(session(), area, "vi", notes).map((figure) => [figure.id, figure]));
}

describe("sessionFigures", () => {
  it("prints answers and knows which percentage is made of which figures", () => {
    const figures = byId(AREA, new Map([["dossiers_resolved_overdue", "Do thiếu người"]]));
    expect(figures.get("dossiers_received_total")).toMatchObject({
      unit: "hồ sơ",
      quantity: "count",
      type: "question",
      state: "answered",
      value: 710,
      text: "710",
    });
    expect(figures.get("online_rate")).toMatchObject({
      type: "derived",
      state: "answered",
      value: 32.82,
      text: "32,82%",
      ratio: { part: "dossiers_received_online", whole: "dossiers_received_total" },
    });
    expect(figures.get("tthc_simplification_level")).toMatchObject({ value: ["cap_xa"], text: "Cấp xã" });
    expect(figures.get("dossiers_resolved_overdue")?.note).toBe("Do thiếu người");
  });

  it("says khoảng for an estimate", () => {
    expect(byId("digital_government").get("e_documents_signed_rate")).toMatchObject({
      text: "khoảng 90%",
      approximate: true,
    });
  });

  it("leaves out what is hidden, helper calculations and files", () => {
    const figures = byId("direction");
    expect(figures.has("reform_tasks_planned_floor")).toBe(false);
    expect(figures.has("direction_evidence")).toBe(false);
    expect(byId("institutions").has("legal_documents_issued")).toBe(false);
  });

  it("tells unanswered from not available, and a figure without inputs from a zero", () => {
    expect(byId(AREA).get("satisfaction_rate")).toMatchObject({ state: "skipped", value: null, text: "" });
    expect(byId(AREA).get("posting_rate")).toMatchObject({ state: "skipped", value: null });
    const declared = session();
    declareRestNotAvailable(declared);
    const figures = sessionFigures(declared, AREA, "vi");
    expect(figures.find(({ id }) => id === "satisfaction_rate")).toMatchObject({ state: "not_available" });
  });

  it("keeps the order of the form", () => {
    const ids = sessionFigures(session(), AREA, "vi").map(({ id }) => id);
    expect(ids.indexOf("dossiers_received_total")).toBeLessThan(ids.indexOf("dossiers_received_online"));
    expect(ids.indexOf("online_rate")).toBeLessThan(ids.indexOf("procedures_rating"));
  });

  it("makes the sentences an official would write, from the committed form", () => {
    const opened = session();
    const areas = opened
      .areas()
      .filter((id) => id !== "")
      .map((id) => ({
        id,
        label: opened.areaLabel(id, "vi"),
        status: "submitted" as const,
        submitted: true,
        figures: sessionFigures(opened, id, "vi"),
      }));
    const model = compileReport({ ...choDonInput(), areas }, reportSay("vi"));
    const lines = sectionLines(model, "results.procedures");
    expect(lines).toContain(
      "- Tổng số hồ sơ tiếp nhận trong kỳ: 710 hồ sơ, trong đó tiếp nhận trực tuyến 233 hồ sơ (32,82%), tiếp nhận qua dịch vụ bưu chính công ích 35 hồ sơ (4,93%), tiếp nhận trực tiếp 442 hồ sơ (62,25%);",
    );
    expect(model.figures.find(({ id }) => id === "resolved_on_time")).toMatchObject({ value: 690 });
  });

  it("tells two questions of one name apart", () => {
    const opened = sessionOf({
      survey: [
        { type: "begin group", name: "g", label: "G" },
        { type: "begin group", name: "a", label: "A" },
        { type: "decimal", name: "rate", label: "Tỷ lệ A", derive: "100 * ${x} div ${y}" },
        { type: "end group" },
        { type: "integer", name: "x", label: "X" },
        { type: "integer", name: "y", label: "Y" },
        { type: "begin group", name: "b", label: "B" },
        { type: "decimal", name: "rate", label: "Tỷ lệ B", derive: "100 * ${y} div ${x}" },
        { type: "end group" },
        { type: "end group" },
      ],
    });
    answer(opened, "x", 2);
    answer(opened, "y", 4);
    const figures = sessionFigures(opened, "g", "vi");
    expect(figures.map(({ label }) => label)).toEqual(["Tỷ lệ A", "X", "Y", "Tỷ lệ B"]);
    expect(figures.map(({ ratio }) => ratio)).toEqual([
      { part: "x", whole: "y" },
      null,
      null,
      { part: "y", whole: "x" },
    ]);
  });
});

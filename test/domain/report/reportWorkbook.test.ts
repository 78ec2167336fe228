import { describe, expect, it } from "vitest";
import { reportWorkbook } from "../../../src/domain/report/reportWorkbook.ts";
import type { WorkbookCell, WorkbookSheet } from "../../../src/domain/report/workbook.ts";
import type { RemediationPoint } from "../../../src/domain/report/remediationInput.ts";
import { choDonInput } from "./choDonInput.ts";
import { area, bareInput, count, figure, finding } from "./inputs.ts";
import { reportSay } from "./reportSay.ts";

const say = reportSay("vi");

function rowWith(sheet: WorkbookSheet | undefined, text: string): WorkbookCell[] {
  const row = sheet?.rows.find((cells) => cells.some((cell) => cell?.type === "text" && cell.text === text));
  if (row === undefined) throw new Error(`no row has "${text}"`);
  return row;
}

describe("the workbook of an inspection", () => {
  const input = choDonInput();
  const [figures, findings, recommendations] = reportWorkbook(input, null, say).sheets;

  it("has a cell for every column in every row", () => {
    for (const sheet of reportWorkbook(input, null, say).sheets)
      for (const row of sheet.rows) expect(row).toHaveLength(sheet.columns.length);
  });

  it("has every figure that is not skipped, numbers as numbers", () => {
    const shown = input.areas.flatMap((area) => area.figures).filter((figure) => figure.state !== "skipped");
    expect(figures?.rows).toHaveLength(shown.length);
    const received = rowWith(figures, "dossiers_received_total");
    expect(received[4]).toEqual({ type: "number", value: 710 });
    expect(received[5]).toEqual({ type: "text", text: "hồ sơ" });
  });

  it("says of a figure without data that there is none and leaves its value empty", () => {
    const row = rowWith(figures, "direction_documents_issued");
    expect(row[4]).toBeNull();
    expect(row[6]).toEqual({ type: "text", text: "Không có số liệu" });
  });

  it("marks what is approximate and what is computed", () => {
    expect(rowWith(figures, "e_documents_signed_rate")[7]).toEqual({ type: "text", text: "Có" });
    expect(rowWith(figures, "online_rate")[6]).toEqual({ type: "text", text: "Tính từ số liệu" });
  });

  it("numbers the findings as the report does and no observation", () => {
    const numbers = findings?.rows.map((row) => (row[0]?.type === "number" ? row[0].value : null));
    expect(numbers?.filter((number) => number !== null)).toEqual([1, 2, 3]);
    expect(findings?.rows).toHaveLength(input.findings.length);
    expect(rowWith(findings, "Lưu ý")[0]).toBeNull();
  });

  it("has days as days", () => {
    const [first] = input.findings;
    if (first === undefined) throw new Error("the sample has findings");
    const dated = { ...input, findings: [{ ...first, dueDate: "2020-10-02" }] };
    expect(reportWorkbook(dated, null, say).sheets[1]?.rows[0]?.[6]).toEqual({
      type: "day",
      day: "2020-10-02",
    });
  });

  it("points from a recommendation to its findings", () => {
    expect(recommendations?.rows.length).toBeGreaterThanOrEqual(4);
    const row = rowWith(recommendations, "Tiếp tục đầu tư hạ tầng CNTT.");
    expect(row[4]).toEqual({ type: "text", text: "3" });
  });

  it("has the unit's own figure under the team's, that of the inspection before, and what was sent back", () => {
    const dossiers = {
      ...count("dossiers", "Số hồ sơ", 710, "hồ sơ"),
      selfReported: { value: 700, text: "700" },
      previous: { value: 650, text: "650" },
      returned: "Đối chiếu với phần mềm",
    };
    const day = figure({ id: "planned_on", label: "Ngày ban hành", value: "2020-02-05", text: "05/02/2020" });
    const areas = [area("procedures", "Cải cách TTHC", [dossiers, day])];
    const [sheet] = reportWorkbook(bareInput({ areas }), null, say).sheets;
    expect(sheet?.rows.map((row) => [row[3], row[4], row[9], row[10]])).toEqual([
      [text("Kiểm tra thực tế"), num(710), text("Yêu cầu bổ sung: Đối chiếu với phần mềm"), num(650)],
      [text("Đơn vị tự báo cáo"), num(700), null, null],
      [text("Kiểm tra thực tế"), { type: "day", day: "2020-02-05" }, text("Đã nộp"), null],
    ]);
  });

  it("has what became of each finding once something is assigned", () => {
    const point: RemediationPoint = {
      area: "procedures",
      finding: "TTHC niêm yết chưa đầy đủ",
      requirement: "Niêm yết đầy đủ",
      dueDate: "2020-10-16",
      responsible: null,
      movedTo: null,
      state: "rejected",
      resolved: true,
      daysLate: 2,
      accounts: [
        { day: "2020-10-01", text: "Đang rà soát" },
        { day: "2020-10-14", text: "Đã niêm yết" },
      ],
      evidence: 3,
      verdict: { accepted: false, day: "2020-10-15", text: "Còn thiếu 02 TTHC" },
      extension: null,
      objection: null,
    };
    const report = bareInput({
      areas: [area("procedures", "Cải cách TTHC", [])],
      findings: [finding({ id: "f", area: "procedures", text: point.finding })],
    });
    const remediation = { report, concludedOn: "2020-09-25", today: "2020-10-20", points: [point] };
    const sheet = reportWorkbook(report, remediation, say).sheets.at(-1);
    expect(sheet?.name).toBe("Khắc phục");
    expect(sheet?.rows).toEqual([
      [
        num(1),
        text("Cải cách TTHC"),
        text("TTHC niêm yết chưa đầy đủ"),
        text("Niêm yết đầy đủ"),
        text("Thủ trưởng đơn vị"),
        { type: "day", day: "2020-10-16" },
        text("Chưa đạt, cần bổ sung"),
        num(2),
        text("Đã niêm yết"),
        { type: "day", day: "2020-10-14" },
        num(3),
        text("Chưa đạt, cần bổ sung: Còn thiếu 02 TTHC"),
        { type: "day", day: "2020-10-15" },
      ],
    ]);
    expect(sheet?.rows[0]).toHaveLength(sheet?.columns.length ?? 0);
  });
});

function text(of: string): WorkbookCell {
  return { type: "text", text: of };
}

function num(value: number): WorkbookCell {
  return { type: "number", value };
}

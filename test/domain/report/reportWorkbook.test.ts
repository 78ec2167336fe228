import { describe, expect, it } from "vitest";
import { reportWorkbook } from "../../../src/domain/report/reportWorkbook.ts";
import type { WorkbookCell, WorkbookSheet } from "../../../src/domain/report/workbook.ts";
import { choDonInput } from "./choDonInput.ts";
import { reportSay } from "./reportSay.ts";

const say = reportSay("vi");

function rowWith(sheet: WorkbookSheet | undefined, text: string): WorkbookCell[] {
  const row = sheet?.rows.find((cells) => cells.some((cell) => cell?.type === "text" && cell.text === text));
  if (row === undefined) throw new Error(`no row has "${text}"`);
  return row;
}

describe("the workbook of an inspection", () => {
  const input = choDonInput();
  const [figures, findings, recommendations] = reportWorkbook(input, say).sheets;

  it("has a cell for every column in every row", () => {
    for (const sheet of reportWorkbook(input, say).sheets)
      for (const row of sheet.rows) expect(row).toHaveLength(sheet.columns.length);
  });

  it("has every figure that is not skipped, numbers as numbers", () => {
    const shown = input.areas.flatMap((area) => area.figures).filter((figure) => figure.state !== "skipped");
    expect(figures?.rows).toHaveLength(shown.length);
    const received = rowWith(figures, "dossiers_received_total");
    expect(received[3]).toEqual({ type: "number", value: 710 });
    expect(received[4]).toEqual({ type: "text", text: "hồ sơ" });
  });

  it("says of a figure without data that there is none and leaves its value empty", () => {
    const row = rowWith(figures, "direction_documents_issued");
    expect(row[3]).toBeNull();
    expect(row[5]).toEqual({ type: "text", text: "Không có số liệu" });
  });

  it("marks what is approximate and what is computed", () => {
    expect(rowWith(figures, "e_documents_signed_rate")[6]).toEqual({ type: "text", text: "Có" });
    expect(rowWith(figures, "online_rate")[5]).toEqual({ type: "text", text: "Tính từ số liệu" });
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
    expect(reportWorkbook(dated, say).sheets[1]?.rows[0]?.[6]).toEqual({ type: "day", day: "2020-10-02" });
  });

  it("points from a recommendation to its findings", () => {
    expect(recommendations?.rows.length).toBeGreaterThanOrEqual(4);
    const row = rowWith(recommendations, "Tiếp tục đầu tư hạ tầng CNTT.");
    expect(row[4]).toEqual({ type: "text", text: "3" });
  });
});

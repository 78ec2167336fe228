import * as fc from "fast-check";
import readExcelFile from "read-excel-file/node";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { renderXlsx } from "../../src/documents/renderXlsx.ts";
import { isRiskyText } from "../../src/documents/xlsx/isRiskyText.ts";
import type { Workbook, WorkbookCell } from "../../src/domain/report/workbook.ts";
import { readZip } from "../../src/files/readZip.ts";

function workbook(rows: WorkbookCell[][], name = "Số liệu"): Workbook {
  const width = Math.max(1, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, index) => ({ label: `Cột ${index + 1}`, width: 20 }));
  return { createdAt: "2020-09-20T02:30:00Z", sheets: [{ name, columns, rows }] };
}

function parts(bytes: Uint8Array): Map<string, string> {
  const read = readZip(Buffer.from(bytes), { maxEntries: 100, maxBytes: 100_000_000 });
  if (!read.ok) throw new Error(read.reason);
  return new Map(read.entries.map((entry) => [entry.name, entry.bytes.toString("utf8")]));
}

/** The attributes of the style of each cell that has a value, by its address. */
function cellStyles(files: ReadonlyMap<string, string>): Map<string, string> {
  const styles = [
    ...((files.get("xl/styles.xml") ?? "").split("<cellXfs")[1]?.matchAll(/<xf ([^>]*)>/gu) ?? []),
  ].map(([, text = ""]) => text);
  const cells = [...(files.get("xl/worksheets/sheet1.xml") ?? "").matchAll(/<c ([^>]*)>/gu)];
  return new Map(
    cells.map(([, text = ""]) => [
      /\br="(\w+)"/u.exec(text)?.[1] ?? "",
      styles[Number(/\bs="(\d+)"/u.exec(text)?.[1])] ?? "",
    ]),
  );
}

const RISKY = ["=1+1", "+84 912", "-5", "@SUM(A1)", "\t=1", "  =1", "＝1", "－x", " ＠a", "=HYPERLINK(1)"];

describe("the Excel file", () => {
  it("keeps numbers, days and texts as what they are", async () => {
    const rows: WorkbookCell[][] = [
      [
        { type: "number", value: 710 },
        { type: "number", value: 97.6 },
        { type: "day", day: "2020-10-02" },
        { type: "text", text: "Chợ Đồn & <Bắc Kạn>" },
        null,
        { type: "text", text: "00123" },
      ],
    ];
    const [sheet] = await readExcelFile(Buffer.from(await renderXlsx(workbook(rows))));
    expect(sheet?.sheet).toBe("Số liệu");
    expect(sheet?.data[1]).toEqual([
      710,
      97.6,
      new Date("2020-10-02T00:00:00Z"),
      "Chợ Đồn & <Bắc Kạn>",
      null,
      "00123",
    ]);
  });

  it.each(RISKY)("writes %j as a string that no edit makes a formula", async (text) => {
    const bytes = await renderXlsx(
      workbook([
        [
          { type: "text", text },
          { type: "text", text: "an toàn" },
        ],
      ]),
    );
    const files = parts(bytes);
    const sheet = files.get("xl/worksheets/sheet1.xml") ?? "";
    expect(sheet).not.toContain("<f");
    expect(sheet.match(/<c r="A2"[^>]*\bt="s"/u)).not.toBeNull();
    expect(cellStyles(files).get("A2")).toContain('quotePrefix="1"');
    expect(cellStyles(files).get("B2")).not.toContain("quotePrefix");
  });

  it("F36: never has a formula, whatever the texts", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: "binary", maxLength: 40 }), { minLength: 1, maxLength: 8 }),
        async (texts) => {
          const files = parts(await renderXlsx(workbook([texts.map((text) => ({ type: "text", text }))])));
          for (const [name, text] of files) {
            if (!/\.(?:xml|rels)$/u.test(name)) continue;
            new SaxesParser().write(text).close();
          }
          expect(files.get("xl/worksheets/sheet1.xml")).not.toMatch(/<f[ >]/u);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("does not take a dash inside a text or a negative number for a formula", () => {
    expect(isRiskyText("Số: 05/BC-ĐKT")).toBe(false);
    expect(isRiskyText("A=B")).toBe(false);
    expect(isRiskyText("")).toBe(false);
  });

  it("has the same bytes for the same workbook", async () => {
    const rows: WorkbookCell[][] = [
      [
        { type: "text", text: "=1" },
        { type: "number", value: 1 },
      ],
    ];
    const first = await renderXlsx(workbook(rows));
    expect(Buffer.from(await renderXlsx(workbook(rows))).equals(first)).toBe(true);
  });

  it("composes decomposed text and cuts a sheet's name to what Excel takes", async () => {
    const long = "Tồn tại, hạn chế: danh mục [năm 2020]/tỉnh";
    const bytes = await renderXlsx(workbook([[{ type: "text", text: "Chợ Đồn".normalize("NFD") }]], long));
    const [sheet] = await readExcelFile(Buffer.from(bytes));
    expect(sheet?.sheet).toBe("Tồn tại, hạn chế  danh mục  năm ".slice(0, 31));
    expect(sheet?.data[1]).toEqual(["Chợ Đồn"]);
  });

  it("refuses a text that no cell can hold and says where it is", async () => {
    const text = "a".repeat(32_768);
    await expect(renderXlsx(workbook([[null], [{ type: "text", text }]]))).rejects.toThrow(
      'sheet "Số liệu", row 3: 32768 characters',
    );
  });
});

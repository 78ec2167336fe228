import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderPdf } from "../../src/documents/renderPdf.ts";
import { sectionNumber } from "../../src/domain/report/numbering.ts";
import type { Appendix, Block, ReportModel, Section } from "../../src/domain/report/reportModel.ts";
import { modelTexts } from "./modelTexts.ts";
import { readPdf, structureTexts } from "./readPdf.ts";
import { sampleReport } from "./sampleReport.ts";
import { structureProblems } from "./structureProblems.ts";

const MM = 72 / 25.4;

const word = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom("Chợ", "Đồn", "thủ", "tục", "hồ", "sơ", "quá", "hạn", "97,60%") },
  { weight: 2, arbitrary: fc.constantFrom("512/QĐ-UBND", "-", "ngày", "(nếu", "có);") },
  { weight: 1, arbitrary: fc.stringMatching(/^[a-z\u00E0-\u00FD/-]{20,150}$/u) },
);
const text = (most: number) =>
  fc.array(word, { minLength: 1, maxLength: most }).map((words) => words.join(" "));

const table: fc.Arbitrary<Block> = fc.integer({ min: 1, max: 8 }).chain((columns) =>
  fc.record({
    type: fc.constant("table" as const),
    caption: text(12),
    unitNote: fc.option(text(4), { nil: null }),
    columns: fc.array(
      fc.record({
        label: text(3),
        width: fc.integer({ min: 1, max: 9 }),
        align: fc.constantFrom("left" as const, "center" as const, "right" as const),
      }),
      { minLength: columns, maxLength: columns },
    ),
    rows: fc.array(
      fc.record({
        cells: fc.array(text(20), { minLength: columns, maxLength: columns }),
        bold: fc.boolean(),
      }),
      { maxLength: 30 },
    ),
    notes: fc.array(text(10), { maxLength: 2 }),
  }),
);
const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 5, arbitrary: text(120).map((value) => ({ type: "paragraph" as const, text: value })) },
  {
    weight: 2,
    arbitrary: fc.array(text(30), { minLength: 1, maxLength: 6 }).map((texts) => ({
      type: "points" as const,
      items: texts.map((value) => ({ marker: "-", text: value })),
    })),
  },
  { weight: 2, arbitrary: table },
);
const blocks = fc.array(block, { maxLength: 5 });

function section(
  level: 1 | 2 | 3,
  order: number,
  title: string,
  content: Block[],
  children: Section[],
): Section {
  return {
    id: `${level}.${order}`,
    level,
    number: sectionNumber(level, order),
    title,
    blocks: content,
    children,
  };
}

const sections = fc.array(
  fc.tuple(text(12), blocks, fc.array(fc.tuple(text(25), blocks), { maxLength: 3 })),
  {
    maxLength: 4,
  },
);
const appendices: fc.Arbitrary<Appendix[]> = fc.array(
  fc.record({
    number: fc.constant("Phụ lục"),
    title: text(15).map((value) => value.toLocaleUpperCase("vi")),
    attachedTo: fc.constant("(Kèm theo Báo cáo số      /BC-ĐKT)"),
    landscape: fc.boolean(),
    blocks,
  }),
  { maxLength: 2 },
);

const model: fc.Arbitrary<ReportModel> = fc
  .record({
    sections,
    appendices,
    closing: blocks,
    subject: text(30),
    addressees: fc.array(text(15), { maxLength: 3 }),
    bases: fc.array(text(25), { maxLength: 3 }),
    issuer: fc.array(text(8), { minLength: 1, maxLength: 2 }),
    recipients: fc.array(text(12), { maxLength: 60 }),
  })
  .map((parts) => ({
    ...sampleReport(),
    ...parts,
    head: { ...sampleReport().head, issuer: parts.issuer },
    recipients: { label: "Nơi nhận", lines: parts.recipients },
    sections: parts.sections.map(([title, content, children], index) =>
      section(
        1,
        index + 1,
        title.toLocaleUpperCase("vi"),
        content,
        children.map(([name, inner], order) => section(2, order + 1, name, inner, [])),
      ),
    ),
  }));

/** Marks at the ends differ where the decree sets them, and a dash is drawn once. */
const bare = (value: string) =>
  value
    .replace(/\s+/gu, " ")
    .replace(/^[- ]+/u, "")
    .replace(/[\s.;]+$/u, "");

describe("any model", { timeout: 100_000 }, () => {
  it("is drawn whole, inside the margins and well tagged", async () => {
    await fc.assert(
      fc.asyncProperty(model, async (any) => {
        const bytes = await renderPdf(any);
        expect(await structureProblems(bytes)).toEqual([]);
        const pdf = await readPdf(bytes);
        const whole = structureTexts(pdf)
          .map((entry) => entry.text.replace(/\s+/gu, " "))
          .join("\n");
        for (const part of modelTexts(any)) expect(whole).toContain(bare(part));
        for (const page of pdf.pages) {
          expect(page.lines.length).toBeGreaterThan(0);
          for (const line of page.lines) {
            expect(line.x, line.text).toBeGreaterThanOrEqual(30 * MM - 0.05);
            expect(line.right).toBeLessThanOrEqual(page.width - 20 * MM + 0.05);
            expect(line.y).toBeLessThan(page.height - 20 * MM);
          }
        }
      }),
      { numRuns: 15, endOnFailure: true },
    );
  });
});

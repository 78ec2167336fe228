import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { renderDocx } from "../../src/documents/renderDocx.ts";
import { renderPdf } from "../../src/documents/renderPdf.ts";
import { renderXlsx } from "../../src/documents/renderXlsx.ts";
import { compileReport } from "../../src/domain/report/compileReport.ts";
import { MAX_PICTURES } from "../../src/domain/report/pictureBlocks.ts";
import type { ReportInput } from "../../src/domain/report/reportInput.ts";
import { DOCUMENT_KINDS, type DocumentModel } from "../../src/domain/report/reportModel.ts";
import { reportWorkbook } from "../../src/domain/report/reportWorkbook.ts";
import { drawn, photo } from "../support/bytes.ts";
import { choDonInput } from "../domain/report/choDonInput.ts";
import { bareInput, finding, picture } from "../domain/report/inputs.ts";
import { reportSay } from "../domain/report/reportSay.ts";
import { fourPapers } from "./fourPapers.ts";
import { modelTexts } from "./modelTexts.ts";
import { readDocx } from "./readDocx.ts";
import { readPdf, readStructure, structureTexts, type StructureNode } from "./readPdf.ts";
import { structureProblems } from "./structureProblems.ts";

const say = reportSay("vi");
const joined = (text: string) => text.replaceAll("\u00A0", " ").replace(/\s+/gu, " ").trim();

function paper(kind: string, input: ReportInput): DocumentModel {
  const model = fourPapers(input).find(([known]) => known === kind)?.[1];
  if (model === undefined) throw new Error(`no ${kind}`);
  return model;
}

/** Draws a paper as PDF and Word, and finds every text of it in both, whole and composed. */
async function drawnRight(kind: string, input: ReportInput): Promise<void> {
  const model = paper(kind, input);
  const bytes = await renderPdf(model);
  expect(await structureProblems(bytes)).toEqual([]);
  const inPdf = structureTexts(await readPdf(bytes))
    .map(({ text }) => joined(text))
    .join("\n");
  // Word shows charts as pictures, whose numbers are in the alternative text, and no code.
  const word = readDocx(await renderDocx(model));
  const descriptions = (word.parts.get("word/document.xml") ?? "").matchAll(/ descr="([^"]*)"/gu);
  const inWord = [
    ...word.paragraphs.map(({ text }) => text),
    ...[...descriptions].map(([, text = ""]) => text),
  ]
    .map((text) => joined(text))
    .join(" ");
  for (const text of modelTexts({ ...model, verification: null })) {
    const whole = joined(text.normalize("NFC"));
    expect(inPdf).toContain(whole);
    expect(inWord).toContain(whole);
  }
  expect(inPdf).toBe(inPdf.normalize("NFC"));
}

/** The inspection of Chợ Đồn with another first finding. */
function withFinding(text: string): ReportInput {
  const input = choDonInput();
  const [first, ...rest] = input.findings;
  if (first === undefined) throw new Error("the sample has findings");
  return { ...input, findings: [{ ...first, text }, ...rest] };
}

function named(unitName: string): ReportInput {
  const input = choDonInput();
  return { ...input, inspection: { ...input.inspection, unitName } };
}

describe.each(DOCUMENT_KINDS)("%s", { timeout: 120_000 }, (kind) => {
  it("holds a finding of 20,000 characters", async () => {
    const sentence = "Thủ tục hành chính niêm yết tại Bộ phận một cửa chưa đầy đủ, kịp thời; ";
    await drawnRight(kind, withFinding(sentence.repeat(20_000 / sentence.length + 1).slice(0, 20_000)));
  });

  it("holds a finding with a word wider than any column", async () => {
    await drawnRight(kind, withFinding(`Xem https://dichvucong.gov.vn/${"0123456789".repeat(60)} để biết`));
  });

  it("holds a unit whose name has markup in it, composed or not", async () => {
    const unit = 'Công ty A & B <"Chợ Đồn">';
    await drawnRight(kind, named(unit));
    await drawnRight(kind, named(unit.normalize("NFD")));
  });

  it("of an inspection with no answers and no findings is whole", async () => {
    await drawnRight(kind, bareInput());
  });

  it("is refused for a character that no font has, which is named with its place", async () => {
    await expect(
      renderPdf(paper(kind, withFinding("Niêm yết tốt 👍 tại bộ phận một cửa"))),
    ).rejects.toMatchObject({
      code: "document.glyph_missing",
      codePoint: 0x1f44d,
      context: expect.stringContaining("Niêm yết tốt 👍"),
    });
  });
});

describe("the workbook", () => {
  it("holds a finding of 20,000 characters, and refuses by name what no cell can hold", async () => {
    const book = (text: string) => reportWorkbook(withFinding(text), null, say);
    await expect(renderXlsx(book("=".repeat(20_000)))).resolves.toBeInstanceOf(Uint8Array);
    await expect(renderXlsx(book("x".repeat(40_000)))).rejects.toThrow('sheet "Tồn tại, lưu ý", row 2');
  });

  it("of an inspection with no answers has its heads", async () => {
    const book = reportWorkbook(bareInput(), null, say);
    expect(book.sheets.map(({ rows }) => rows.length)).toEqual([0, 0, 0]);
    await expect(renderXlsx(book)).resolves.toBeInstanceOf(Uint8Array);
  });
});

describe("photos", { timeout: 120_000 }, () => {
  const withPhotos = (ids: readonly string[]) =>
    compileReport(
      bareInput({
        findings: [finding({ id: "f", area: "procedures", text: "Niêm yết chưa đầy đủ" })],
        pictures: ids.map((evidenceId) => picture({ evidenceId, caption: "Bảng niêm yết" })),
      }),
      say,
    );
  const figures = (node: StructureNode): number =>
    node.type === "Figure" ? 1 : node.children.reduce((sum, child) => sum + figures(child), 0);

  it("of an inspection with 200: as many as a report holds, and how many more there are", async () => {
    const ids = Array.from({ length: 200 }, (_, index) => `photo-${index}`);
    const small = await photo({ width: 320, height: 240 });
    const bytes = await renderPdf(withPhotos(ids), new Map(ids.map((id) => [id, small])));
    const pdf = await readPdf(bytes);
    expect(readStructure(pdf.doc).reduce((sum, root) => sum + figures(root), 0)).toBe(MAX_PICTURES);
    expect(structureTexts(pdf).some(({ text }) => text.includes(`${200 - MAX_PICTURES} ảnh`))).toBe(true);
  });

  it.each([
    [
      "in CMYK",
      "is in CMYK",
      () => drawn({ width: 320, height: 240 }).toColourspace("cmyk").jpeg().toBuffer(),
    ],
    ["cut off", "is cut off", async () => (await photo({ width: 320, height: 240 })).subarray(0, 3_000)],
    [
      "that is a PNG",
      "is no JPEG",
      () =>
        sharp(Buffer.alloc(300), { raw: { width: 10, height: 10, channels: 3 } })
          .png()
          .toBuffer(),
    ],
    ["of no bytes", "is no JPEG", async () => Buffer.alloc(0)],
  ])("refused by name: one %s", async (_, reason, bytes) => {
    const model = withPhotos(["a", "b"]);
    const pictures = new Map([
      ["a", await photo({ width: 320, height: 240 })],
      ["b", await bytes()],
    ]);
    const place = `picture b (Hình 2. Bảng niêm yết) ${reason}`;
    await expect(renderPdf(model, pictures)).rejects.toThrow(place);
    await expect(renderDocx(model, pictures)).rejects.toThrow(place);
  });
});

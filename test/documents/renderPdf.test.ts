import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from "@cantoo/pdf-lib";
import { describe, expect, it, vi } from "vitest";
import { GlyphMissingError } from "../../src/documents/layout/GlyphMissingError.ts";
import { inspectPdf } from "../../src/documents/inspectPdf.ts";
import { renderPdf } from "../../src/documents/renderPdf.ts";
import type { Block, ReportModel, TableBlock } from "../../src/domain/report/reportModel.ts";
import { modelTexts } from "./modelTexts.ts";
import { layoutText, readPdf, structureTexts, type TextLine } from "./readPdf.ts";
import { sampleReport } from "./sampleReport.ts";
import { structureProblems } from "./structureProblems.ts";

// Whole documents are drawn and read back, some tests dozens of them.
vi.setConfig({ testTimeout: 120_000 });

const MM = 72 / 25.4;
const LEFT = 30 * MM;
const RIGHT = 190 * MM;
const TOP = 20 * MM;
const BOTTOM = 277 * MM;

function changed(change: Partial<ReportModel>): ReportModel {
  return { ...sampleReport(), ...change };
}

function paragraph(text: string): Block {
  return { type: "paragraph", text };
}

function longTable(rows: number, cell = "Nội dung kiểm tra"): TableBlock {
  return {
    type: "table",
    caption: "Bảng dài",
    unitNote: null,
    columns: [
      { label: "STT", width: 1, align: "center" },
      { label: "Nội dung", width: 5, align: "left" },
      { label: "Số lượng", width: 2, align: "right" },
    ],
    rows: Array.from({ length: rows }, (_, index) => ({
      cells: [String(index + 1), cell, String(index * 7)],
      bold: false,
    })),
    notes: [],
  };
}

async function draw(model: ReportModel) {
  return readPdf(await renderPdf(model));
}

function outlineTitles(doc: PDFDocument): string[] {
  const titles: string[] = [];
  const root = doc.catalog.lookupMaybe(PDFName.of("Outlines"), PDFDict);
  let item = root?.lookupMaybe(PDFName.of("First"), PDFDict);
  while (item !== undefined) {
    const title = item.lookup(PDFName.of("Title"));
    if (title instanceof PDFString || title instanceof PDFHexString) titles.push(title.decodeText());
    item = item.lookupMaybe(PDFName.of("Next"), PDFDict);
  }
  return titles;
}

const joined = (text: string) => text.replace(/\s+/gu, " ").trim();

function find(lines: readonly TextLine[], start: string): TextLine {
  const line = lines.find((candidate) => joined(candidate.text).startsWith(start));
  if (line === undefined) throw new Error(`No line starts with "${start}"`);
  return line;
}

describe("the file", () => {
  it("keeps the rules of PDF/A-2b and PDF/UA-1 that a writer can break", async () => {
    expect(await structureProblems(await renderPdf(sampleReport()))).toEqual([]);
  });

  it("is judged by a check that finds a file without tags wanting", async () => {
    const doc = await PDFDocument.create();
    doc.addPage().drawText("No tags");
    const problems = await structureProblems(await doc.save({ useObjectStreams: false }));
    expect(problems).toContain("no structure tree");
    expect(problems).toContain("no XMP metadata");
    expect(problems).toContain("page 1: Tj outside marked content");
  });

  it("has the same bytes for the same model, and others at another time", async () => {
    const [first, second] = [await renderPdf(sampleReport()), await renderPdf(sampleReport())];
    const later = await renderPdf(changed({ createdAt: "2020-09-20T02:30:01Z" }));
    expect(Buffer.from(first).equals(second)).toBe(true);
    expect(Buffer.from(first).equals(later)).toBe(false);
  });

  it("carries title, author, language and creation date", async () => {
    const { doc } = await draw(changed({ fileTitle: 'Báo cáo "A & B" <nháp>' }));
    expect(doc.getTitle()).toBe('Báo cáo "A & B" <nháp>');
    expect(doc.getAuthor()).toBe("ĐOÀN KIỂM TRA CÔNG TÁC CẢI CÁCH HÀNH CHÍNH");
    expect(doc.getCreationDate()?.toISOString()).toBe("2020-09-20T02:30:00.000Z");
    expect(String(doc.catalog.lookup(PDFName.of("Lang")))).toContain("vi-VN");
  });

  it("stays valid with markup characters in its title", async () => {
    const bytes = await renderPdf(changed({ fileTitle: "Công ty A & B <1>" }));
    expect(await structureProblems(bytes)).toEqual([]);
  });

  it("has an outline of sections and appendices", async () => {
    const { doc } = await draw(sampleReport());
    expect(outlineTitles(doc)).toEqual([
      "I. KHÁI QUÁT, TÌNH HÌNH CHUNG",
      "II. KẾT QUẢ KIỂM TRA",
      "III. ĐÁNH GIÁ CHUNG",
      "IV. KIẾN NGHỊ",
      "V. ĐỀ XUẤT CỦA ĐƠN VỊ ĐƯỢC KIỂM TRA",
      "Phụ lục I. BIỂU SỐ LIỆU KIỂM TRA",
      "Phụ lục II. DANH MỤC TỒN TẠI, HẠN CHẾ VÀ THỜI HẠN KHẮC PHỤC",
    ]);
  });
});

describe("the text", () => {
  it("holds every text of the model verbatim, also in the second document of a process", async () => {
    await renderPdf(sampleReport());
    const model = sampleReport();
    const all = structureTexts(await draw(model)).map((entry) => joined(entry.text));
    const whole = all.join("\n");
    for (const text of modelTexts(model)) {
      const exact = joined(text);
      expect(all.includes(exact) || whole.includes(exact), exact).toBe(true);
    }
  });

  it("is composed where the model is not, and rid of invisible characters", async () => {
    const text = "Đoàn kiểm tra \u200Bhuyện\uFEFF Chợ Đồn";
    const all = structureTexts(await draw(changed({ opening: [paragraph(text.normalize("NFD"))] })));
    expect(all.map((entry) => entry.text)).toContain("Đoàn kiểm tra huyện Chợ Đồn");
  });

  it("F38: refuses a character the font lacks and names it", async () => {
    const model = changed({ opening: [paragraph("Kết quả rất tốt 👍 của huyện")] });
    const error = await renderPdf(model).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(GlyphMissingError);
    expect(error).toMatchObject({ codePoint: 0x1f44d, code: "document.glyph_missing" });
    expect(String(error)).toContain("U+1F44D");
  });

  it("cuts a word wider than its column by character, in paragraphs and cells", async () => {
    const word = `https://${"0123456789".repeat(30)}`;
    const model = changed({
      opening: [paragraph(`Xem ${word} để biết.`), longTable(1, word)],
    });
    const { pages } = await draw(model);
    for (const page of pages) {
      const edge = page.width - 20 * MM;
      for (const line of page.lines) {
        expect(line.x).toBeGreaterThanOrEqual(LEFT - 0.05);
        expect(line.right).toBeLessThanOrEqual(edge + 0.05);
      }
    }
    const texts = structureTexts(await draw(model));
    expect(texts.map((entry) => joined(entry.text))).toContain(`Xem ${word} để biết.`);
    expect(texts).toContainEqual({ type: "TD", text: word });
  });

  it("makes a paragraph of each line of a person's free text", async () => {
    const texts = structureTexts(await draw(changed({ opening: [paragraph("Dòng một\n\nDòng hai")] })));
    expect(texts).toContainEqual({ type: "P", text: "Dòng một" });
    expect(texts).toContainEqual({ type: "P", text: "Dòng hai" });
  });
});

describe("the layout of Nghị định 30/2020/NĐ-CP", () => {
  it("matches the golden layout", async () => {
    await expect(layoutText(await draw(sampleReport()))).toMatchFileSnapshot(
      "../golden/documents/sampleReport.txt",
    );
  });

  it("keeps all text but page numbers and draft mark inside the margins of A4", async () => {
    const { pages } = await draw(sampleReport());
    for (const page of pages.filter((candidate) => candidate.height > candidate.width)) {
      expect([page.width, page.height]).toEqual([595.28, 841.89]);
      const [mark, rest] = [
        page.lines.filter((line) => line.y < TOP),
        page.lines.filter((line) => line.y >= TOP),
      ];
      expect(mark.length).toBeGreaterThan(0);
      for (const line of rest) {
        expect(line.x).toBeGreaterThanOrEqual(LEFT - 0.01);
        expect(line.right).toBeLessThanOrEqual(RIGHT + 0.05);
        expect(line.y).toBeLessThan(BOTTOM);
      }
    }
  });

  it("sets number and place-date on one line, and Nơi nhận level with the signer's post", async () => {
    const lines = (await draw(sampleReport())).pages.flatMap((page) => page.lines);
    expect(find(lines, "Số:").y).toBeCloseTo(find(lines, "Bắc Kạn, ngày").y, 3);
    expect(Math.abs(find(lines, "Nơi nhận:").y - find(lines, "TRƯỞNG ĐOÀN").y)).toBeLessThan(1.5);
    expect(find(lines, "Nơi nhận:").x).toBeCloseTo(LEFT, 2);
  });

  it("indents first lines by 1,27 cm and ends căn cứ with ; and .", async () => {
    const lines = (await draw(sampleReport())).pages.flatMap((page) => page.lines);
    expect(find(lines, "Căn cứ Kế hoạch").x).toBeCloseTo(LEFT + 12.7 * MM, 2);
    expect(find(lines, "Ngày 17 tháng 9").x).toBeCloseTo(LEFT + 12.7 * MM, 2);
    const justified = find(lines, "Đoàn nghe đại diện");
    expect(justified.right).toBeCloseTo(RIGHT, 1);
    const italics = structureTexts(await draw(sampleReport())).filter((entry) =>
      entry.text.startsWith("Căn cứ"),
    );
    expect(italics.map((entry) => entry.text.at(-1))).toEqual([";", "."]);
    expect(find(lines, "Căn cứ Kế hoạch").font).toBe("Tinos-Italic");
  });

  it("lists several addressees below the colon of Kính gửi", async () => {
    const addressees = ["Ủy ban nhân dân tỉnh Bắc Kạn", "Sở Nội vụ tỉnh Bắc Kạn", "Văn phòng UBND tỉnh"];
    const lines = (await draw(changed({ addressees }))).pages.flatMap((page) => page.lines);
    const label = find(lines, "Kính gửi:");
    const names = addressees.map((name) => find(lines, `- ${name}`));
    expect(names.map((line) => joined(line.text).at(-1))).toEqual([";", ";", "."]);
    expect(new Set(names.map((line) => line.x)).size).toBe(1);
    // Under the colon: to the right of "Kính gửi", to the left of where the colon ends.
    const dash = names[0]?.x ?? 0;
    expect(dash).toBeGreaterThan(label.x + 45);
    expect(dash).toBeLessThan(label.x + 60);
    const one = (await draw(sampleReport())).pages.flatMap((page) => page.lines);
    expect(joined(find(one, "Kính gửi:").text)).toBe("Kính gửi: Ủy ban nhân dân tỉnh Bắc Kạn");
  });

  it("numbers pages from the second on, each appendix for itself", async () => {
    const model = sampleReport();
    const second = model.appendices[1];
    if (second !== undefined) second.blocks = [longTable(60)];
    const { pages } = await draw(model);
    const numbers = pages.map(
      (page) => page.lines.find((line) => line.y < TOP && line.size === 13)?.text ?? "",
    );
    const starts = pages.map((page) => page.lines.some((line) => /^Phụ lục I+$/u.test(line.text)));
    const firstAppendix = starts.indexOf(true);
    const secondAppendix = starts.lastIndexOf(true);
    const counted = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, index) => (index === 0 ? "" : String(index + 1)));
    expect(numbers).toEqual([
      ...counted(0, firstAppendix),
      ...counted(firstAppendix, secondAppendix),
      ...counted(secondAppendix, pages.length),
    ]);
    expect(numbers.filter((number) => number === "2")).toHaveLength(3);
    const portrait = pages[1];
    const label = portrait?.lines.find((line) => line.text === "2");
    expect(label?.x).toBeCloseTo((LEFT + RIGHT) / 2 - 13 / 4, 1);
  });

  it("turns the page for an appendix that asks for it", async () => {
    const { pages } = await draw(sampleReport());
    expect([pages.at(-1)?.width, pages.at(-1)?.height]).toEqual([841.89, 595.28]);
    expect(pages.filter((page) => page.width > page.height)).toHaveLength(1);
  });

  it("marks every page of a draft, read aloud once, and none of an issued document", async () => {
    const marks = (await draw(sampleReport())).pages.map(
      (page) => page.lines.find((line) => line.text.startsWith("DỰ THẢO"))?.tag,
    );
    expect(marks[0]).toBe("P");
    expect(new Set(marks.slice(1))).toEqual(new Set(["Artifact"]));
    const issued = (await draw(changed({ draftMark: null }))).pages.flatMap((page) => page.lines);
    expect(issued.some((line) => line.text.includes("DỰ THẢO"))).toBe(false);
  });

  it("keeps the signature on one page with two lines of text, wherever the text ends", async () => {
    for (let lines = 1; lines <= 44; lines++) {
      const filler = Array.from({ length: lines }, (_, index) => paragraph(`Nội dung thứ ${index + 1}.`));
      const { pages } = await draw(changed({ opening: [], sections: [], appendices: [], closing: filler }));
      const page = pages.at(-1);
      const texts = page?.lines.map((line) => joined(line.text)) ?? [];
      expect(texts).toContain("Vũ Đức Chính");
      expect(texts).toContain("TRƯỞNG ĐOÀN");
      expect(texts).toContain("- Lưu: VT, ĐKT.");
      expect(texts.filter((text) => text.startsWith("Nội dung thứ")).length).toBeGreaterThanOrEqual(
        Math.min(2, lines),
      );
    }
  });

  it("puts a very long list of recipients below the signature, losing none", async () => {
    const lines = Array.from({ length: 120 }, (_, index) => `UBND xã số ${index + 1}`);
    const pdf = await draw(changed({ recipients: { label: "Nơi nhận:", lines } }));
    const texts = structureTexts(pdf).map((entry) => entry.text);
    expect(texts).toContain("- UBND xã số 1;");
    expect(texts).toContain("- UBND xã số 120.");
    for (const line of pdf.pages.flatMap((page) => page.lines)) expect(line.y).toBeLessThan(BOTTOM);
  });
});

describe("tables", () => {
  it("repeat their head on every page, as decoration, and keep each row once", async () => {
    const pdf = await draw(changed({ opening: [longTable(40), longTable(40)] }));
    const heads = pdf.pages.map((page) => page.lines.filter((line) => line.text === "Số lượng"));
    const tagged = heads.flat().filter((line) => line.tag === "TH");
    const repeated = heads.flat().filter((line) => line.tag === "Artifact");
    // Two of the test's own and one of the first appendix.
    expect(tagged).toHaveLength(3);
    expect(repeated.length).toBeGreaterThanOrEqual(2);
    const cells = structureTexts(pdf).filter((entry) => entry.type === "TD" && entry.text === "273");
    expect(cells).toHaveLength(2);
  });

  it("never leave a head without rows at the foot of a page", async () => {
    for (let lines = 20; lines <= 40; lines++) {
      const filler = Array.from({ length: lines }, () => paragraph("Một dòng."));
      const { pages } = await draw(
        changed({ opening: [...filler, longTable(3)], sections: [], appendices: [] }),
      );
      const page = pages.find((candidate) => candidate.lines.some((line) => line.text === "Bảng dài"));
      expect(page?.lines.some((line) => line.text === "STT")).toBe(true);
      expect(page?.lines.some((line) => line.tag === "TD" && line.text === "1")).toBe(true);
    }
  });

  it("split a row only when it is taller than a page, without losing a line", async () => {
    const sentence = "Kiểm tra thực tế cho thấy đơn vị đã thực hiện đầy đủ. ";
    const tall = sentence.repeat(120).trim();
    const bytes = await renderPdf(changed({ opening: [longTable(2, tall)] }));
    expect(await structureProblems(bytes)).toEqual([]);
    const pdf = await readPdf(bytes);
    const cells = structureTexts(pdf).filter((entry) => entry.type === "TD" && entry.text.length > 1000);
    expect(cells.map((entry) => joined(entry.text))).toEqual([tall, tall]);
    for (const line of pdf.pages.flatMap((page) => page.lines)) expect(line.y).toBeLessThan(BOTTOM);
  });

  it("align numbers at the right edge of their column", async () => {
    const { pages } = await draw(changed({ opening: [longTable(12)] }));
    const numbers = pages
      .flatMap((page) => page.lines)
      .filter((line) => line.tag === "TD" && /^(?:7|70|77)$/u.test(line.text) && line.x > 120 * MM);
    expect(numbers).toHaveLength(3);
    for (const line of numbers) expect(line.right).toBeCloseTo(RIGHT - 4, 1);
  });
});

describe("inspectPdf", () => {
  it("counts the pages of a drawn file", async () => {
    expect(inspectPdf(await renderPdf(sampleReport()))).toEqual({ ok: true, pages: 7 });
  });

  it("refuses what is no whole PDF", async () => {
    const bytes = await renderPdf(sampleReport());
    expect(inspectPdf(new Uint8Array())).toMatchObject({ ok: false });
    expect(inspectPdf(bytes.subarray(0, bytes.length - 20))).toMatchObject({ ok: false });
    expect(inspectPdf(bytes.subarray(10))).toMatchObject({ ok: false });
    const shifted = Buffer.concat([bytes.subarray(0, 500), Buffer.from("x"), bytes.subarray(500)]);
    expect(inspectPdf(shifted)).toMatchObject({ ok: false });
  });
});

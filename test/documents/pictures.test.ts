import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream } from "@cantoo/pdf-lib";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { createRenderer } from "../../src/documents/renderer.ts";
import { renderPdf } from "../../src/documents/renderPdf.ts";
import type { Pictures } from "../../src/documents/pictures.ts";
import type { PictureBlock, ReportModel, ReportPicture } from "../../src/domain/report/reportModel.ts";
import { photo } from "../support/bytes.ts";
import { type ReadPdf, readPdf, readStructure, structureTexts, type StructureNode } from "./readPdf.ts";
import { sampleReport } from "./sampleReport.ts";
import { structureProblems } from "./structureProblems.ts";

vi.setConfig({ testTimeout: 120_000 });

const MM = 72 / 25.4;
const CAPTIONS = ["Bảng niêm yết TTHC tại Bộ phận một cửa", "Khu vực tiếp nhận hồ sơ", "Sổ theo dõi hồ sơ"];

let pictures: Pictures;
let items: ReportPicture[];
let model: ReportModel;
let bytes: Uint8Array;
let pdf: ReadPdf;

function withPictures(block: PictureBlock): ReportModel {
  const sample = sampleReport();
  const appendix = {
    number: "Phụ lục III",
    title: "Hình ảnh",
    attachedTo: "(Kèm theo Báo cáo số        /BC-ĐKT)",
    landscape: false,
    blocks: [block],
  };
  return { ...sample, appendices: [...sample.appendices, appendix] };
}

beforeAll(async () => {
  // Lying, standing, and wider than any page is.
  pictures = new Map([
    ["a", await photo({ width: 1280, height: 960, seed: 1 })],
    ["b", await photo({ width: 960, height: 1280, seed: 2 })],
    ["c", await photo({ width: 1280, height: 360, seed: 3 })],
  ]);
  items = [...pictures.keys()].map((evidenceId, index) => ({
    evidenceId,
    sha256: "0".repeat(64),
    caption: `Hình ${index + 1}. ${CAPTIONS[index]}`,
    detail:
      "Câu 6, cải cách thủ tục hành chính; tồn tại, hạn chế số 1; chụp lúc 15 giờ 04 phút, ngày 17/9/2020",
    alt: `Ảnh: ${CAPTIONS[index]}. Câu 6, cải cách thủ tục hành chính`,
  }));
  model = withPictures({ type: "pictures", items });
  bytes = await renderPdf(model, pictures);
  pdf = await readPdf(bytes);
});

function figures(): StructureNode[] {
  const found = (node: StructureNode): StructureNode[] =>
    node.type === "Figure" ? [node] : node.children.flatMap(found);
  return readStructure(pdf.doc).flatMap(found);
}

/** Left, bottom, right, top of a figure in points from the page's bottom left corner. */
function boxOf(figure: StructureNode): number[] {
  const box = figure.dict.lookup(PDFName.of("A"), PDFDict).lookup(PDFName.of("BBox"), PDFArray);
  return box.asArray().map((value) => (value instanceof PDFNumber ? value.asNumber() : Number.NaN));
}

describe("an appendix of photos", () => {
  it("keeps the rules of PDF/A-2b and PDF/UA-1", async () => {
    expect(await structureProblems(bytes)).toEqual([]);
  });

  it("has a tagged figure for each photo, with a text for who cannot see it", () => {
    expect(figures().map((figure) => String(figure.dict.lookup(PDFName.of("Alt"))))).toHaveLength(3);
    for (const figure of figures()) expect(figure.contents).toHaveLength(1);
  });

  it("says in each figure where it stands: within the margins, as wide as the photo is tall", () => {
    const shapes = [4 / 3, 3 / 4, 1280 / 360];
    for (const [index, figure] of figures().entries()) {
      const [left = 0, bottom = 0, right = 0, top = 0] = boxOf(figure);
      expect(left).toBeGreaterThanOrEqual(30 * MM - 0.01);
      expect(right).toBeLessThanOrEqual(190 * MM + 0.01);
      expect(bottom).toBeGreaterThanOrEqual(20 * MM - 0.01);
      expect(top).toBeLessThanOrEqual(277 * MM + 0.01);
      expect((right - left) / (top - bottom)).toBeCloseTo(shapes[index] ?? 0, 2);
    }
  });

  it("stands two a page, the first page with its heading included", () => {
    const pages = figures().map((figure) => figure.contents[0]?.page);
    expect(pages[0]).toBeDefined();
    expect(pages[1]).toBe(pages[0]);
    expect(pages[2]).not.toBe(pages[0]);
  });

  it("keeps each caption right below its photo", () => {
    for (const [index, figure] of figures().entries()) {
      const page = pdf.pages.find(
        (_, number) => String(pdf.doc.getPage(number).ref) === figure.contents[0]?.page,
      );
      const line = page?.lines.find((one) => one.text.startsWith(`Hình ${index + 1}.`));
      const [, bottom = 0] = boxOf(figure);
      // Lines are measured from the top edge of the page.
      const below = (line?.y ?? 0) - (297 * MM - bottom);
      expect(below).toBeGreaterThan(0);
      expect(below).toBeLessThan(30);
    }
  });

  it("says every caption, in the order of the photos", () => {
    const said = structureTexts(pdf)
      .map(({ text }) => text)
      .join(" ")
      .replace(/\s+/gu, " ");
    for (const { caption, detail } of items) {
      expect(said).toContain(caption);
      expect(said).toContain(detail);
    }
    const order = CAPTIONS.map((caption) => said.indexOf(caption));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it("holds the photos byte for byte, as JPEG in RGB", () => {
    const streams = pdf.doc.context
      .enumerateIndirectObjects()
      .map(([, object]) => object)
      .filter((object) => object instanceof PDFRawStream)
      .filter(({ dict }) => dict.lookup(PDFName.of("Subtype")) === PDFName.of("Image"));
    expect(streams.map(({ contents }) => Buffer.from(contents).toString("base64"))).toEqual(
      [...pictures.values()].map((one) => Buffer.from(one).toString("base64")),
    );
    for (const { dict } of streams)
      expect(dict.lookup(PDFName.of("ColorSpace"))).toBe(PDFName.of("DeviceRGB"));
  });

  it("is the same bytes each time, in the drawing process too", async () => {
    const renderer = createRenderer();
    try {
      const [again, apart] = [await renderPdf(model, pictures), await renderer.render(model, pictures)];
      expect(Buffer.from(again).equals(bytes)).toBe(true);
      expect(Buffer.from(apart.bytes).equals(bytes)).toBe(true);
    } finally {
      await renderer.close();
    }
  });

  it("is not drawn without the bytes of a photo it names", async () => {
    await expect(renderPdf(model, new Map())).rejects.toThrow("no bytes for picture a");
  });
});

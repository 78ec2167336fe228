import { describe, expect, it, vi } from "vitest";
import { renderDocx } from "../../src/documents/renderDocx.ts";
import type { Block, DocumentModel } from "../../src/domain/report/reportModel.ts";
import { modelTexts } from "./modelTexts.ts";
import { type DocxParagraph, docxText, readDocx } from "./readDocx.ts";
import { sampleReport } from "./sampleReport.ts";

vi.setConfig({ testTimeout: 60_000 });

/** Twips in a millimetre. */
const MM = 1440 / 25.4;

const joined = (text: string) => text.replaceAll("\u00A0", " ").replace(/\s+/gu, " ").trim();

function changed(change: Partial<DocumentModel>): DocumentModel {
  return { ...sampleReport(), ...change };
}

function paragraph(text: string): Block {
  return { type: "paragraph", text };
}

async function write(model: DocumentModel) {
  return readDocx(await renderDocx(model));
}

function attributes(xml: string, tag: string): Record<string, string>[] {
  return [...xml.matchAll(new RegExp(`<${tag} ([^>]*?)/>`, "gu"))].map(([, text = ""]) =>
    Object.fromEntries(
      [...text.matchAll(/([\w:]+)="([^"]*)"/gu)].map(([, name = "", value = ""]) => [name, value]),
    ),
  );
}

describe("the Word file", () => {
  it("matches the golden text with its styles", async () => {
    await expect(docxText(await write(sampleReport()))).toMatchFileSnapshot(
      "../golden/documents/sampleReport.docx.txt",
    );
  });

  it("holds every text of the model verbatim, composed", async () => {
    const model = sampleReport();
    const { paragraphs } = await write(model);
    const whole = paragraphs.map(({ text }) => joined(text)).join("\n");
    for (const text of modelTexts(model)) expect(whole).toContain(joined(text));
    expect(whole).toBe(whole.normalize("NFC"));
  });

  it("has the same bytes for the same model, in the first and in later files of a process", async () => {
    const first = await renderDocx(sampleReport());
    await renderDocx(changed({ fileTitle: "Khác", sections: [] }));
    expect(Buffer.from(await renderDocx(sampleReport())).equals(first)).toBe(true);
    expect(Buffer.from(await renderDocx(changed({ createdAt: "2020-09-21T02:30:00Z" }))).equals(first)).toBe(
      false,
    );
  });

  it("carries title, author, language and the time of the model", async () => {
    const { parts } = await write(changed({ fileTitle: 'Báo cáo "A & B" <nháp>' }));
    const core = parts.get("docProps/core.xml") ?? "";
    expect(core).toContain("Báo cáo &quot;A &amp; B&quot; &lt;nháp&gt;");
    expect(core.match(/2020-09-20T02:30:00\.000Z/gu)).toHaveLength(2);
    expect(parts.get("word/styles.xml")).toContain('w:lang w:val="vi-VN"');
  });

  it("takes markup, lone surrogates and characters that XML cannot hold", async () => {
    const text = "A & B <w:t> \uD800 \u0007 \uFFFE 👍";
    const { paragraphs } = await write(changed({ opening: [paragraph(text)] }));
    expect(paragraphs.map((one) => joined(one.text))).toContain("A & B <w:t> 👍");
  });
});

describe("the layout of Nghị định 30/2020/NĐ-CP in Word", () => {
  it("has A4 pages with the margins of the decree, an appendix turned when it asks", async () => {
    const xml = (await write(sampleReport())).parts.get("word/document.xml") ?? "";
    const margins = attributes(xml, "w:pgMar");
    expect(margins).toHaveLength(3);
    for (const margin of margins) {
      expect(Number(margin["w:top"]) / MM).toBeCloseTo(20, 1);
      expect(Number(margin["w:bottom"]) / MM).toBeCloseTo(20, 1);
      expect(Number(margin["w:left"]) / MM).toBeCloseTo(30, 1);
      expect(Number(margin["w:right"]) / MM).toBeCloseTo(20, 1);
    }
    const sizes = attributes(xml, "w:pgSz").map((size) => [
      Math.round(Number(size["w:w"]) / MM),
      Math.round(Number(size["w:h"]) / MM),
    ]);
    expect(sizes).toEqual([
      [210, 297],
      [210, 297],
      [297, 210],
    ]);
  });

  it("numbers pages from the second on, each appendix for itself", async () => {
    const { parts } = await write(sampleReport());
    const xml = parts.get("word/document.xml") ?? "";
    expect(attributes(xml, "w:pgNumType").map((type) => type["w:start"])).toEqual(["1", "1", "1"]);
    expect(xml.match(/<w:titlePg\/>/gu)).toHaveLength(3);
    const relationships = parts.get("word/_rels/document.xml.rels") ?? "";
    for (const { "w:type": kind, "r:id": id } of attributes(xml, "w:headerReference")) {
      const target = new RegExp(`Id="${id}"[^>]*Target="(header\\d+\\.xml)"`, "u").exec(relationships)?.[1];
      expect(parts.get(`word/${target}`)?.includes("PAGE"), `${kind} ${target}`).toBe(kind === "default");
      expect(parts.get(`word/${target}`)).toContain("DỰ THẢO");
    }
  });

  it("has headings as styles, in capitals on the first level", async () => {
    const { paragraphs } = await write(sampleReport());
    const of = (style: string) => paragraphs.filter((one) => one.style === style).map((one) => one.text);
    expect(of("Title")).toEqual(["BÁO CÁO"]);
    expect(of("Heading1")).toEqual([
      "I. KHÁI QUÁT, TÌNH HÌNH CHUNG",
      "II. KẾT QUẢ KIỂM TRA",
      "III. ĐÁNH GIÁ CHUNG",
      "IV. KIẾN NGHỊ",
      "V. ĐỀ XUẤT CỦA ĐƠN VỊ ĐƯỢC KIỂM TRA",
      "Phụ lục I",
      "Phụ lục II",
    ]);
    expect(of("Heading2")).toContain("2. Tồn tại, hạn chế");
  });

  it("repeats the head of a table and tears no row", async () => {
    const xml = (await write(sampleReport())).parts.get("word/document.xml") ?? "";
    const rows = xml.match(/<w:tr>/gu) ?? [];
    expect(xml.match(/<w:tblHeader\/>/gu)).toHaveLength(3);
    expect(xml.match(/<w:cantSplit\/>/gu)).toHaveLength(rows.length);
  });

  it("binds the signature to the closing words and these to the text before", async () => {
    const { paragraphs } = await write(sampleReport());
    const signature = paragraphs.findIndex((one) => one.text === "TRƯỞNG ĐOÀN");
    const before = paragraphs.slice(0, signature).filter((one): one is DocxParagraph => !one.cell);
    expect(before.slice(-4).map((one) => one.keepNext)).toEqual([false, true, true, true]);
    expect(before.at(-2)?.text).toContain("./.");
  });

  it("sets several signers beside each other, Nơi nhận below", async () => {
    const signer = (authority: string, name: string) => ({ authority: [authority], post: null, name });
    const { paragraphs } = await write(
      changed({
        signatures: [signer("ĐẠI DIỆN ĐƠN VỊ", "A"), signer("THƯ KÝ", "B"), signer("TRƯỞNG ĐOÀN", "C")],
        appendices: [],
      }),
    );
    const signatures = paragraphs.filter((one) => one.style === "KtSignature");
    expect(signatures.map((one) => one.text)).toEqual([
      "ĐẠI DIỆN ĐƠN VỊ",
      "THƯ KÝ",
      "TRƯỞNG ĐOÀN",
      "A",
      "B",
      "C",
    ]);
    expect(paragraphs.at(-1)?.text).toBe("- Lưu: VT, ĐKT.");
  });
});

describe("the table of contents", () => {
  const long = () => {
    const sample = sampleReport();
    const [figures] = sample.appendices;
    if (figures === undefined) throw new Error("the sample has appendices");
    return { ...sample, appendices: [...sample.appendices, figures, figures, figures] };
  };
  const field = "TOC \\h \\o";

  it("stands at the end of a document of more than ten pages, with its pages, and asks nobody", async () => {
    const { paragraphs, parts } = await write(long());
    const xml = parts.get("word/document.xml") ?? "";
    expect(xml).toContain(field);
    expect(xml).not.toContain('w:dirty="true"');
    // Between title and number stands a tab.
    const entries = paragraphs.filter(({ style }) => style.startsWith("TOC"));
    expect(entries.slice(0, 3).map(({ style, text }) => [style, joined(text)])).toEqual([
      ["TOC1", "I. KHÁI QUÁT, TÌNH HÌNH CHUNG1"],
      ["TOC1", "II. KẾT QUẢ KIỂM TRA1"],
      ["TOC2", "1. Công tác chỉ đạo, điều hành cải cách hành chính1"],
    ]);
    expect(joined(entries.at(-1)?.text ?? "")).toBe("Phụ lục I. BIỂU SỐ LIỆU KIỂM TRA");
    expect(paragraphs.at(-entries.length - 1)?.text).toBe("MỤC LỤC");
  });

  it("has the same bytes each time", async () => {
    const [first, second] = [await renderDocx(long()), await renderDocx(long())];
    expect(Buffer.from(first).equals(second)).toBe(true);
  });

  it("is not there in a short one", async () => {
    expect((await write(sampleReport())).parts.get("word/document.xml")).not.toContain(field);
  });
});

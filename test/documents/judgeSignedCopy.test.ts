import { PDF, PdfArray, PdfDict, PdfName, PdfNumber, type PdfRef, PdfStream, PdfString } from "@libpdf/core";
import { beforeAll, describe, expect, it } from "vitest";
import { judgeSignedCopy, type SignedCopyVerdict } from "../../src/documents/judgeSignedCopy.ts";
import { renderPdf } from "../../src/documents/renderPdf.ts";
import { certify, derOf, type Holder } from "../support/certificates.ts";
import { signPdf, signPdfAs } from "../support/signPdf.ts";
import { sampleReport } from "./sampleReport.ts";

const AT = new Date("2020-09-21T01:00:00Z");
const SPAN = { from: new Date("2020-09-20T02:30:00Z"), to: new Date("2020-09-22T02:30:00Z") };
const SELF_MADE = {
  name: "Chu tich UBND tinh Bac Kan",
  organization: "UBND tỉnh Bắc Kạn",
  issuer: "Chu tich UBND tinh Bac Kan",
  at: AT,
};

let draft: Uint8Array;
let root: Holder;
let authority: Holder;
let lead: Holder;

beforeAll(async () => {
  draft = await renderPdf(sampleReport());
  root = await certify({ name: "Gốc chuyên dùng Chính phủ", authority: true });
  authority = await certify({ name: "CA cơ quan nhà nước", authority: true, pathLength: 0, by: root });
  lead = await certify({
    name: "Vũ Đức Chính",
    organization: "UBND tỉnh Bắc Kạn",
    by: authority,
    usage: 0xc0,
  });
});

async function judged(
  file: Uint8Array,
  { roots = [derOf(root)], draftSize = draft.length }: { roots?: Uint8Array[]; draftSize?: number } = {},
): Promise<SignedCopyVerdict> {
  return judgeSignedCopy({ file, draftSize, roots, span: SPAN });
}

describe("a copy of a draft that comes back signed", () => {
  it("names whom a configured root vouches for, over the authorities between", async () => {
    const signed = await signPdfAs(draft, lead, AT);
    expect(await judged(signed)).toEqual({
      ok: true,
      signers: [
        {
          name: "Vũ Đức Chính",
          organization: "UBND tỉnh Bắc Kạn",
          issuer: "CA cơ quan nhà nước",
          signedAt: AT.toISOString(),
          trust: "trusted",
          root: "Gốc chuyên dùng Chính phủ",
        },
      ],
    });
    expect(Buffer.from(signed.subarray(0, draft.length)).equals(draft)).toBe(true);
  });

  it("leaves certificates unchecked where no roots are configured", async () => {
    const signed = await signPdfAs(draft, lead, AT);
    expect(await judged(signed, { roots: [] })).toMatchObject({
      signers: [{ trust: "unchecked", root: null }],
    });
  });

  it("takes a second signature, and judges each for itself", async () => {
    const both = await signPdf(await signPdfAs(draft, lead, AT), SELF_MADE);
    expect(await judged(both)).toMatchObject({
      ok: true,
      signers: [
        { name: "Vũ Đức Chính", trust: "trusted" },
        { name: SELF_MADE.name, trust: "unknown_issuer", root: null },
      ],
    });
  });

  it.each<[string, string, () => Promise<Holder>]>([
    ["a certificate its holder made", "unknown_issuer", () => certify({ name: "Vũ Đức Chính" })],
    [
      "an authority that calls itself like a trusted one",
      "unknown_issuer",
      async () =>
        certify({
          name: "Vũ Đức Chính",
          by: await certify({ name: "Gốc chuyên dùng Chính phủ", authority: true }),
        }),
    ],
    [
      "a certificate that was not valid any more when it signed",
      "expired",
      () => certify({ name: "Vũ Đức Chính", by: authority, until: "2020-09-20T00:00:00Z" }),
    ],
    [
      "a certificate that was not valid yet",
      "expired",
      () => certify({ name: "Vũ Đức Chính", by: authority, from: "2020-09-21T02:00:00Z" }),
    ],
    [
      "a certificate for encryption only",
      "unfit",
      () => certify({ name: "Vũ Đức Chính", by: authority, usage: 0x20 }),
    ],
    [
      "an authority's own certificate",
      "unfit",
      () => certify({ name: "Vũ Đức Chính", by: root, authority: true, usage: 0x86 }),
    ],
    [
      "a person who plays the authority",
      "unfit",
      async () => certify({ name: "Vũ Đức Chính", by: await certify({ name: "Ai đó", by: authority }) }),
    ],
    [
      "an authority below one that allows none below itself",
      "unfit",
      async () =>
        certify({
          name: "Vũ Đức Chính",
          by: await certify({ name: "CA con", authority: true, by: authority }),
        }),
    ],
  ])("does not trust %s", async (_, trust, holder) => {
    const verdict = await judged(await signPdfAs(draft, await holder(), AT));
    expect(verdict).toMatchObject({ ok: true, signers: [{ trust, root: null }] });
  });

  it("does not believe a signing time before there was a draft: an expired certificate stays one", async () => {
    const holder = await certify({ name: "Vũ Đức Chính", by: authority, until: "2020-06-01T00:00:00Z" });
    const verdict = await judged(await signPdfAs(draft, holder, new Date("2020-05-01T00:00:00Z")));
    expect(verdict).toMatchObject({ signers: [{ trust: "expired", signedAt: null }] });
  });

  it("goes round in no circle between two authorities that certify each other", async () => {
    const a = await certify({ name: "A", issuer: "B", authority: true });
    const b = await certify({ name: "B", by: a, authority: true });
    a.certificate.issuer = b.certificate.subject;
    await a.certificate.sign(b.keys.privateKey, "SHA-256");
    const holder = await certify({ name: "Ai đó", by: a });
    const both = { ...holder, chain: [a.certificate, b.certificate] };
    expect(await judged(await signPdfAs(draft, both, AT))).toMatchObject({
      signers: [{ trust: "unknown_issuer" }],
    });
  });

  it("is refused with a chain of 50 certificates", async () => {
    let above = root;
    for (let level = 1; level <= 50; level += 1)
      above = await certify({ name: `CA ${level}`, authority: true, by: above });
    const holder = await certify({ name: "Vũ Đức Chính", by: above });
    expect(holder.chain).toHaveLength(50);
    expect(await judged(await signPdfAs(draft, holder, AT))).toEqual({ ok: false, reason: "chain_too_long" });
  });

  it("is refused when it goes on behind the last signature, once or twice", async () => {
    const signed = await signPdfAs(draft, lead, AT);
    const once = await withNote(signed);
    expect(await judged(once)).toEqual({ ok: false, reason: "added_after" });
    expect(await judged(await withNote(once))).toEqual({ ok: false, reason: "added_after" });
    expect(await judged(Buffer.concat([signed, Buffer.from("\n")]))).toEqual({
      ok: false,
      reason: "added_after",
    });
  });

  it("is refused when something was added before it was signed, or between two signatures", async () => {
    expect(await judged(await signPdfAs(await withNote(draft), lead, AT))).toEqual({
      ok: false,
      reason: "changed",
    });
    const between = await withNote(await signPdfAs(draft, lead, AT));
    expect(await judged(await signPdf(between, SELF_MADE))).toEqual({ ok: false, reason: "changed" });
  });

  it("is refused when an update shows another page in the place of the draft's", async () => {
    const pdf = await PDF.load(draft);
    const contents = new TextEncoder().encode("BT /F1 14 Tf 100 700 Td (An toan) Tj ET");
    const page = pdf.getPage(0);
    if (page === null) throw new Error("no page");
    page.dict.set("Contents", pdf.register(new PdfStream([], contents)));
    const forged = await pdf.save({ incremental: true });
    expect(Buffer.from(forged.subarray(0, draft.length)).equals(draft)).toBe(true);
    expect(await judged(await signPdfAs(forged, lead, AT))).toEqual({ ok: false, reason: "changed" });
  });

  it("is refused when an update names another catalog", async () => {
    const text = Buffer.from(draft).toString("latin1");
    const size = Number(/\/Size (\d+)/u.exec(text.slice(text.lastIndexOf("trailer")))?.[1]);
    const previous = text.slice(text.lastIndexOf("startxref")).match(/\d+/u)?.[0];
    const objects = [
      `<</Type /Catalog /Pages ${size + 1} 0 R>>`,
      `<</Type /Pages /Kids [${size + 2} 0 R] /Count 1>>`,
      `<</Type /Page /Parent ${size + 1} 0 R /MediaBox [0 0 595 842]>>`,
    ].map((body, at) => `${size + at} 0 obj\n${body}\nendobj\n`);
    let at = draft.length;
    const entries = objects.map((object) => {
      const entry = `${String(at).padStart(10, "0")} 00000 n \n`;
      at += object.length;
      return entry;
    });
    const update = [
      ...objects,
      `xref\n${size} 3\n`,
      ...entries,
      `trailer\n<</Size ${size + 3} /Root ${size} 0 R /Prev ${previous}>>\nstartxref\n${at}\n%%EOF\n`,
    ].join("");
    const forged = Buffer.concat([draft, Buffer.from(update)]);
    expect(await judged(await signPdfAs(forged, lead, AT))).toEqual({ ok: false, reason: "changed" });
  });

  it("is refused when the field of the signature covers the page", async () => {
    const sized = async (width: number, height: number) => {
      const pdf = await PDF.load(draft);
      const page = pdf.getPage(0);
      if (page === null) throw new Error("no page");
      // The program that signs takes the first one, and draws nothing in it.
      const fields = [0, 1].map((nth) =>
        pdf.register(
          PdfDict.of({
            Type: PdfName.of("Annot"),
            Subtype: PdfName.of("Widget"),
            FT: PdfName.of("Sig"),
            T: PdfString.fromString(`Chữ ký ${nth}`),
            F: PdfNumber.of(4),
            Rect: PdfArray.of(...[100, 100, 100 + width, 100 + height].map((number) => PdfNumber.of(number))),
            P: page.ref,
          }),
        ),
      );
      page.dict.set("Annots", PdfArray.of(...annotationsOf(pdf, page.dict), ...fields));
      const form = { Fields: PdfArray.of(...fields), SigFlags: PdfNumber.of(3) };
      pdf.getCatalog().set("AcroForm", PdfDict.of(form));
      return signPdfAs(await pdf.save({ incremental: true }), lead, AT);
    };
    expect(await judged(await sized(170, 85))).toMatchObject({ ok: true });
    expect(await judged(await sized(450, 700))).toEqual({ ok: false, reason: "changed" });
  });

  it("is refused when a byte of it was changed afterwards", async () => {
    const signed = new Uint8Array(await signPdfAs(draft, lead, AT));
    const at = draft.length - 200;
    signed[at] = (signed[at] ?? 0) ^ 1;
    expect(await judged(signed)).toEqual({ ok: false, reason: "broken" });
  });

  it("is refused with the signature of another draft", async () => {
    const other = await renderPdf({ ...sampleReport(), subject: "Một văn bản khác hẳn" });
    const theirs = Buffer.from(await signPdfAs(other, lead, AT)).toString("latin1");
    const own = Buffer.from(await signPdfAs(draft, lead, AT)).toString("latin1");
    const contents = /\/Contents\s*<([0-9A-Fa-f]+)>/u;
    const [, borrowed = ""] = contents.exec(theirs.slice(other.length)) ?? [];
    const [, made = ""] = contents.exec(own.slice(draft.length)) ?? [];
    expect(borrowed).toHaveLength(made.length);
    const pasted = Buffer.from(own.replace(made, borrowed), "latin1");
    expect(await judged(pasted)).toEqual({ ok: false, reason: "broken" });
  });

  it("is refused when the signature stands in a comment, outside of every field", async () => {
    const signed = await signPdfAs(draft, lead, AT);
    const text = Buffer.from(signed).toString("latin1");
    // A viewer finds no form in this one, and no signature.
    const hidden = Buffer.from(text.replace(/\/AcroForm/u, "/AcroFarm"), "latin1");
    expect(await judged(hidden)).toMatchObject({ ok: false });
  });

  it.each<[string, string, (signed: Uint8Array) => Uint8Array]>([
    ["nobody signed", "not_signed", () => draft],
    ["lost its end", "broken", (signed) => signed.subarray(0, signed.length - 300)],
    [
      "names a range outside of itself",
      "broken",
      () => Buffer.concat([draft, Buffer.from("/ByteRange [0 10 99999999 5]%%EOF")]),
    ],
    [
      "holds no CMS",
      "broken",
      () => {
        const head = Buffer.concat([draft, Buffer.from("/ByteRange [0 ")]);
        return Buffer.concat([head, Buffer.from(`${head.length} 9 1] <30820000>%%EOF`)]);
      },
    ],
  ])("is refused when it %s", async (_, reason, file) => {
    expect(await judged(file(await signPdfAs(draft, lead, AT)))).toEqual({ ok: false, reason });
  });

  it("is refused with a deeply nested object, found so in no time", async () => {
    const nested = "3080".repeat(60_000);
    const length = draft.length + 100;
    const head = ` /ByteRange [0 ${length} ${length + nested.length + 2} 6]`.padEnd(100);
    const file = Buffer.concat([draft, Buffer.from(`${head}<${nested}>%%EOF\n`)]);
    expect(await judged(file)).toEqual({ ok: false, reason: "broken" });
  });
});

/** An update with a note on the first page, as a viewer's pen makes one. */
async function withNote(file: Uint8Array): Promise<Uint8Array> {
  const pdf = await PDF.load(file);
  const page = pdf.getPage(0);
  if (page === null) throw new Error("no page");
  const note = pdf.register(
    PdfDict.of({
      Type: PdfName.of("Annot"),
      Subtype: PdfName.of("FreeText"),
      Contents: PdfString.fromString("0 hồ sơ quá hạn"),
      Rect: PdfArray.of(...[100, 100, 300, 200].map((number) => PdfNumber.of(number))),
    }),
  );
  page.dict.set("Annots", PdfArray.of(...annotationsOf(pdf, page.dict), note));
  return pdf.save({ incremental: true });
}

function annotationsOf(pdf: PDF, page: PdfDict): PdfArray {
  const existing = page.get("Annots", (ref: PdfRef) => pdf.getObject(ref));
  return existing instanceof PdfArray ? existing : PdfArray.of();
}

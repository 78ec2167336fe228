import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { certify, derOf, type Holder } from "../support/certificates.ts";
import { becomes, delivered, documentsStored } from "../support/patience.ts";
import { signPdf, signPdfAs } from "../support/signPdf.ts";
import { createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

const AT = new Date("2020-09-17T09:00:00Z");
const SELF_MADE = {
  name: "Chu tich UBND tinh Bac Kan",
  organization: "UBND tinh Bac Kan",
  issuer: "Chu tich UBND tinh Bac Kan",
  at: AT,
};

let root: Holder;
let chairman: Holder;
beforeAll(async () => {
  root = await certify({ name: "Gốc chuyên dùng Chính phủ", authority: true });
  chairman = await certify({ name: "Vũ Đức Chính", organization: "UBND tỉnh Bắc Kạn", by: root });
});

/** Zalo takes no files. */
describe.each(["web", "telegram", "zalo oa"] as const)("papers that come back signed, on %s", (channel) => {
  let world: World;
  let lead: Actor;
  let draft: { id: string; bytes: Uint8Array; sha256: string };
  let signed: Uint8Array;
  let address = "";

  beforeAll(async () => {
    world = await createWorld(channel, undefined, { trustedRoots: [derOf(root)] });
    lead = await world.person("lead");
    await lead.says("tổng hợp");
    draft = await documentsStored(world, 1);
    address = /\/verify\/[\w-]{22}/.exec(Buffer.from(draft.bytes).toString("latin1"))?.[0] ?? "";
    signed = await signPdfAs(draft.bytes, chairman, AT);
  }, 120_000);
  afterAll(() => world.close());

  const prisma = () => world.service.services.db.prisma;
  const page = async (file?: Uint8Array) => {
    const asked = file === undefined ? "" : `?sha256=${hashOf(file)}`;
    const html = await (await fetch(world.service.publicUrl + address + asked)).text();
    // What may be said of a file that is compared in the browser is not said yet.
    return html.replaceAll(/data-\w+="[^"]*"/gu, "");
  };
  const send = async (bytes: Uint8Array, name = "bao-cao.signed.pdf", by = lead) => {
    const before = await prisma().outboxMessage.count();
    await by.sends({ as: "file", bytes, name, mime: "application/pdf" });
    // The receipt, then what became of it.
    await becomes(async () => (await prisma().outboxMessage.count()) >= before + 2);
    await delivered(world);
    return by.answer();
  };

  it("are not written by hand: a forged report is refused, and its paper's page endorses nothing", async () => {
    const forged = await signPdf(handMade(address), SELF_MADE);
    expect(await send(forged)).toContain("không còn đúng từng byte tệp PDF do Hệ thống lập");
    expect(await prisma().signedDocument.count()).toBe(0);
    const text = await page(forged);
    expect(text).toContain("Không phải tệp do Hệ thống lập");
    expect(text).toContain("Hệ thống chưa nhận bản đã ký số");
    expect(text).not.toContain(SELF_MADE.name);
    expect(text).not.toContain("Người ký");
  }, 60_000);

  it("stay unnamed while nobody vouches for who signed, however the certificate calls them", async () => {
    const own = await signPdf(draft.bytes, SELF_MADE);
    expect(await send(own)).toContain("chứng thư tự cấp hoặc chưa được tin cậy");
    const text = await page(own);
    expect(text).toContain("Không nêu tên người ký: chứng thư tự cấp hoặc chưa được tin cậy");
    expect(text).toContain("Hệ thống không xác nhận ai đã ký");
    expect(text).not.toContain(SELF_MADE.name);
    expect(text).not.toContain("người ký có chứng thư được tin cậy");
    await lead.says("văn bản");
    expect(await lead.answer()).toContain("chứng thư chưa được tin cậy hoặc chưa được kiểm tra nguồn cấp");
    expect(await lead.answer()).not.toContain(SELF_MADE.name);
  }, 60_000);

  it("are kept byte for byte, with the signer whom a configured root vouches for", async () => {
    const kept = await send(signed);
    expect(kept).toContain("Đã lưu bản ký số của Báo cáo kết quả kiểm tra (bản thứ 1");
    expect(kept).toContain("Vũ Đức Chính (UBND tỉnh Bắc Kạn), ký ngày 17/9/2020");
    expect(kept).toContain(
      "chứng thư kiểm tra được đến Gốc chuyên dùng Chính phủ, chưa kiểm tra việc thu hồi",
    );
    const stored = await prisma().signedDocument.findUniqueOrThrow({
      where: { documentId_sha256: { documentId: draft.id, sha256: hashOf(signed) } },
    });
    expect(Buffer.from(stored.bytes).equals(signed)).toBe(true);
    const text = await page(signed);
    expect(text).toContain("Người ký: Vũ Đức Chính (UBND tỉnh Bắc Kạn)");
    expect(text).toContain("Đúng bản có chữ ký số nêu trên");
    expect(await send(signed)).toContain("đã được lưu trước đó");
    await lead.says("văn bản");
    expect(await lead.answer()).toContain("Đã ký số: Vũ Đức Chính");
  }, 60_000);

  it("are refused, in words that say what to do, when they are anything else", async () => {
    const before = await prisma().signedDocument.count();
    const signedTwice = await signPdf(signed, SELF_MADE);
    const added = Buffer.concat([signed, Buffer.from("\n9 0 obj <</Type /Page>> endobj\n%%EOF\n")]);
    const again = Buffer.concat([added, Buffer.from("\n10 0 obj <</Type /Page>> endobj\n%%EOF\n")]);
    const cut = signedTwice.subarray(0, signedTwice.length - 20);
    const strange = Buffer.from(
      Buffer.from(signed)
        .toString("latin1")
        .replaceAll(/\/verify\/[\w-]{22}/g, `/verify/${"A".repeat(22)}`),
      "latin1",
    );
    expect(await send(draft.bytes)).toContain("không có chữ ký số đọc được. Đề nghị ký số");
    expect(await send(added)).toContain("thêm vào sau chữ ký cuối cùng");
    expect(await send(again)).toContain("Đề nghị gửi đúng tệp mà phần mềm ký số vừa tạo ra");
    expect(await send(cut)).toContain("không khớp với nội dung hoặc không bảo vệ toàn bộ tệp");
    expect(await send(strange)).toContain("Không nhận ra");
    expect(await send(Buffer.from("%PDF-1.7\n%%EOF\n"))).toContain("Không nhận ra");
    expect(await prisma().signedDocument.count()).toBe(before);
    expect(await prisma().auditEvent.count({ where: { action: "document.copy_refused" } })).toBe(4);
    expect(await prisma().webMessage.count({ where: { fileBytes: { not: null } } })).toBe(0);
  }, 120_000);

  it("belong to the draft they were made from, not to the one beside it", async () => {
    await lead.says("tổng hợp");
    const second = await documentsStored(world, 2);
    const kept = await send(await signPdfAs(second.bytes, chairman, AT));
    expect(kept).toContain("(bản thứ 2");
    const ofSecond = await prisma().signedDocument.findMany({ where: { documentId: second.id } });
    expect(ofSecond).toHaveLength(1);
    expect(await page()).not.toContain(ofSecond[0]?.sha256);
  }, 120_000);

  it("that came before copies were compared are endorsed by nobody", async () => {
    await prisma().signedDocument.updateMany({ where: { documentId: draft.id }, data: { compared: false } });
    const text = await page(signed);
    expect(text).toContain("chưa đối chiếu; Hệ thống không xác nhận bản này");
    expect(text).toContain("Trùng với một bản Hệ thống đã nhận nhưng chưa đối chiếu");
    expect(text).not.toContain("Vũ Đức Chính");
    expect(await send(signed)).toContain("Đã lưu bản ký số");
    expect(await page(signed)).toContain("Người ký: Vũ Đức Chính");
  }, 60_000);
});

describe("papers that come back signed where no roots are configured", () => {
  it("say that nobody checked who issued the certificate", async () => {
    const world = await createWorld("web");
    try {
      const lead = await world.person("lead");
      await lead.says("tổng hợp");
      const draft = await documentsStored(world, 1);
      const bytes = await signPdfAs(draft.bytes, chairman, AT);
      await lead.sends({ as: "file", bytes, name: "bao-cao.pdf", mime: "application/pdf" });
      const { signedDocument } = world.service.services.db.prisma;
      await becomes(async () => (await signedDocument.count()) === 1);
      await delivered(world);
      expect(await lead.answer()).toContain("chứng thư chưa được kiểm tra nguồn cấp");
      const address = /\/verify\/[\w-]{22}/.exec(Buffer.from(draft.bytes).toString("latin1"))?.[0] ?? "";
      const page = await (await fetch(world.service.publicUrl + address)).text();
      expect(page).toContain("Không nêu tên người ký: chứng thư chưa được kiểm tra nguồn cấp");
      expect(page).not.toContain("Vũ Đức Chính");
    } finally {
      await world.close();
    }
  }, 120_000);
});

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** A PDF that nobody here has drawn, with a comment line and the address of a paper that is ours. */
function handMade(address: string): Uint8Array {
  const text = "BT /F1 24 Tf 72 700 Td (Khong co ton tai, han che nao) Tj ET";
  const objects = [
    "<</Type /Catalog /Pages 2 0 R>>",
    "<</Type /Pages /Kids [3 0 R] /Count 1>>",
    "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>>",
    `<</Length ${text.length}>>\nstream\n${text}\nendstream`,
    "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
  ];
  let file = `%PDF-1.7\n% https://kiemtra.example${address}\n`;
  const offsets = objects.map((body, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const start = file.length;
  file += `xref\n0 6\n0000000000 65535 f \n${offsets.join("")}trailer\n<</Size 6 /Root 1 0 R>>\n`;
  return Buffer.from(`${file}startxref\n${start}\n%%EOF\n`);
}

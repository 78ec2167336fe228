import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compileDocument } from "../../src/usecases/document/compileDocument.ts";
import { unzipSync } from "fflate";
import { compactId } from "../../src/domain/language/compactId.ts";
import { performAct } from "../../src/messaging/act.ts";
import { becomes, delivered, documentsStored } from "../support/patience.ts";
import { WITH_AND_WITHOUT_BUTTONS, createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

describe.each(WITH_AND_WITHOUT_BUTTONS)("the office and its papers, on %s", (channel) => {
  let world: World;
  let lead: Actor;

  beforeAll(async () => {
    world = await createWorld(channel);
    lead = await world.person("lead");
  }, 120_000);
  afterAll(() => world.close());

  const prisma = () => world.service.services.db.prisma;

  async function paper(kind: "inspection_report" | "inspection_minutes" | "conclusion_notice") {
    return performAct(world.service.services, { key: "test:paper" }, async (act) => {
      const { id } = await prisma().inspection.findFirstOrThrow();
      const compiled = await compileDocument(act, id, kind, "vi");
      if (compiled === null) throw new Error("no paper");
      return compiled.model;
    });
  }

  const documents = (count: number) => documentsStored(world, count);

  it("edits the template by number; papers follow it, what the inspection says comes first", async () => {
    await lead.says("mẫu văn bản");
    expect(await lead.answer()).toContain("4. Ký hiệu báo cáo: BC-ĐKT (mặc định)");
    await lead.says("4");
    await lead.says("bc đkt");
    expect(await lead.answer()).toContain("Ký hiệu chỉ gồm chữ in hoa");
    await lead.says("BC-ĐKT26");
    expect(await lead.answer()).toContain("Đã lưu ô Ký hiệu báo cáo");
    await lead.says("10");
    await lead.says("Trên đây là kết quả tại {don vi} năm {nam} của {trưởng phòng}");
    expect(await lead.answer()).toContain("Hệ thống không biết {trưởng phòng}");
    await lead.says("Trên đây là kết quả kiểm tra tại {don vi} năm {năm}.");
    await lead.says("mục 9");
    await lead.says(
      "Căn cứ Nghị định số 61/2018/NĐ-CP (đến 30/6/2025)\n- Căn cứ Nghị định số 118/2025/NĐ-CP (từ 01/7/2025)",
    );
    await lead.says("99");
    expect(await lead.answer()).toContain("gõ một số từ 1 đến 13");
    await lead.presses("Dừng lại");
    const report = await paper("inspection_report");
    expect(report.head.numberLine).toBe("Số:        /BC-ĐKT26");
    expect(report.closing).toEqual([
      { type: "paragraph", text: "Trên đây là kết quả kiểm tra tại UBND huyện Chợ Đồn năm 2020./." },
    ]);
    expect(JSON.stringify(report.bases)).not.toContain("118/2025");
    expect((await paper("conclusion_notice")).head.numberLine).toBe("Số:        /TB-ĐKT26");
    await lead.says("mẫu văn bản");
    await lead.says("4");
    await lead.presses("Dùng mặc định");
    await lead.presses("Dừng lại");
    expect((await paper("inspection_report")).head.numberLine).toBe("Số:        /BC-ĐKT");
    expect(await prisma().auditEvent.count({ where: { action: "template.changed" } })).toBe(4);
  }, 120_000);

  it("enters number and day; the paper is no draft any more", async () => {
    await lead.says("văn bản");
    expect(await lead.answer()).toContain("Chưa có số, ngày (dự thảo)");
    await lead.presses("Ghi số: Báo cáo kết quả kiểm tra");
    await lead.says("không có");
    expect(await lead.answer()).toContain("Số văn bản là chữ số");
    await lead.says("5/BC-ĐKT");
    await lead.says("16/9/2020");
    expect(await lead.answer()).toContain("không thể trước ngày kiểm tra (17/9/2020)");
    await lead.says("18/9/2020");
    expect(await lead.answer()).toContain("không thể sau hôm nay");
    await lead.presses("Hôm nay, 17/9/2020");
    expect(await lead.answer()).toContain("đã ghi số 05/BC-ĐKT, ngày 17/9/2020");
    const report = await paper("inspection_report");
    expect(report.head).toMatchObject({
      numberLine: "Số: 05/BC-ĐKT",
      placeDateLine: "Bắc Kạn, ngày 17 tháng 9 năm 2020",
    });
    expect(report.draftMark).toBeNull();
    expect((await paper("conclusion_notice")).draftMark).not.toBeNull();
  }, 120_000);

  it("builds the numbered report with a code whose page knows it, and what is newer", async () => {
    await lead.presses("Lập bản PDF");
    const first = await documents(1);
    expect(first).toMatchObject({ revision: 1, number: "05/BC-ĐKT", language: "vi" });
    const url = /\/verify\/[\w-]{22}/.exec(Buffer.from(first.bytes).toString("latin1"))?.[0] ?? "";
    const page = async (address = url) => {
      const response = await fetch(world.service.publicUrl + address);
      return { status: response.status, text: await response.text() };
    };
    const known = await page();
    expect(known.status).toBe(200);
    expect(known.text).toContain("là bản mới nhất");
    expect(known.text).toContain("Số 05/BC-ĐKT, ngày 17/9/2020");
    expect(known.text).toContain(first.sha256);
    expect(known.text).not.toContain("niêm yết");
    expect((await page(`${url}?sha256=${first.sha256.slice(0, 12)}`)).text).toContain(
      "Đúng tệp do Hệ thống lập",
    );
    expect((await page(`${url}?sha256=${"0".repeat(12)}`)).text).toContain("Không phải tệp do Hệ thống lập");
    expect((await page(`${url}?sha256=abc`)).text).toContain("Cần ít nhất 8 chữ số");
    expect((await page("/verify/AAAAAAAAAAAAAAAAAAAAAA")).status).toBe(404);
    expect((await page("/verify/x")).status).toBe(404);
    // What has its number is handed out again, not drawn anew.
    await lead.says("tổng hợp");
    await becomes(
      async () => (await prisma().outboxMessage.count({ where: { method: "sendDocument" } })) === 2,
    );
    await delivered(world);
    expect(await prisma().document.count()).toBe(1);
    expect((await page()).text).toContain("là bản mới nhất");
  }, 180_000);

  it("refuses numbers and the template to a member", async () => {
    const member = await world.person("procedures");
    await member.says("mẫu văn bản");
    expect(await member.answer()).toContain("do Thư ký đoàn, Trưởng đoàn hoặc cơ quan thường trực sửa");
    await member.says("văn bản");
    expect(await member.answer()).not.toContain("Ghi số");
    expect(await prisma().paperNumber.count()).toBe(1);
  }, 60_000);

  it("says what it said when it got its number, whatever is changed since, in every form of it", async () => {
    const before = await paper("inspection_report");
    await prisma().unit.updateMany({ data: { name: "UBND xã Chợ Đồn" } });
    await prisma().person.updateMany({
      where: { fullName: "Vũ Đức Chính" },
      data: { fullName: "Người khác" },
    });
    const { id: inspectionId } = await prisma().inspection.findFirstOrThrow();
    await prisma().recommendation.create({
      data: { inspectionId, ordinal: 1, text: "Thêm sau khi ghi số", createdById: "test" },
    });
    expect(await paper("inspection_report")).toEqual(before);
    expect(JSON.stringify(await paper("conclusion_notice"))).toContain("Người khác");
    const drawn = async (format: "docx" | "xlsx", nth: number) => {
      await lead.says("tổng hợp");
      await becomes(
        async () => (await prisma().outboxMessage.count({ where: { method: "sendDocument" } })) >= nth,
      );
      await lead.presses(format === "docx" ? "Bản Word" : "Bảng Excel");
      await becomes(async () => (await prisma().document.count({ where: { format } })) === 1);
      await delivered(world);
      return prisma().document.findFirstOrThrow({ where: { format } });
    };
    const word = await drawn("docx", 3);
    expect(word).toMatchObject({ revision: 1, number: "05/BC-ĐKT" });
    expect(partsOf(word.bytes)).toContain("UBND huyện Chợ Đồn");
    expect(partsOf(word.bytes)).not.toContain("UBND xã Chợ Đồn");
    expect(partsOf((await drawn("xlsx", 5)).bytes)).not.toContain("Thêm sau khi ghi số");
  }, 180_000);

  it("is made anew with a reason only, under its number or as a draft", async () => {
    await lead.says("văn bản");
    await lead.presses("Ghi số: Báo cáo kết quả kiểm tra");
    expect(await lead.answer()).toContain("nội dung giữ nguyên như lúc ghi số");
    await lead.presses("Lập bản sửa đổi, giữ số 05");
    expect(await lead.answer()).toContain("Đề nghị ghi lý do thay đổi");
    await lead.says("Tên đơn vị thay đổi sau sắp xếp");
    expect(await lead.answer()).toContain("đã ghi số 05/BC-ĐKT, ngày 17/9/2020");
    expect(JSON.stringify(await paper("inspection_report"))).toContain("UBND xã Chợ Đồn");
    expect(JSON.stringify(await paper("inspection_report"))).toContain("Thêm sau khi ghi số");
    const { id } = await prisma().document.findFirstOrThrow({ where: { format: "pdf", revision: 1 } });
    const page = await (await fetch(`${world.service.publicUrl}/verify/${compactId(id)}`)).text();
    expect(page).toContain("đã được thu hồi hoặc thay bằng bản sửa đổi");
    await lead.says("văn bản");
    await lead.presses("Ghi số: Báo cáo kết quả kiểm tra");
    await lead.presses("Bỏ số 05, trở lại dự thảo");
    await lead.says("Ghi nhầm sổ");
    expect(await lead.answer()).toContain("đã bỏ số và ngày");
    expect((await paper("inspection_report")).draftMark).not.toBeNull();
    const changes = await prisma().auditEvent.findMany({
      where: { action: "document.numbered" },
      orderBy: { seq: "asc" },
    });
    expect(changes.map(({ data }) => data)).toMatchObject([
      { number: "05" },
      { number: "05", before: "05/BC-ĐKT", reason: "Tên đơn vị thay đổi sau sắp xếp" },
      { number: null, before: "05/BC-ĐKT", reason: "Ghi nhầm sổ" },
    ]);
  }, 120_000);
});

/** The XML of a Word file or a workbook. */
function partsOf(bytes: Uint8Array): string {
  return Object.entries(unzipSync(bytes))
    .filter(([name]) => name.endsWith(".xml"))
    .map(([, part]) => Buffer.from(part).toString("utf8"))
    .join("");
}

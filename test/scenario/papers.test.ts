import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dbDay } from "../../src/db/days.ts";
import { inspectOffice } from "../../src/documents/inspectOffice.ts";
import { inspectPdf } from "../../src/documents/inspectPdf.ts";
import { performAct } from "../../src/messaging/act.ts";
import { concludeInspection } from "../../src/usecases/remediation/concludeInspection.ts";
import { documentsStored } from "../support/patience.ts";
import { WITH_AND_WITHOUT_BUTTONS, createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

describe.each(WITH_AND_WITHOUT_BUTTONS)("the papers of an inspection, on %s", (channel) => {
  let world: World;
  let lead: Actor;
  let built = 0;

  beforeAll(async () => {
    world = await createWorld(channel);
    lead = await world.person("lead");
  }, 120_000);
  afterAll(() => world.close());

  /** Waits for the next document to be stored and sent. */
  async function next() {
    const document = await documentsStored(world, built + 1);
    built = await world.service.services.db.prisma.document.count();
    return document;
  }

  it("offers the other forms of the report after its PDF, and builds them", async () => {
    await lead.says("tổng hợp");
    expect(await next()).toMatchObject({ kind: "inspection_report", format: "pdf", revision: 1 });
    await lead.presses("Bản Word");
    const word = await next();
    expect(word).toMatchObject({ kind: "inspection_report", format: "docx", revision: 1 });
    expect(word.name).toBe("bao-cao-kiem-tra-cho-don-17-9-2020.docx");
    expect(inspectOffice(word.bytes)).toMatchObject({ ok: true });
    await lead.presses("Bảng Excel");
    const sheets = await next();
    expect(sheets).toMatchObject({ format: "xlsx", name: "so-lieu-kiem-tra-cho-don-17-9-2020.xlsx" });
    await lead.presses("Bản tiếng Anh");
    expect(await next()).toMatchObject({
      format: "pdf",
      revision: 2,
      name: "inspection-report-cho-don-17-9-2020.pdf",
    });
  }, 180_000);

  it("asks for what the minutes say, keeps each answer and builds them", async () => {
    await lead.says("biên bản");
    expect(await lead.answer()).toContain("bắt đầu lúc mấy giờ");
    await lead.says("tám giờ sáng");
    expect(await lead.answer()).toContain("Không hiểu thời gian này");
    await lead.says("8h");
    await lead.says("7:30");
    expect(await lead.answer()).toContain("Thời gian kết thúc (07:30) phải sau thời gian bắt đầu (08:00)");
    await lead.says("11 giờ 30");
    await lead.presses("Trụ sở UBND huyện Chợ Đồn");
    await lead.says("hủy");
    await lead.says("biên bản");
    expect(await lead.answer()).toContain("Thời gian: 08:00 đến 11:30");
    await lead.presses("Sửa thông tin biên bản");
    await lead.presses("Giữ: 08:00");
    await lead.presses("Giữ: 11:30");
    await lead.says("quay lại");
    await lead.presses("Giữ: 11:30");
    await lead.presses("Giữ: Trụ sở UBND huyện Chợ Đồn");
    await lead.says("Bà Nguyễn Thị A, Trưởng phòng Nội vụ\n- Ông Trần Văn B, Trưởng phòng Tư pháp");
    await lead.presses("Nhất trí, tiếp thu");
    await lead.says("bỏ qua");
    expect(await lead.answer()).toContain("Đang lập Biên bản kiểm tra");
    const minutes = await next();
    expect(minutes).toMatchObject({ kind: "inspection_minutes", format: "pdf" });
    expect(inspectPdf(minutes.bytes)).toMatchObject({ ok: true });
    const { prisma } = world.service.services.db;
    const { details } = await prisma.inspection.findFirstOrThrow();
    expect(details).toMatchObject({
      minutes: {
        startedAt: "08:00",
        endedAt: "11:30",
        place: "Trụ sở UBND huyện Chợ Đồn",
        others: ["Bà Nguyễn Thị A, Trưởng phòng Nội vụ", "Ông Trần Văn B, Trưởng phòng Tư pháp"],
        stance: "accepted",
        opinion: "",
      },
    });
    const told = await prisma.auditEvent.findMany({ where: { action: "minutes.told" } });
    expect(told.length).toBe(6);
  }, 180_000);

  it("builds the notice of conclusion, as PDF and as Word", async () => {
    await lead.says("thông báo kết luận");
    expect(await next()).toMatchObject({ kind: "conclusion_notice", format: "pdf" });
    await lead.presses("Bản Word");
    expect(await next()).toMatchObject({
      format: "docx",
      name: "thong-bao-ket-luan-kiem-tra-cho-don-17-9-2020.docx",
    });
  }, 180_000);

  it("refuses the papers of the team to a member", async () => {
    const member = await world.person("procedures");
    await member.says("biên bản");
    expect(await member.answer()).toContain("Biên bản do Thư ký đoàn hoặc Trưởng đoàn lập");
    await member.says("/conclusion");
    expect(await member.answer()).toContain("dành cho Trưởng đoàn và Thư ký");
  });

  it("builds the remediation report for the unit once something has to be remedied", async () => {
    const { services } = world.service;
    const inspection = await services.db.prisma.inspection.findFirstOrThrow();
    await services.db.prisma.finding.create({
      data: {
        inspectionId: inspection.id,
        area: "procedures",
        ordinal: 99,
        ruleIds: [],
        references: [],
        severity: "minor",
        state: "confirmed",
        text: "TTHC niêm yết chưa đầy đủ",
        dueDays: 15,
      },
    });
    const concluded = await performAct(services, { key: "test:conclude" }, (act) =>
      concludeInspection(act, { despite: "Thử nghiệm", code: inspection.code, on: act.today, period: null }),
    );
    expect(concluded.ok).toBe(true);
    const contact = await world.person("unit_contact");
    await contact.says("lĩnh vực");
    await contact.presses("Báo cáo kết quả khắc phục");
    const report = await next();
    expect(report).toMatchObject({ kind: "remediation_report", format: "pdf" });
    const file = await contact.file();
    expect(file.name).toBe("bao-cao-khac-phuc-cho-don-17-9-2020.pdf");
    expect(Buffer.from(file.bytes).equals(Buffer.from(report.bytes))).toBe(true);
    expect((await services.db.prisma.inspection.findFirstOrThrow()).concludedOn).toEqual(dbDay("2020-09-17"));
  }, 180_000);
});

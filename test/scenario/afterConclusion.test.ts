import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { performAct, type Act } from "../../src/messaging/act.ts";
import { reopenArea } from "../../src/usecases/answers/returnAnswers.ts";
import { compileDocument } from "../../src/usecases/document/compileDocument.ts";
import { addFinding } from "../../src/usecases/finding/addFinding.ts";
import { decideFinding } from "../../src/usecases/finding/decideFinding.ts";
import { findInspection } from "../../src/usecases/inspection/inspectionRef.ts";
import { concludeInspection } from "../../src/usecases/remediation/concludeInspection.ts";
import { photo } from "../support/bytes.ts";
import { arrives } from "../support/patience.ts";
import { PLAYED_ON, createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

const QUESTION = "tthc_review_plan_issued";
const CLOSED = "Cuộc kiểm tra đã có kết luận ngày 17/9/2020";

describe.each(PLAYED_ON)("after the conclusion, on %s", (channel) => {
  let world: World;
  let lead: Actor;
  let member: Actor;
  let contact: Actor;

  beforeAll(async () => {
    world = await createWorld(channel);
    lead = await world.person("lead");
    member = await world.person("procedures");
    contact = await world.person("unit_contact");
    await member.presses("Cải cách thủ tục hành chính");
    await member.presses("Có");
    const { id: inspectionId } = await inspection();
    const finding = { state: "confirmed", severity: "moderate", text: "TTHC niêm yết chưa đầy đủ" } as const;
    await prisma().finding.create({ data: { inspectionId, ordinal: 1, area: "procedures", ...finding } });
    const dropped = { state: "dismissed", severity: "minor", text: "Đã bỏ" } as const;
    await prisma().finding.create({ data: { inspectionId, ordinal: 2, area: "procedures", ...dropped } });
    await lead.says("văn bản");
    await lead.presses("Ghi số: Báo cáo kết quả kiểm tra");
    await lead.says("05");
    await lead.presses("Hôm nay, 17/9/2020");
  }, 120_000);
  afterAll(() => world.close());

  const prisma = () => world.service.services.db.prisma;
  const inspection = () => prisma().inspection.findFirstOrThrow();
  const asLead = async <T>(work: (act: Act) => Promise<T>) => {
    const { personId } = await prisma().teamMember.findFirstOrThrow({ where: { role: "lead" } });
    const actor = await prisma().person.findUniqueOrThrow({ where: { id: personId } });
    return performAct(world.service.services, { key: `test:${crypto.randomUUID()}`, actor }, work);
  };
  const reportText = () =>
    performAct(world.service.services, { key: `test:${crypto.randomUUID()}` }, async (act) =>
      JSON.stringify((await compileDocument(act, (await inspection()).id, "inspection_report", "vi"))?.model),
    );

  it("is not concluded by anybody while areas are not handed in, unless they say why", async () => {
    const { code } = await inspection();
    const conclude = (despite: string | null) =>
      performAct(world.service.services, { key: `test:${crypto.randomUUID()}` }, (act) =>
        concludeInspection(act, { code, on: "2020-09-17", period: null, despite }),
      );
    const refused = await conclude(null);
    expect(refused).toMatchObject({ ok: false, reason: "incomplete" });
    expect(await conclude("  ")).toMatchObject({ ok: false, reason: "incomplete" });
    expect(await conclude("Đơn vị sáp nhập, kết thúc sớm")).toMatchObject({ ok: true });
    const { data } = await prisma().auditEvent.findFirstOrThrow({
      where: { action: "inspection.concluded" },
    });
    expect(data).toMatchObject({ despite: "Đơn vị sáp nhập, kết thúc sớm" });
  });

  it("answers and evidence are closed, and the member is told whom to ask", async () => {
    const before = await world.answersOf("procedures");
    const report = await reportText();
    await member.says("5");
    expect(await member.answer()).toContain(CLOSED);
    expect(await member.answer()).toContain("đề nghị báo Trưởng đoàn hoặc Phó Trưởng đoàn đính chính");
    await member.says("sửa 1");
    await member.says("Không");
    // Where choices are typed the number may stand for another list.
    if (channel !== "zalo") {
      await member.says("lĩnh vực");
      await member.presses("Cải cách thủ tục hành chính");
      expect(await member.answer()).toContain(CLOSED);
    }
    await member.sends({ as: "photo", bytes: await photo({ seed: 7 }) });
    await world.settled();
    expect(await prisma().evidence.count()).toBe(0);
    expect(await world.answersOf("procedures")).toEqual(before);
    expect(await reportText()).toBe(report);
  }, 60_000);

  it("the bases of the findings are closed too", async () => {
    const { id } = await inspection();
    const [record] = await prisma().areaRecord.findMany({ where: { area: "procedures" } });
    await prisma().areaRecord.updateMany({ where: { area: "procedures" }, data: { status: "submitted" } });
    expect(await asLead((act) => reopenArea(act, { recordId: record?.id ?? 0, reason: "Sửa lại" }))).toEqual({
      ok: false,
      reason: "concluded",
    });
    const dropped = await prisma().finding.findFirstOrThrow({ where: { ordinal: 2 } });
    expect(
      await asLead((act) => decideFinding(act, { findingId: dropped.id, decision: { kind: "agree" } })),
    ).toEqual({ ok: false, reason: "already_communicated" });
    const added = await asLead(async (act) => {
      const about = await findInspection(act, id);
      if (about === null) throw new Error("no inspection");
      return addFinding(act, { inspection: about, area: "procedures", severity: "minor", text: "Thêm" });
    });
    expect(added).toEqual({ ok: false, reason: "concluded" });
  });

  it("a correction is the lead's, with a reason: a revision of its own, and those concerned hear of it", async () => {
    await member.says("đính chính");
    expect(await member.answer()).toContain("do Trưởng đoàn hoặc Phó Trưởng đoàn thực hiện");
    await lead.says("đính chính");
    await lead.presses("Cải cách thủ tục hành chính");
    await lead.says("999");
    expect(await lead.answer()).toContain("Không có câu");
    await lead.says("câu 1");
    expect(await lead.answer()).toContain("Hiện ghi: Có. Nội dung đúng là gì?");
    await lead.says("khoảng 12");
    expect(await world.answersOf("procedures")).toMatchObject({ [QUESTION]: "yes" });
    await lead.says("Không");
    await lead.says("Kế hoạch ban hành sau kỳ số liệu");
    expect(await lead.answer()).toContain("Có → Không");
    await lead.presses("Đính chính");
    expect(await lead.answer()).toContain("✓ Đã đính chính câu 1: Có → Không");
    expect(await world.answersOf("procedures")).toMatchObject({ [QUESTION]: "no" });
    for (const concerned of [member, contact]) {
      const told = await arrives(concerned, "Đính chính sau kết luận kiểm tra tại UBND huyện Chợ Đồn");
      expect(told).toContain("Lý do: Kế hoạch ban hành sau kỳ số liệu");
      expect(told).toContain("Người đính chính: Vũ Đức Chính");
    }
    const revisions = await prisma().answerRevision.findMany({
      where: { question: QUESTION },
      orderBy: { id: "asc" },
    });
    expect(revisions.map(({ data }) => data)).toMatchObject([
      { value: "yes" },
      { value: "no", correction: "Kế hoạch ban hành sau kỳ số liệu" },
    ]);
    const { data } = await prisma().auditEvent.findFirstOrThrow({ where: { action: "answer.corrected" } });
    expect(data).toMatchObject({
      before: { value: "yes" },
      value: "no",
      reason: "Kế hoạch ban hành sau kỳ số liệu",
    });
  }, 60_000);

  it("the numbered report stays as it was; the one made anew has the correction", async () => {
    const before = await reportText();
    await lead.says("văn bản");
    await lead.presses("Ghi số: Báo cáo kết quả kiểm tra");
    await lead.presses("Lập bản sửa đổi, giữ số 05");
    await lead.says("Đính chính câu 1");
    const after = await reportText();
    expect(after).not.toBe(before);
    const editions = await prisma().paperEdition.findMany({ orderBy: { madeAt: "asc" } });
    expect(editions.map(({ endReason }) => endReason)).toEqual(["Đính chính câu 1", null]);
  }, 60_000);
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { arrives, jumpTo } from "../support/patience.ts";
import { PLAYED_ON, createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

const FINDINGS = [
  { severity: "moderate", state: "confirmed", text: "TTHC niêm yết chưa đầy đủ, kịp thời", dueDays: 30 },
  { severity: "minor", state: "suggested", text: "Còn một số vị trí việc làm chưa đúng theo quy định" },
  { severity: "observation", state: "confirmed", text: "Có 17 hồ sơ quá hạn" },
] as const;

describe.each(PLAYED_ON)("the lead sends the conclusion to the unit, on %s", (channel) => {
  let world: World;
  let lead: Actor;
  let contact: Actor;
  let member: Actor;

  beforeAll(async () => {
    world = await createWorld(channel);
    lead = await world.person("lead");
    contact = await world.person("unit_contact");
    member = await world.person("procedures");
    const { prisma } = world.service.services.db;
    const inspection = await prisma.inspection.findFirstOrThrow();
    for (const [place, finding] of FINDINGS.entries()) {
      await prisma.finding.create({
        data: { inspectionId: inspection.id, ordinal: place + 1, area: "procedures", ...finding },
      });
    }
    await jumpTo(world, "2020-09-25 16:00", [lead, contact, member]);
  }, 120_000);
  afterAll(() => world.close());

  const stored = async () => {
    const { prisma } = world.service.services.db;
    const { concludedOn, status } = await prisma.inspection.findFirstOrThrow();
    return { concludedOn, status, remediations: await prisma.remediation.count() };
  };
  const UNTOUCHED = { concludedOn: null, status: "in_progress", remediations: 0 };

  it("the papers of the conclusion lead there; what is undecided is decided first", async () => {
    await lead.says("thông báo kết luận");
    await arrives(lead, "Lấy bản khác");
    await lead.presses("Gửi đơn vị");
    expect(await lead.answer()).toContain("Nội dung số 2 còn chờ quyết định. Chưa gửi đơn vị.");
    await lead.presses("Quyết định từng nội dung (1)");
    await lead.presses("Xác nhận");
    expect(await lead.answer()).toContain("Không còn nội dung nào chờ quyết định");
    expect(await stored()).toEqual(UNTOUCHED);
  });

  it("asks for the day of the notice; other days are answered and change nothing", async () => {
    const { prisma } = world.service.services.db;
    const { id: inspectionId } = await prisma.inspection.findFirstOrThrow();
    const number = { number: "20", issuedOn: new Date("2020-09-24"), setById: "x", setAt: new Date() };
    await prisma.paperNumber.create({ data: { inspectionId, kind: "conclusion_notice", ...number } });
    await lead.presses("Gửi đơn vị");
    const choices = (await lead.shown()).flatMap((message) => [...message.buttons, message.text]);
    expect(choices.join("\n")).toContain("Ngày của thông báo, 24/9/2020");
    expect(await lead.answer()).toContain("Thông báo kết luận ghi ngày nào? Ví dụ 25/9/2020");
    await lead.says("ngày mai");
    expect(await lead.answer()).toContain("Ngày này chưa đến");
    await lead.says("16/9/2020");
    expect(await lead.answer()).toContain("không thể có trước ngày kiểm tra (17/9/2020)");
    await lead.says("chưa rõ");
    expect(await lead.answer()).toContain("Hệ thống chưa hiểu ngày này");
    expect(await stored()).toEqual(UNTOUCHED);
  });

  it("shows what is assigned by when and to whom; another period is set for all", async () => {
    await lead.presses("Hôm nay, 25/9/2020");
    const byPlan = await lead.answer();
    expect(byPlan).toContain("Thông báo kết luận ngày 25/9/2020. Nội dung phải khắc phục: 2");
    expect(byPlan).toContain("Thời hạn: 26/10/2020 (30 ngày)");
    expect(byPlan).toContain("Thời hạn: 12/10/2020 (15 ngày)");
    expect(byPlan).toContain("Lưu ý được thông báo, không có thời hạn: 1");
    expect(byPlan).toContain("Người nhận: Đầu mối của UBND huyện Chợ Đồn");
    expect(byPlan).toContain("Còn 7/7 lĩnh vực chưa nộp kết quả");
    await lead.says("gửi luôn nhé");
    expect(await lead.answer()).toContain("Đề nghị chọn");
    await lead.presses("Đặt một thời hạn chung");
    await lead.says("sớm nhất có thể");
    expect(await lead.answer()).toContain("Thời hạn cần ghi bằng số ngày");
    await lead.says("15 ngày làm việc");
    expect((await lead.answer()).match(/Thời hạn: 16\/10\/2020 \(15 ngày làm việc\)/g)).toHaveLength(2);
    expect(await stored()).toEqual(UNTOUCHED);
  });

  it("what has changed since it was shown is shown again before it is sent", async () => {
    const { prisma } = world.service.services.db;
    await prisma.finding.updateMany({ where: { ordinal: 2 }, data: { text: "Còn 3 vị trí chưa đúng" } });
    await lead.presses("Xác nhận gửi");
    const again = await lead.answer();
    expect(again).toContain("Danh sách vừa được cập nhật, chưa gửi đơn vị");
    expect(again).toContain("2. Còn 3 vị trí chưa đúng");
    expect(await stored()).toEqual(UNTOUCHED);
  });

  it("is put off, taken up again from the findings, and sent: the unit is told, a message a point", async () => {
    await lead.presses("Chưa gửi");
    await lead.says("tồn tại");
    await lead.presses("Gửi đơn vị");
    await lead.says("hom nay");
    await lead.presses("Xác nhận gửi");
    const incomplete = await lead.answer();
    expect(incomplete).toContain("Có lĩnh vực chưa nộp kết quả hoặc hầu như chưa có câu trả lời");
    expect(incomplete).toMatch(/Cải cách thủ tục hành chính: chưa nộp, đã trả lời 0\/\d+ câu/u);
    expect(await stored()).toEqual(UNTOUCHED);
    await lead.says("Kết luận theo báo cáo của đơn vị, kiểm tra đột xuất");
    expect(await lead.answer()).toContain(
      "✓ Đã gửi kết luận đến UBND huyện Chợ Đồn, nội dung phải khắc phục: 2.",
    );
    expect(await stored()).toMatchObject({ status: "remediation", remediations: 2 });
    const told = await arrives(contact, "Nội dung cần khắc phục số 2/2, kết luận ngày 25/9/2020:");
    expect(told).toContain("Còn 3 vị trí chưa đúng");
    const { prisma } = world.service.services.db;
    const concluded = await prisma.auditEvent.findFirstOrThrow({ where: { action: "inspection.concluded" } });
    expect(concluded.data).toMatchObject({
      incomplete: expect.arrayContaining(["procedures"]),
      despite: "Kết luận theo báo cáo của đơn vị, kiểm tra đột xuất",
    });
    const { fullName } = await prisma.person.findUniqueOrThrow({ where: { id: concluded.actor } });
    expect(fullName).toBe("Vũ Đức Chính");
  });

  it("is sent once: an older button says so, and nobody is offered it again", async () => {
    const before = await stored();
    const rows = await world.service.services.db.prisma.notice.count();
    // Without buttons what an older message offered is gone with the next one.
    if (channel !== "zalo") {
      await lead.presses("Gửi đơn vị");
      expect(await lead.answer()).toContain("đã được gửi đơn vị. Chưa có gì thay đổi");
    }
    await lead.says("tồn tại");
    const [list] = await lead.shown();
    expect(list?.buttons).not.toContain("Gửi đơn vị");
    expect(await stored()).toEqual(before);
    expect(await world.service.services.db.prisma.notice.count()).toBe(rows);
  });

  it("a member is not offered it", async () => {
    await member.says("tồn tại");
    for (const { buttons } of await member.shown()) expect(buttons).not.toContain("Gửi đơn vị");
  });
});

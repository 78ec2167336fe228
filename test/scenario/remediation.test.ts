import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { performAct } from "../../src/messaging/act.ts";
import { concludeInspection } from "../../src/usecases/remediation/concludeInspection.ts";
import { photo } from "../support/bytes.ts";
import { arrives, jumpTo as jump } from "../support/patience.ts";
import { PLAYED_ON, createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

const FINDINGS = [
  {
    area: "procedures",
    severity: "moderate",
    text: "TTHC niêm yết tại Bộ phận một cửa chưa đầy đủ, kịp thời",
  },
  { area: "civil_service", severity: "minor", text: "Còn một số vị trí việc làm chưa đúng theo quy định" },
  { area: "digital_government", severity: "moderate", text: "Hạ tầng CNTT chưa đồng bộ" },
] as const;

describe.each(PLAYED_ON)("remediation on %s", (channel) => {
  let world: World;
  let lead: Actor;
  let head: Actor;
  let contact: Actor;
  let member: Actor;

  beforeAll(async () => {
    world = await createWorld(channel);
    lead = await world.person("lead");
    head = await world.person("unit_head");
    contact = await world.person("unit_contact");
    member = await world.person("procedures");
    const { prisma } = world.service.services.db;
    const inspection = await prisma.inspection.findFirstOrThrow();
    for (const [place, finding] of FINDINGS.entries()) {
      await prisma.finding.create({
        data: { inspectionId: inspection.id, ordinal: place + 1, state: "confirmed", ...finding },
      });
    }
    await jumpTo("2020-09-25 16:00");
    await performAct(world.service.services, { key: "test:conclude" }, (act) =>
      concludeInspection(act, {
        despite: "Thử nghiệm",
        code: inspection.code,
        on: "2020-09-25",
        period: { count: 15, unit: "working_day" },
      }),
    );
  }, 120_000);
  afterAll(() => world.close());

  const jumpTo = (local: string) => jump(world, local, [lead, head, contact, member]);

  const stored = async () => {
    const { prisma } = world.service.services.db;
    return {
      remediations: await prisma.remediation.findMany({ orderBy: { id: "asc" } }),
      entries: await prisma.remediationEntry.count(),
      extensions: await prisma.deadlineExtension.count(),
    };
  };

  const states = async () => {
    const rows = await world.service.services.db.prisma.remediation.findMany({
      include: { finding: true },
      orderBy: { finding: { ordinal: "asc" } },
    });
    return rows.map(({ state }) => state);
  };

  it("the contact gets a message for each point, with its due date and how to answer", async () => {
    for (const number of [1, 2, 3]) {
      const answer = await arrives(
        contact,
        `Nội dung cần khắc phục số ${number}/3, kết luận ngày 25/9/2020:`,
      );
      expect(answer).toContain("Kính gửi Quý đơn vị.");
      expect(answer).toContain("Thời hạn: 16/10/2020 (còn 15 ngày làm việc)");
    }
  });

  it("three working days before, one digest about all three, and only one", async () => {
    await jumpTo("2020-10-13 08:00");
    await world.service.remind();
    const digest = await arrives(contact, "Có 3 nội dung cần khắc phục");
    expect(digest).toContain("Thời hạn: 16/10/2020 (còn 3 ngày làm việc)");
    const sent = await world.service.services.db.prisma.outboxMessage.count();
    await world.service.remind();
    expect(await world.service.services.db.prisma.outboxMessage.count()).toBe(sent);
  });

  it("progress is reported from the digest", async () => {
    await contact.presses("Nội dung 1/3");
    expect(await contact.answer()).toContain("Tình trạng: chờ đơn vị tiếp nhận");
    await contact.presses("Báo cáo tiến độ");
    expect(await contact.answer()).toContain("đề nghị Anh/Chị ghi tiến độ khắc phục");
    await contact.says("Đã niêm yết 2/3 số thủ tục");
    expect(await contact.answer()).toContain("✓ Đã ghi tiến độ");
    expect(await states()).toEqual(["in_progress", "assigned", "assigned"]);
  });

  it("an extension: wrong days are refused, a Saturday becomes Monday, the lead grants it", async () => {
    await contact.says("khắc phục 3");
    await contact.presses("Xin gia hạn");
    expect(await contact.answer()).toContain("thời hạn hiện tại 16/10/2020");
    const before = await stored();
    await contact.says("1/10/2020");
    expect(await contact.answer()).toContain("Ngày này đã qua");
    await contact.says("15/10");
    expect(await contact.answer()).toContain("phải sau thời hạn hiện tại (16/10/2020)");
    await contact.says("chưa biết");
    expect(await contact.answer()).toContain("Hệ thống chưa hiểu ngày này");
    expect(await stored()).toEqual(before);
    await contact.says("31/10/2020");
    expect(await contact.answer()).toContain("Ngày 31/10/2020 là ngày nghỉ");
    expect(await contact.answer()).toContain("Xin gia hạn đến 2/11/2020");
    await contact.says("Chờ bố trí kinh phí");
    expect(await contact.answer()).toContain("✓ Đã gửi đề nghị gia hạn đến 2/11/2020");
    const asked = await arrives(lead, "xin gia hạn nội dung 3/3");
    expect(asked).toContain(
      "Thời hạn hiện tại 16/10/2020, xin gia hạn đến 2/11/2020. Lý do: Chờ bố trí kinh phí",
    );
    await lead.presses("Đồng ý gia hạn");
    expect(await lead.answer()).toContain("✓ Đã gia hạn đến 2/11/2020");
    await arrives(contact, "Thời hạn mới: 2/11/2020");
  });

  it("“đã khắc phục” with a photo and words; the lead asks for more, then confirms and closes", async () => {
    await contact.says("khac phuc 2");
    await contact.presses("Đã khắc phục");
    await contact.sends({ as: "photo", bytes: await photo({ width: 64, height: 48 }) });
    expect(await contact.answer()).toContain(
      "Đã nhận 1 ảnh minh chứng cho nội dung 2/3. Quý đơn vị có ghi thêm gì không?",
    );
    await contact.says("Đã bố trí lại 3 vị trí");
    expect(await contact.answer()).toContain("✓ Đã gửi Đoàn kiểm tra xác nhận");
    const report = await arrives(lead, "báo cáo đã khắc phục nội dung 2/3");
    expect(report).toContain("Kết quả: Đã bố trí lại 3 vị trí");
    expect(report).toContain("Minh chứng: 1 tệp");
    await lead.presses("Đề nghị bổ sung");
    await lead.says("Gửi thêm quyết định điều động");
    expect(await lead.answer()).toContain("✓ Đã gửi đơn vị nội dung cần bổ sung");
    await arrives(contact, "đề nghị Quý đơn vị bổ sung kết quả khắc phục: Gửi thêm quyết định điều động");
    await contact.says("khắc phục 2");
    await contact.presses("Đã khắc phục");
    await contact.says("Quyết định số 12/QĐ-UBND ngày 12/10/2020");
    await arrives(lead, "Quyết định số 12/QĐ-UBND");
    await lead.presses("Xác nhận đã khắc phục");
    expect(await lead.answer()).toContain("✓ Đã xác nhận kết quả khắc phục");
    await arrives(contact, "Trân trọng cảm ơn Quý đơn vị");
    await lead.presses("Kết thúc theo dõi");
    await arrives(contact, "Nội dung này đã kết thúc theo dõi");
    expect(await states()).toEqual(["in_progress", "closed", "assigned"]);
  });

  it("the unit objects, the lead answers", async () => {
    await contact.says("khắc phục 1");
    await contact.presses("Có ý kiến khác");
    await contact.says("Nội dung này thuộc Sở Nội vụ");
    expect(await contact.answer()).toContain("thời hạn vẫn được tính");
    await arrives(lead, "có ý kiến về nội dung 1/3");
    await lead.presses("Giữ nguyên yêu cầu khắc phục");
    await lead.says("Việc niêm yết là của huyện");
    expect(await lead.answer()).toContain("✓ Đã trả lời ý kiến");
    await arrives(contact, "nội dung này vẫn cần được khắc phục. Việc niêm yết là của huyện");
  });

  it("a photo that nobody asked for is asked about when it may belong to two points, and not kept", async () => {
    const before = await world.service.services.db.prisma.evidence.count();
    await contact.sends({ as: "photo", bytes: await photo({ width: 64, height: 48, seed: 1 }) });
    expect(await contact.answer()).toContain("chưa rõ thuộc nội dung nào");
    expect(await world.service.services.db.prisma.evidence.count()).toBe(before);
  });

  it("the lead's list shows the unit, what is due and what is over", async () => {
    await lead.says("theo dõi");
    const answer = await lead.answer();
    expect(answer).toContain("UBND huyện Chợ Đồn: 2 đang khắc phục, 0 đã qua thời hạn, 0 chờ xác nhận");
    expect(answer).toContain("UBND huyện Chợ Đồn, nội dung 1: 16/10/2020 (còn 3 ngày làm việc)");
  });

  it("lists are for those they concern", async () => {
    await contact.says("theo dõi");
    const followers = "dành cho Trưởng đoàn, Phó Trưởng đoàn, Thư ký đoàn và cơ quan thường trực.";
    expect(await contact.answer()).toContain(`${followers} Gõ “khắc phục”`);
    await lead.says("khắc phục");
    expect(await lead.answer()).toContain("dành cho đơn vị được kiểm tra. Gõ “theo dõi”");
    // A member has neither list, and is not sent from one to the other.
    await member.says("khắc phục");
    expect(await member.answer()).toMatch(/dành cho đơn vị được kiểm tra\.(?! Gõ)/);
    await member.says("theo dõi");
    expect(await member.answer()).toMatch(/cơ quan thường trực\.(?! Gõ)/);
    await contact.says("khắc phục 9");
    expect(await contact.answer()).toContain("Không có nội dung số 9");
  });

  it.runIf(channel !== "web")("a stranger learns nothing and changes nothing", async () => {
    const before = await stored();
    const stranger = await world.stranger();
    await stranger.says("đã khắc phục");
    expect(await stranger.answer()).toContain("Hệ thống chưa nhận ra tài khoản này");
    await stranger.says("khắc phục");
    expect(await stranger.answer()).toContain("Hệ thống chưa nhận ra tài khoản này");
    expect(await stored()).toEqual(before);
  });

  it("three working days late the head of the unit is told once, with what there is to know", async () => {
    await jumpTo("2020-10-21 08:30");
    await world.service.remind();
    const told = await arrives(head, "Hệ thống chưa nhận được kết quả khắc phục của Quý đơn vị");
    expect(told).toContain("đã qua 3 ngày làm việc");
    expect(told).toContain("Đầu mối của đơn vị: Đầu mối của UBND huyện Chợ Đồn");
    expect(told).toContain("Nội dung này thuộc Sở Nội vụ");
    await head.presses("Xem chi tiết");
    expect(await head.answer()).toContain("Quá trình");
  });

  it("five working days late the lead is told; after the hand-in nobody is", async () => {
    await jumpTo("2020-10-23 08:30");
    await world.service.remind();
    await arrives(lead, "Hệ thống chưa nhận được kết quả khắc phục của UBND huyện Chợ Đồn");
    await contact.says("khắc phục 1");
    await contact.presses("Đã khắc phục");
    await contact.says("Đã niêm yết đầy đủ 100% thủ tục");
    await arrives(lead, "Đã niêm yết đầy đủ 100% thủ tục");
    const plans = await world.service.services.db.prisma.reminderPlan.count();
    await jumpTo("2020-10-26 09:00");
    await world.service.remind();
    // Point 3 is due on 2/11: its first steps are those of the new date (−7 was on 22/10).
    const later = await world.service.services.db.prisma.reminderPlan.findMany({
      where: { decidedAt: { gt: new Date("2020-10-26T00:00:00Z") } },
    });
    expect(later).toEqual([]);
    expect(await world.service.services.db.prisma.reminderPlan.count()).toBe(plans);
  });

  it("the lead moves a point to the commune that took over; its new contact is invited and told", async () => {
    await lead.says("theo dõi");
    await lead.presses("Nội dung 3/3");
    await lead.presses("Chuyển đơn vị tiếp nhận");
    expect(await lead.answer()).toContain("Nội dung 3/3 của UBND huyện Chợ Đồn: đơn vị nào tiếp nhận?");
    await lead.says("Nghĩa Tá");
    expect(await lead.answer()).toContain("cần ghi rõ cấp hành chính");
    await lead.says("UBND xã Nghĩa Tá");
    expect(await lead.answer()).toContain("UBND xã Nghĩa Tá chưa có đầu mối trong Hệ thống");
    await lead.says("Ma Thị Lan");
    expect(await lead.answer()).toContain("Chuyển đến UBND xã Nghĩa Tá, đầu mối Ma Thị Lan.");
    await lead.presses("Chỉ chuyển nội dung này");
    expect(await lead.answer()).toContain("Mã mời của Ma Thị Lan");
    await arrives(contact, "đã được chuyển đến UBND xã Nghĩa Tá");
    await contact.says("khắc phục 3");
    expect(await contact.answer()).toContain("Không có nội dung số 3");
  });
});

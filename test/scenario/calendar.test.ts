import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { arrives } from "../support/patience.ts";
import { WITH_AND_WITHOUT_BUTTONS, createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

describe.each(WITH_AND_WITHOUT_BUTTONS)("the working calendar on %s", (channel) => {
  let world: World;
  let lead: Actor;
  let member: Actor;

  beforeAll(async () => {
    world = await createWorld(channel);
    lead = await world.person("lead");
    member = await world.person("procedures");
  }, 120_000);
  afterAll(() => world.close());

  const stored = () => world.service.services.db.prisma.calendarDay.count();

  it("shows everybody the days of a year, and lets only the office change them", async () => {
    await member.says("lich 2026");
    const answer = await member.answer();
    expect(answer).toContain("Lịch làm việc năm 2026");
    expect(answer).toContain("17/2/2026: Tết Âm lịch (mùng 1)");
    expect(answer).not.toContain("Thêm ngày nghỉ");
    await member.says("lịch 99");
    expect(await member.answer()).toContain("Đề nghị ghi năm");
  });

  it("the lead adds a holiday; wrong days are answered and change nothing", async () => {
    await lead.says("lịch 2026");
    await lead.presses("Thêm ngày nghỉ");
    await lead.says("ngày đẹp trời");
    expect(await lead.answer()).toContain("Hệ thống chưa hiểu ngày này");
    await lead.says("31/2");
    expect(await lead.answer()).toContain("Hệ thống chưa hiểu ngày này");
    expect(await stored()).toBe(0);
    await lead.says("24/11");
    expect(await lead.answer()).toContain("Đề nghị ghi tên ngày 24/11/2026");
    await lead.says("Ngày Văn hóa Việt Nam");
    const answer = await lead.answer();
    expect(answer).toContain("✓ Đã thêm vào lịch");
    expect(answer).toContain("24/11/2026: Ngày Văn hóa Việt Nam");
    await lead.presses("Thêm ngày nghỉ");
    await lead.says("24/11/2026");
    await lead.says("Ngày khác");
    expect(await lead.answer()).toContain("Ngày này đã có trong lịch");
  });

  it("a make-up day is a Saturday or a Sunday; a day is removed; a year is confirmed", async () => {
    const before = await stored();
    await lead.says("lịch 2026");
    await lead.presses("Thêm ngày làm bù");
    await lead.says("25/11");
    await lead.says("Làm bù");
    expect(await lead.answer()).toContain("phải là thứ Bảy hoặc Chủ nhật");
    expect(await stored()).toBe(before);
    await lead.says("lịch 2026");
    await lead.presses("Bỏ một ngày");
    await lead.says("24/11");
    expect(await lead.answer()).toContain("✓ Đã bỏ khỏi lịch");
    expect(await stored()).toBe(before - 1);
    await lead.says("lịch 2027");
    expect(await lead.answer()).toContain("(cần xác nhận)");
    await lead.presses("Xác nhận lịch năm 2027");
    const answer = await lead.answer();
    expect(answer).toContain("✓ Đã xác nhận lịch");
  });

  // A Zalo bot gets no files; there the calendar is changed a day at a time.
  it.runIf(channel !== "zalo")(
    "a file with a wrong row changes nothing, a right one is taken over",
    async () => {
      const send = async (rows: string) => {
        const bytes = Buffer.from(`day,kind,name,confirmed\n${rows}\n`);
        await lead.sends({ as: "file", bytes, name: "lich.csv", mime: "text/csv" });
      };
      const before = await stored();
      await send("2031-01-01,holiday,Tết Dương lịch,yes\n31/2/2031,holiday,Nghỉ,yes");
      expect(await arrives(lead, "Dòng 3: ngày “31/2/2031” không đúng")).toContain("Chưa có gì thay đổi");
      expect(await stored()).toBe(before);
      await send("2031-01-01,holiday,Tết Dương lịch,yes");
      await arrives(lead, "✓ Đã nhập 1 ngày của năm 2031");
      expect(await stored()).toBe(before + 1);
      const { webMessage } = world.service.services.db.prisma;
      expect(await webMessage.count({ where: { fileBytes: { not: null } } })).toBe(0);
    },
  );
});

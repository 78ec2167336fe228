import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { linkCode } from "../support/roamingPerson.ts";
import { createWorld, type Actor, type TestChannel, type World } from "../support/world.ts";

/** What else asks for it, and that nothing of what was entered is lost over it. */
describe.each(["telegram", "zalo"] as const)("deeds that ask for a second factor, on %s", (channel) => {
  let world: World;
  let lead: Actor;
  let web: Actor;
  beforeAll(async () => {
    world = await createWorld(["telegram", "zalo", "web"]);
    lead = await world.person("lead", channel);
    web = await opened("web", await linkCode(lead));
    await lead.says("tiếp tục");
    const { prisma } = world.service.services.db;
    const inspection = await prisma.inspection.findFirstOrThrow();
    await prisma.finding.create({
      data: {
        inspectionId: inspection.id,
        ordinal: 1,
        area: "procedures",
        severity: "moderate",
        state: "confirmed",
        text: "TTHC niêm yết chưa đầy đủ, kịp thời",
        dueDays: 30,
      },
    });
  }, 120_000);
  afterAll(() => world.close());

  const code = async () =>
    (await web.history()).flatMap(({ text }) => /Mã xác nhận: (\d{6})/.exec(text)?.[1] ?? []).at(-1) ?? "";

  it("the conclusion is sent with what was entered before the code", async () => {
    await lead.says("tồn tại");
    await lead.presses("Gửi đơn vị");
    await lead.says("hôm nay");
    await lead.presses("Đặt một thời hạn chung");
    await lead.says("15 ngày làm việc");
    await lead.presses("Xác nhận gửi");
    expect(await lead.answer()).toContain("Để gửi kết luận đến đơn vị, đề nghị đồng chí nhập mã 6 chữ số");
    const { prisma } = world.service.services.db;
    expect(await prisma.remediation.count()).toBe(0);
    await world.restart();
    await lead.says(await code());
    expect(await lead.answer()).toContain("✓ Đã gửi kết luận đến UBND huyện Chợ Đồn");
    const { dueDate } = await world.service.services.db.prisma.remediation.findFirstOrThrow();
    expect(dueDate.toISOString().slice(0, 10)).toBe("2020-10-08");
  });

  it("a further chat is not linked by whoever holds this one only", async () => {
    world.clock.advance(11 * 60_000);
    await lead.says("liên kết");
    expect(await lead.answer()).toContain(
      "Mã để liên kết kênh khác đã gửi đến kênh thứ hai của đồng chí. Đề nghị xem mã ở đó.",
    );
    expect((await web.history()).at(-1)?.text).toMatch(/bắt đầu \w{4}-\w{4}/);
  });

  it("nor is the second way taken away", async () => {
    world.clock.advance(11 * 60_000);
    await lead.says("cài đặt");
    await lead.presses("Gỡ trang trò chuyện");
    await lead.presses("Đúng, gỡ");
    expect(await lead.answer()).toContain("Để thay đổi kênh hoặc khóa truy cập của tài khoản");
    const { prisma } = world.service.services.db;
    const account = await prisma.channelAccount.findFirstOrThrow({ where: { channel: "web" } });
    expect(account.state).toBe("active");
    await lead.presses("Dừng lại");
    expect(await lead.answer()).toContain("Việc này chưa được thực hiện.");
  });

  it("a member is asked nothing of the kind", async () => {
    const member = await world.person("procedures", channel);
    await opened("web", await linkCode(member));
    await member.says("liên kết");
    expect(await member.answer()).toMatch(/bắt đầu \w{4}-\w{4}/);
  });

  async function opened(to: TestChannel, link: string): Promise<Actor> {
    const chat = await world.stranger(to);
    await chat.open(link);
    return chat;
  }
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { linkCode } from "../support/roamingPerson.ts";
import { createWorld, type TestChannel, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

const REASON = "Kết luận theo báo cáo của đơn vị";

/** What else asks for it, and that nothing of what was entered is lost over it. */
describe.each(["telegram", "zalo"] as const)("deeds that ask for a second factor, on %s", (channel) => {
  let world: World;
  let lead: Actor;
  let web: Actor;
  beforeAll(async () => {
    world = await createWorld(["telegram", "zalo", "web"]);
    lead = await world.person("lead", channel);
    web = await opened(world, "web", await linkCode(lead));
    await lead.says("tiếp tục");
    await confirmedFinding(world);
  }, 120_000);
  afterAll(() => world.close());

  const code = () => codeIn(web);

  it("the conclusion is sent with what was entered before the code", async () => {
    await lead.says("tồn tại");
    await lead.presses("Gửi đơn vị");
    await lead.says("hôm nay");
    await lead.presses("Đặt một thời hạn chung");
    await lead.says("15 ngày làm việc");
    await lead.presses("Xác nhận gửi");
    expect(await lead.answer()).toContain("Nếu vẫn gửi kết luận, đề nghị ghi lý do");
    expect(await code()).toBe("");
    await lead.says(REASON);
    expect(await lead.answer()).toContain("Để gửi kết luận đến đơn vị, đề nghị đồng chí nhập mã 6 chữ số");
    const { prisma } = world.service.services.db;
    expect(await prisma.remediation.count()).toBe(0);
    await world.restart();
    await lead.says(await code());
    expect(await lead.answer()).toContain("✓ Đã gửi kết luận đến UBND huyện Chợ Đồn");
    const { dueDate } = await world.service.services.db.prisma.remediation.findFirstOrThrow();
    expect(dueDate.toISOString().slice(0, 10)).toBe("2020-10-08");
    const concluded = await world.service.services.db.prisma.auditEvent.findFirstOrThrow({
      where: { action: "inspection.concluded" },
    });
    expect(concluded.data).toMatchObject({ despite: REASON });
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
    await opened(world, "web", await linkCode(member));
    await member.says("liên kết");
    expect(await member.answer()).toMatch(/bắt đầu \w{4}-\w{4}/);
  });
});

describe("a conclusion that changes while its code is awaited", () => {
  let world: World;
  let lead: Actor;
  let web: Actor;
  beforeAll(async () => {
    world = await createWorld(["telegram", "web"]);
    lead = await world.person("lead", "telegram");
    web = await opened(world, "web", await linkCode(lead));
    await lead.says("tiếp tục");
    await confirmedFinding(world);
  }, 60_000);
  afterAll(() => world.close());

  it("is shown again and sent on a press: neither reason nor code is asked twice", async () => {
    const { prisma } = world.service.services.db;
    await lead.says("tồn tại");
    await lead.presses("Gửi đơn vị");
    await lead.says("hôm nay");
    await lead.presses("Xác nhận gửi");
    await lead.says(REASON);
    await prisma.finding.updateMany({ data: { text: "TTHC niêm yết đã hết hiệu lực" } });
    await lead.says(await codeIn(web));
    const again = await lead.answer();
    expect(again).toContain("Danh sách vừa được cập nhật, chưa gửi đơn vị");
    expect(again).toContain("1. TTHC niêm yết đã hết hiệu lực");
    expect(await prisma.remediation.count()).toBe(0);
    await lead.presses("Xác nhận gửi");
    expect(await lead.answer()).toContain("✓ Đã gửi kết luận đến UBND huyện Chợ Đồn");
    expect(await prisma.stepUpCode.count()).toBe(1);
    const concluded = await prisma.auditEvent.findFirstOrThrow({ where: { action: "inspection.concluded" } });
    expect(concluded.data).toMatchObject({ despite: REASON });
  });
});

async function opened(world: World, to: TestChannel, link: string): Promise<Actor> {
  const chat = await world.stranger(to);
  await chat.open(link);
  return chat;
}

/** The newest code sent to this chat; empty: none. */
async function codeIn(chat: Actor): Promise<string> {
  const texts = (await chat.history()).map(({ text }) => text);
  return texts.flatMap((text) => /Mã xác nhận: (\d{6})/.exec(text)?.[1] ?? []).at(-1) ?? "";
}

async function confirmedFinding(world: World): Promise<void> {
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
}

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { linkCode } from "../support/roamingPerson.ts";
import { createWorld, TOGETHER, type TestChannel, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

const MINUTE = 60_000;

const OWN_NAMES: Record<(typeof TOGETHER)[number], string> = {
  web: "trang trò chuyện",
  telegram: "Telegram",
  zalo: "Zalo",
  "zalo oa": "Zalo Official Account",
};

/** The lead works on one channel and has another one linked: what they decide asks for a code sent there. */
describe.each(TOGETHER)("a second factor for what the lead decides, on %s", (channel) => {
  let world: World;
  let lead: Actor;
  /** The lead's other chat. */
  let other: Actor;
  beforeAll(async () => {
    world = await createWorld(TOGETHER);
    lead = await world.person("lead", channel);
    other = await linked(world, lead, channel === "web" ? "telegram" : "web");
  }, 60_000);
  afterAll(() => world.close());

  const again = `Gửi mã mới đến ${channel === "web" ? "Telegram" : "trang trò chuyện"}`;
  const number = async () => {
    const row = await world.service.services.db.prisma.paperNumber.findFirst();
    return row === null ? null : row.number;
  };
  const codes = async () =>
    (await other.history()).flatMap(({ text }) => /Mã xác nhận: (\d{6})/.exec(text)?.[1] ?? []);
  const codeSent = async () => (await codes()).at(-1) ?? "";

  /** Everything of the paper's number up to the last word. */
  async function entersNumber(): Promise<void> {
    await lead.says("văn bản");
    await lead.presses("Ghi số: Thông báo kết luận kiểm tra");
    await lead.says("12");
    await lead.says("17/9/2020");
  }

  /** What has its number already: the reason is asked before the code. */
  async function entersNumberAnew(): Promise<void> {
    await lead.says("văn bản");
    await lead.presses("Ghi số: Biên bản kiểm tra");
    await lead.says("4");
    expect(await lead.answer()).toContain("Đề nghị ghi lý do thay đổi");
    await lead.says("Ghi nhầm số");
  }

  it("a code goes to the other chat, and says what it is for", async () => {
    await entersNumber();
    expect(await lead.answer()).toMatch(/Để ghi số văn bản, đề nghị đồng chí nhập mã 6 chữ số vừa gửi đến/);
    const message = (await other.history()).find(({ text }) => text.startsWith("Mã xác nhận"))?.text;
    expect(message).toContain("Mã này chỉ dùng để ghi số văn bản");
    expect(await codeSent()).toMatch(/^\d{6}$/);
    expect(await number()).toBeNull();
  });

  it("what is no code, a wrong code and a late code do nothing, and the entry waits", async () => {
    const code = await codeSent();
    await lead.says("đồng ý");
    expect(await lead.answer()).toContain("Bước này cần mã gồm 6 chữ số");
    await lead.says(code === "111111" ? "222222" : "111111");
    expect(await lead.answer()).toContain("Mã chưa đúng, còn 4 lần nhập.");
    world.clock.advance(6 * MINUTE);
    await lead.says(code);
    expect(await lead.answer()).toContain("Mã đã hết hạn");
    expect(await number()).toBeNull();
  });

  it("after five wrong ones the right one is worth nothing", async () => {
    await lead.presses(again);
    const code = await codeSent();
    const wrong = code === "111111" ? "222222" : "111111";
    for (let time = 1; time <= 5; time += 1) await lead.says(wrong);
    expect(await lead.answer()).toContain("nhập sai nhiều lần");
    await lead.says(code);
    expect(await lead.answer()).toContain("nhập sai nhiều lần");
    expect(await number()).toBeNull();
  });

  it("with the code the act goes on by itself, with what was entered", async () => {
    await lead.presses(again);
    await lead.says(await codeSent());
    expect(await lead.answer()).toContain("12/TB");
    expect(await number()).toBe("12");
  });

  it("for some minutes nothing more is asked, then again, and a used code is not taken", async () => {
    const used = await codeSent();
    await lead.says("văn bản");
    await lead.presses("Ghi số: Biên bản kiểm tra");
    await lead.says("3");
    expect(await lead.answer()).not.toContain("mã 6 chữ số");
    world.clock.advance(61 * MINUTE);
    await entersNumberAnew();
    expect(await lead.answer()).toContain("mã 6 chữ số");
    if ((await codeSent()) !== used) {
      await lead.says(used);
      expect(await lead.answer()).toContain("Mã chưa đúng");
    }
  });

  it("a code for something else is none for this", async () => {
    const forNumber = await codeSent();
    await lead.presses("Dừng lại");
    expect(await lead.answer()).toContain("Việc này chưa được thực hiện.");
    const { prisma } = world.service.services.db;
    await prisma.stepUpCode.updateMany({ data: { deed: "conclude:other" } });
    await entersNumberAnew();
    if ((await codeSent()) !== forNumber) {
      await lead.says(forNumber);
      expect(await lead.answer()).toContain("Mã chưa đúng");
    }
  });

  it("asks nobody for codes without end", async () => {
    for (let time = 1; time <= 5; time += 1) await lead.presses(again);
    expect(await lead.answer()).toContain("Đã gửi nhiều mã xác nhận");
  });

  it("typed in the chat it was sent to it confirms nothing", async () => {
    world.clock.advance(61 * MINUTE);
    await lead.presses(again);
    const code = await codeSent();
    const before = await number();
    await other.says("tiếp tục");
    await other.says(code);
    expect((await other.history()).map(({ text }) => text).join("\n")).toContain(
      "Mã phải được nhập ở kênh khác với kênh nhận mã",
    );
    expect(await number()).toBe(before);
  });

  it("a number is entered anew with the reason given before the code, which is not asked again", async () => {
    world.clock.advance(61 * MINUTE);
    await lead.says("tiếp tục");
    // Asked in the other chat, the question offered this one.
    await lead.presses(`Gửi mã mới đến ${OWN_NAMES[channel]}`);
    expect(await lead.answer()).toContain("Kênh này không còn nhận được mã");
    await lead.presses(again.replace("mã mới", "mã"));
    await lead.says(await codeSent());
    expect(await lead.answer()).toContain("4/BB");
    const { prisma } = world.service.services.db;
    const numbered = await prisma.auditEvent.findMany({ where: { action: "document.numbered" } });
    expect(numbered.at(-1)?.data).toMatchObject({ number: "04", before: "03/BB-ĐKT", reason: "Ghi nhầm số" });
  });

  it("is written down: sent, refused, confirmed; never the code", async () => {
    const events = await world.service.services.db.prisma.auditEvent.findMany({
      where: { action: { startsWith: "step_up." } },
    });
    const actions = new Set(events.map(({ action }) => action));
    expect([...actions].toSorted()).toEqual(["step_up.code_sent", "step_up.confirmed", "step_up.refused"]);
    expect(JSON.stringify(events.map(({ data }) => data))).not.toMatch(/"\d{6}"/);
  });
});

describe("a lead without a second way", () => {
  it.each([["offered", "12"] as const, ["required", null] as const, ["off", "12"] as const])(
    "where it is %s",
    async (setting, stored) => {
      const world = await createWorld("telegram", undefined, { stepUp: { setting, holdsMs: 10 * MINUTE } });
      try {
        const lead = await world.person("lead");
        await lead.says("văn bản");
        await lead.presses("Ghi số: Thông báo kết luận kiểm tra");
        await lead.says("12");
        await lead.says("17/9/2020");
        const { prisma } = world.service.services.db;
        expect((await prisma.paperNumber.findFirst())?.number ?? null).toBe(stored);
        const said = (await lead.history()).map(({ text }) => text).join("\n");
        if (setting === "off") expect(said).not.toContain("bước xác nhận thứ hai");
        else if (setting === "offered") expect(said).toContain("Để có bước xác nhận thứ hai, gõ “liên kết”");
        else expect(said).toContain("Đề nghị quản trị viên hệ thống cấp thêm một mã mời");
        await lead.says("liên kết");
        if (setting === "required") expect(await lead.answer()).not.toContain("bắt đầu ");
        else expect(await lead.answer()).toContain("bắt đầu ");
        const none = await prisma.auditEvent.count({ where: { action: "step_up.none" } });
        expect(none).toBe(setting === "offered" ? 1 : 0);
      } finally {
        await world.close();
      }
    },
    60_000,
  );
});

/** Another chat of the same person. */
async function linked(world: World, from: Actor, to: TestChannel): Promise<Actor> {
  const chat = await world.stranger(to);
  await chat.open(await linkCode(from));
  if (to !== "web") await chat.presses("Đúng, liên kết");
  await from.says("tiếp tục");
  return chat;
}

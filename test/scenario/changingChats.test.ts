import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { roamingPerson, type RoamingPerson } from "../support/roamingPerson.ts";
import { createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

/** What the change of a chat does to the one before, and what is taken for an answer. */
describe("somebody who goes back and forth between the web and Telegram", () => {
  let world: World;
  let person: RoamingPerson;
  let web: Actor;
  let telegram: Actor;
  beforeAll(async () => {
    world = await createWorld(["web", "telegram"]);
    person = await roamingPerson(world, ["web"]);
    await person.open(world.invite("procedures").code);
    await person.presses("Đúng, bắt đầu");
    await person.presses("Cải cách thủ tục hành chính");
    web = person.here();
    telegram = await person.goTo("telegram");
    await telegram.presses("Có");
    expect(await telegram.answer()).toContain("Câu 2/26.");
  }, 60_000);
  afterAll(() => world.close());

  it("words written where the question has not been seen answer nothing; it is asked there", async () => {
    await web.says("2");
    expect(await web.answer()).toContain("Nội dung vừa gửi chưa được ghi nhận");
    expect(await web.answer()).toContain("Câu 2/26.");
    // What was saved before stands where it was said.
    expect(await web.answer()).not.toContain("✓ Đã lưu");
    expect(await world.answersOf("procedures")).not.toHaveProperty("tthc_reviewed");
    await web.says("2");
    expect(await web.answer()).toContain("✓ Đã lưu: 2 TTHC");
    expect(await web.answer()).toContain("Câu 3/26.");
    // The buttons of the one that is answered go where it was asked again.
    const last = (await web.history()).findLast(({ text }) => text.includes("Câu 2/26."));
    expect(last?.buttons).toEqual([]);
  });

  it("after an answer that was refused, the question comes along, not the refusal", async () => {
    await web.says("cấp xã");
    await web.says("nhiều");
    expect(await web.answer()).toContain("Câu này cần một con số");
    await telegram.says("tiếp tục");
    expect(await telegram.answer()).toContain("Câu 4/26.");
  });

  it("a button of the former chat that is answered by now changes nothing", async () => {
    await telegram.says("100");
    expect(await telegram.answer()).toContain("✓ Đã lưu: 100 TTHC");
    await web.presses("‹ Câu trước").catch(() => undefined);
    const answers = await world.answersOf("procedures");
    expect(Object.values(answers)).toContain(100);
  });

  it("both chats at the same moment: nothing fails, nothing is stored that was not confirmed", async () => {
    const { prisma } = world.service.services.db;
    for (let round = 0; round < 8; round += 1) {
      await Promise.all([web.says("không có số liệu"), telegram.says("không có số liệu")]);
      await Promise.all([web.says("Đơn vị chưa thống kê"), telegram.says("Đơn vị chưa thống kê")]);
    }
    // A chat that the other one holds at the moment is taken up a little later.
    await expect
      .poll(() => prisma.inboxUpdate.count({ where: { doneAt: null } }), { timeout: 20_000 })
      .toBe(0);
    await world.service.idle();
    expect(await prisma.deadUpdate.count()).toBe(0);
    expect(await prisma.outboxMessage.count({ where: { state: "failed" } })).toBe(0);
    expect(await prisma.inboxUpdate.count({ where: { attempts: { gt: 0 } } })).toBe(0);
    const dialogues = await prisma.dialogueState.findMany();
    expect(dialogues).toHaveLength(1);
    const stored = Object.values(await world.answersOf("procedures"));
    const said = [...(await web.history()), ...(await telegram.history())];
    const confirmed = said.filter(({ text }) => text.includes("✓ Đã lưu"));
    expect(stored.length).toBe(confirmed.length);
  });
});

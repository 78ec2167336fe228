import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { photo } from "../support/bytes.ts";
import { WITH_AND_WITHOUT_BUTTONS, createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

/** A dialogue thrown away (another release, a broken state) costs nobody an answer. */
describe.each(WITH_AND_WITHOUT_BUTTONS)("a lost dialogue, on %s", (channel) => {
  let world: World;
  let member: Actor;
  beforeAll(async () => {
    world = await createWorld(channel);
    member = await world.person("procedures");
    await member.presses("Cải cách thủ tục hành chính");
  }, 60_000);
  afterAll(() => world.close());

  const lose = () => world.service.services.db.prisma.dialogueState.deleteMany();

  it("the button of the question that stands answers it", async () => {
    await lose();
    await member.presses("Có");
    expect(await member.answer()).toContain("✓ Đã lưu: Có");
    expect(await member.answer()).toContain("Câu 2/26.");
  });

  it("what is written next is taken as the answer", async () => {
    await lose();
    await member.says("2");
    expect(await member.answer()).toContain("✓ Đã lưu: 2 TTHC");
    expect(await member.answer()).toContain("Câu 3/26.");
  });

  it("a wrong answer is refused as always, and the right one after it taken", async () => {
    await member.says("cấp xã");
    await lose();
    await member.says("nhiều");
    expect(await member.answer()).toContain("Câu này cần một con số");
    await lose();
    await member.says("nhiều nữa");
    expect(await member.answer()).toContain("Câu này cần một con số");
    await member.says("100");
    expect(await member.answer()).toContain("✓ Đã lưu: 100 TTHC");
    expect(await member.answer()).toContain("Câu 5/26.");
  });

  it("a photo belongs to the question that stands", async () => {
    await lose();
    const { prisma } = world.service.services.db;
    const before = await prisma.evidence.count();
    await member.sends({ as: "photo", bytes: await photo({ width: 64, height: 48, seed: 3 }) });
    expect(await prisma.evidence.count()).toBe(before + 1);
    await member.says("50");
    expect(await member.answer()).toContain("✓ Đã lưu: 50");
    await world.settled();
  });

  it("a dialogue that other code has begun is not replayed: what comes next is taken as it would be", async () => {
    const { prisma } = world.service.services.db;
    const stored = await prisma.dialogueState.findMany();
    for (const { key, value } of stored)
      await prisma.dialogueState.update({
        where: { key },
        data: { value: value.replace(/"version":\[0,"[^"]+"\]/, '"version":[0,"of-another"]') },
      });
    const isOfAnother = async () => {
      const rows = await prisma.dialogueState.findMany();
      return rows.filter(({ value }) => value.includes('[0,"of-another"]')).length;
    };
    expect(await isOfAnother()).toBe(stored.length);
    await member.says("quay lại");
    await member.says("50");
    expect(await member.answer()).toContain("✓ Đã lưu: 50");
    expect(await isOfAnother()).toBe(0);
  });

  it("words meant for another prompt are not taken, and the question is shown again", async () => {
    await member.says("quay lại");
    await member.says("không có số liệu");
    await lose();
    await member.says("Đơn vị chưa thống kê");
    expect(await member.answer()).toContain("nội dung vừa gửi chưa được lưu");
    expect(await member.answer()).toContain("Câu 5/26.");
    await member.says("51");
    expect(await member.answer()).toContain("✓ Đã lưu: 51");
  });

  it("after “hủy” nothing is taken until the form is opened again", async () => {
    await member.says("hủy");
    const answers = await world.answersOf("procedures");
    await member.says("77");
    expect(await member.answer()).toContain("Hệ thống chưa hiểu");
    expect(await world.answersOf("procedures")).toEqual(answers);
    await member.presses("Tiếp tục nhập");
    expect(await member.answer()).toContain("Câu 6/26.");
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHANNELS, createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

describe.each(CHANNELS)("stopping and going on, on %s", (channel) => {
  let world: World;
  let member: Actor;

  beforeAll(async () => {
    world = await createWorld(channel);
    member = await world.person("procedures");
    await member.presses("Cải cách thủ tục hành chính");
  }, 60_000);
  afterAll(() => world.close());

  it("a restart between two messages goes on at the same question", async () => {
    await member.presses("Có");
    await world.restart();
    await member.says("2");
    expect(await member.answer()).toContain("Câu 3/26.");
    await world.restart();
    await member.says("cấp xã");
    expect(await member.answer()).toContain("Câu 4/26.");
  }, 60_000);

  it("a restart between “không có số liệu” and its reason loses neither", async () => {
    await member.says("không có số liệu");
    await world.restart();
    await member.says("Đơn vị chưa thống kê");
    expect(await member.answer()).toContain("✓ Đã lưu: Không có số liệu (Đơn vị chưa thống kê)");
    expect(await member.answer()).toContain("Câu 5/26.");
  }, 60_000);

  it("a lost dialogue is entered again from the stored answers", async () => {
    await world.service.services.db.prisma.dialogueState.deleteMany();
    await member.says("tiếp tục");
    expect(await member.answer()).toContain("Câu 5/26.");
  });

  it("“hủy” stops and “tiếp tục” goes on where it was", async () => {
    await member.says("hủy");
    expect(await member.answer()).toContain("Các câu trả lời đã lưu vẫn còn");
    await member.says("tiep tuc");
    expect(await member.answer()).toContain("Câu 5/26.");
  });

  it("another command in the middle of a question leaves the question open", async () => {
    await member.says("tiến độ");
    expect(await member.answer()).toContain("Tiến độ: UBND huyện Chợ Đồn");
    await member.says("100");
    expect(await member.answer()).toContain("✓ Đã lưu: 100 TTHC");
  });
});

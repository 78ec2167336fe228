import { afterEach, describe, expect, it } from "vitest";
import { createWorld, type World } from "../support/world.ts";

let world: World | undefined;
afterEach(() => world?.close());

describe.each(["telegram", "zalo", "zalo oa"] as const)("F26: a stranger on %s", (channel) => {
  it("who goes on and on is asked once to wait, then not heard; members are served as before", async () => {
    world = await createWorld(channel);
    const stranger = await world.stranger();
    for (let message = 0; message < 10; message += 1) {
      await stranger.says("xin chào");
      expect(await stranger.answer()).toContain("Hệ thống chưa nhận ra tài khoản này.");
    }
    await stranger.says("xin chào");
    expect(await stranger.answer()).toContain("Đề nghị chờ 1 phút rồi gửi lại.");
    for (let message = 0; message < 20; message += 1) {
      await stranger.says("xin chào");
      expect(await stranger.answer()).toBe("");
    }
    const member = await world.person("procedures");
    await member.presses("Cải cách thủ tục hành chính");
    expect(await member.answer()).toContain("Câu 1/");
    const { prisma } = world.service.services.db;
    expect(await prisma.inboxUpdate.count({ where: { doneAt: null } })).toBe(0);
  }, 60_000);
});

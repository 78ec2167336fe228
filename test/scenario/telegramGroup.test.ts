import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorld, type World } from "../support/world.ts";

/** A group is told one thing only: where to talk. */
describe.each(["telegram", "telegram webhook"] as const)("the bot in a group, on %s", (channel) => {
  let world: World;
  const GROUP = -1_001_234_567_890;
  const MEMBER = 7_000_003;
  beforeAll(async () => {
    world = await createWorld(channel);
    await world.person("procedures");
  }, 60_000);
  afterAll(() => world.close());

  const inGroup = () => {
    if (world.telegram === null) throw new Error("the world has no Telegram");
    return world.telegram.userInGroup(MEMBER, GROUP, { title: "Đoàn kiểm tra" });
  };
  const says = async (text: string) => {
    inGroup().sendText(text);
    await world.telegram?.drained();
    await world.service.idle();
    return world.telegram?.calls({ chatId: GROUP }) ?? [];
  };

  it("F58: a command is answered with the way to the private chat, and with nothing else", async () => {
    const calls = await says("/status");
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({
      method: "sendMessage",
      error: undefined,
      args: {
        text: "Nội dung kiểm tra chỉ trao đổi trong cuộc trò chuyện riêng với Hệ thống.",
        reply_markup: {
          inline_keyboard: [[{ text: "Mở trò chuyện riêng", url: "https://t.me/kiemtra_test_bot" }]],
        },
      },
    });
  });

  it("F58: an answer written into the group is not taken, and nobody is told anything there", async () => {
    const before = (await says("710")).length;
    expect(before).toBe(1);
    expect(await world.answersOf("procedures")).toEqual({});
  });

  it("a group that has become a supergroup is still told", async () => {
    world.telegram?.migrateGroup(GROUP, -1_009_876_543_210);
    await says("/help");
    expect(
      world.telegram?.calls({ chatId: -1_009_876_543_210 }).map(({ method, error }) => ({ method, error })),
    ).toEqual([{ method: "sendMessage", error: undefined }]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { performAct } from "../../src/messaging/act.ts";
import { createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

/** Blocking the bot, coming back, and who hears of it (F25). */
describe.each(["telegram", "telegram webhook"] as const)("people who leave, on %s", (channel) => {
  let world: World;
  let lead: Actor;
  let member: Actor;
  const LEAD = 7_000_002;
  const MEMBER = 7_000_003;
  beforeAll(async () => {
    world = await createWorld(channel);
    lead = await world.person("lead");
    member = await world.person("procedures");
  }, 60_000);
  afterAll(() => world.close());

  const user = (id: number) => {
    if (world.telegram === null) throw new Error("the world has no Telegram");
    return world.telegram.user(id);
  };
  const settled = async () => {
    await world.telegram?.drained();
    await world.service.idle();
  };
  const stateOf = async (id: number) =>
    (
      await world.service.services.db.prisma.channelAccount.findFirstOrThrow({
        where: { channel: "telegram", externalId: String(id) },
      })
    ).state;
  const told = (id: number) =>
    user(id)
      .botMessages()
      .filter(({ text }) => text.includes("không còn liên lạc được")).length;
  const writeTo = (id: number, key: string) =>
    performAct(world.service.services, { key }, async (act) => {
      await act.send({
        channel: "telegram",
        conversation: `tg:${id}`,
        method: "sendMessage",
        payload: { text: "Kính gửi" },
      });
    });

  it("somebody who blocks the bot counts as unreachable, and the lead hears it once", async () => {
    user(MEMBER).block();
    await settled();
    expect(await stateOf(MEMBER)).toBe("unreachable");
    expect(told(LEAD)).toBe(1);
    const { person } = world.invite("procedures");
    expect(await lead.answer()).toContain(`không còn liên lạc được với ${person} (UBND huyện Chợ Đồn)`);
    expect(await lead.answer()).toContain("Telegram không nhận tin nhắn nữa");
  });

  it("unblocking makes the account reachable again, without a word", async () => {
    const before = user(MEMBER).botMessages().length;
    user(MEMBER).unblock();
    await settled();
    expect(await stateOf(MEMBER)).toBe("active");
    expect(user(MEMBER).botMessages()).toHaveLength(before);
    await member.presses("Cải cách thủ tục hành chính");
    expect(await member.answer()).toContain("Câu 1/26.");
  });

  it("blocking again on the same day is no news for the lead, on the next day it is", async () => {
    user(MEMBER).block();
    await settled();
    expect(await stateOf(MEMBER)).toBe("unreachable");
    expect(told(LEAD)).toBe(1);
    user(MEMBER).unblock();
    world.clock.advance(25 * 3_600_000);
    user(MEMBER).block();
    await settled();
    expect(told(LEAD)).toBe(2);
    user(MEMBER).unblock();
    await settled();
  });

  it("an account that is gone is noticed at the first message, tried once, and back with the next update", async () => {
    const toldBefore = told(LEAD);
    world.clock.advance(25 * 3_600_000);
    user(MEMBER).deactivate();
    world.telegram?.clearCalls();
    for (const key of ["test:1", "test:2"]) {
      await writeTo(MEMBER, key);
      await settled();
    }
    expect(world.telegram?.calls({ chatId: MEMBER }).map(({ error }) => error)).toEqual([
      "Forbidden: user is deactivated",
      "Forbidden: user is deactivated",
    ]);
    expect(await stateOf(MEMBER)).toBe("unreachable");
    expect(told(LEAD)).toBe(toldBefore + 1);
    user(MEMBER).unblock();
    await settled();
    expect(await stateOf(MEMBER)).toBe("active");
  });

  it("a group that the bot is thrown out of is nobody's absence", async () => {
    const before = told(MEMBER) + told(LEAD);
    world.telegram?.pushUpdate("my_chat_member", {
      chat: { id: -100_5, type: "supergroup", title: "Nhóm" },
      from: user(MEMBER).user,
      date: 1,
      old_chat_member: { user: world.telegram.bot, status: "member" },
      new_chat_member: { user: world.telegram.bot, status: "kicked" },
    });
    await settled();
    expect(await stateOf(MEMBER)).toBe("active");
    expect(told(MEMBER) + told(LEAD)).toBe(before);
  });
});

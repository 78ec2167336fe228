import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { createWorld, firstTelegramUser, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

/** Messages that are gone when the bot comes to change them, and texts that look like markup. */

let world: World;
let member: Actor;
beforeAll(async () => {
  world = await createWorld("telegram");
  member = await world.person("procedures");
  await member.presses("Cải cách thủ tục hành chính");
}, 60_000);
afterAll(() => world.close());

const messageArguments = z.object({
  text: z.string(),
  entities: z.array(z.object({ type: z.string(), offset: z.int() })).default([]),
});

const user = () => firstTelegramUser(world);

it("F08: a question that its reader has deleted, so that its buttons cannot be taken away, changes nothing else", async () => {
  user().deleteMessage(user().lastMessage().id);
  await member.says("Có");
  expect(await member.answer()).toContain("✓ Đã lưu: Có");
  expect(await member.answer()).toContain("Câu 2/26.");
  const edits = world.telegram?.calls({ method: "editMessageReplyMarkup", chatId: user().chatId }) ?? [];
  expect(edits.filter(({ ok }) => !ok).length).toBeGreaterThan(0);
  const { prisma } = world.service.services.db;
  expect(await prisma.outboxMessage.count({ where: { state: { in: ["pending", "sending"] } } })).toBe(0);
  await member.says("2");
  expect(await member.answer()).toContain("✓ Đã lưu: 2 TTHC");
});

it("F35: what looks like markup is said again as it was typed, and is none", async () => {
  const typed = "<b>đậm</b> & `mã` [đây](tg://user?id=1) *sao* _gạch_";
  await member.says(`ghi chú ${typed}`);
  await world.service.idle();
  const calls = world.telegram?.calls({ method: "sendMessage", chatId: user().chatId }) ?? [];
  expect(calls.filter(({ args }) => args["parse_mode"] !== undefined)).toEqual([]);
  const texts = calls.map(({ args }) => messageArguments.parse(args));
  const said = texts.filter(({ text }) => text.includes(typed));
  expect(said.length).toBeGreaterThan(0);
  for (const { text, entities } of said) {
    const at = text.indexOf(typed);
    expect(entities.filter(({ offset }) => offset >= at && offset < at + typed.length)).toEqual([]);
  }
});

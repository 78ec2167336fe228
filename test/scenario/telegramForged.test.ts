import { afterAll, beforeAll, expect, it } from "vitest";
import { packButton } from "../../src/messaging/buttonData.ts";
import { createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

/** What reaches the webhook without being Telegram's, or not for the first time (F51, F54, F55). */

const SECRET = "secret-of-the-webhook-in-tests";

let world: World;
let member: Actor;
beforeAll(async () => {
  world = await createWorld("telegram webhook");
  member = await world.person("procedures");
  await member.presses("Cải cách thủ tục hành chính");
}, 60_000);
afterAll(() => world.close());

const fake = () => {
  if (world.telegram === null) throw new Error("the world has no Telegram");
  return world.telegram;
};

async function post(body: string, secret: string | null = SECRET, address = fake().webhookUrl()) {
  const headers = {
    "content-type": "application/json",
    ...(secret === null ? {} : { "x-telegram-bot-api-secret-token": secret }),
  };
  const { status } = await fetch(address, { method: "POST", headers, body });
  await world.service.idle();
  return status;
}

async function refused(reason: string): Promise<number> {
  const metrics = await (await fetch(`${world.service.publicUrl}/metrics`)).text();
  const line = `kiemtra_refused_total{channel="telegram",reason="${reason}"} `;
  const found = metrics.split("\n").find((one) => one.startsWith(line));
  return Number(found?.slice(line.length) ?? 0);
}

async function everything(): Promise<unknown> {
  const { prisma } = world.service.services.db;
  return {
    inbox: await prisma.inboxUpdate.count(),
    outbox: await prisma.outboxMessage.count(),
    answers: await prisma.answer.count(),
    accounts: await prisma.channelAccount.count(),
  };
}

/** An update of the enrolled member, as Telegram would deliver it. */
function update(content: object, id = 900_000_001): string {
  return JSON.stringify({ update_id: id, ...content });
}
const chat = { id: 7_000_002, type: "private", first_name: "Lan" };
const from = { id: chat.id, is_bot: false, first_name: "Lan" };
const text = { message: { message_id: 9_001, date: 1, chat, from, text: "Có" } };

it.each([
  ["without the secret", null, 401],
  ["with a wrong secret", "secret-of-the-webhook-in-testz", 401],
  ["with a part of the secret", SECRET.slice(0, -1), 401],
])("a delivery %s is refused, counted, and changes nothing", async (_how, secret, status) => {
  const [before, count] = [await everything(), await refused("forged")];
  expect(await post(update(text), secret)).toBe(status);
  expect(await refused("forged")).toBe(count + 1);
  expect(await everything()).toEqual(before);
});

it("a delivery to another address of the webhook is refused and counted", async () => {
  const [before, count] = [await everything(), await refused("forged")];
  expect(await post(update(text), SECRET, `${world.service.publicUrl}/telegram/guessed`)).toBe(401);
  expect(await refused("forged")).toBe(count + 1);
  expect(await everything()).toEqual(before);
});

it.each([
  ["a body of 5 MB", "too_large", update({ message: { text: "a".repeat(5_000_000) } }), 413],
  ["half a JSON", "malformed", '{"update_id":', 200],
  ["a JSON of another kind", "malformed", '{"hello":[{"deep":{}}]}', 200],
  ["a message without a chat", "malformed", update({ message: { message_id: 1, date: 1 } }), 200],
  ["an update of an unknown kind", "unknown_kind", update({ business_message: text.message }), 200],
  [
    "a button pressed in another one's chat",
    "foreign_button",
    update({
      callback_query: {
        id: "1",
        from: { ...from, id: 6_666 },
        chat_instance: "1",
        data: "a:1",
        message: text.message,
      },
    }),
    200,
  ],
])("%s is refused, counted as %s, and changes nothing", async (_what, reason, body, status) => {
  const [before, count] = [await everything(), await refused(reason)];
  expect(await post(body)).toBe(status);
  expect(await refused(reason)).toBe(count + 1);
  expect(await everything()).toEqual(before);
});

it("a delivery repeated a hundred times has one effect", async () => {
  await member.presses("Có");
  const before = await everything();
  const count = await refused("repeated");
  const repeated = fake().redeliver(1);
  await fake().drained();
  for (let time = 1; time < 100; time += 1) {
    fake().redeliver(1);
    await fake().drained();
  }
  await world.service.idle();
  expect(repeated).toHaveLength(1);
  expect(await refused("repeated")).toBe(count + 100);
  expect(await everything()).toEqual(before);
});

it("somebody else's button in one's own chat changes nothing and is counted", async () => {
  const other = await world.person("organization");
  await other.presses("Cải cách tổ chức bộ máy hành chính nhà nước");
  const sent = fake().calls({ method: "sendMessage", chatId: 7_000_003 });
  const data = /"callback_data":"(q:[^"]+)"/.exec(JSON.stringify(sent.at(-1)?.args))?.[1];
  if (data === undefined) throw new Error("the other member was asked nothing");
  const lan = fake().user(chat.id);
  const [answers, count] = [await world.answersOf("organization"), await refused("not_allowed")];
  lan.pressData(data, lan.lastMessage().id);
  await fake().drained();
  await world.service.idle();
  expect(lan.lastMessage().text).toContain("Nút này thuộc tin nhắn cũ, không có gì thay đổi.");
  expect(await world.answersOf("organization")).toEqual(answers);
  expect(await refused("not_allowed")).toBe(count + 1);
});

it("a number's button of somebody without the right is refused before anything is asked or named", async () => {
  const { prisma } = world.service.services.db;
  const { id } = await prisma.inspection.findFirstOrThrow();
  const lan = fake().user(chat.id);
  const count = await refused("not_allowed");
  lan.pressData(packButton({ on: "number", id, kind: "inspection_report" }), lan.lastMessage().id);
  await fake().drained();
  await world.service.idle();
  expect(lan.lastMessage().text).toContain("Chức năng này không thuộc vai trò được giao");
  expect(await refused("not_allowed")).toBe(count + 1);
  const last = await prisma.auditEvent.findFirst({
    where: { action: "access.refused" },
    orderBy: { at: "desc" },
  });
  expect(last?.data).toEqual({ number: "inspection_report" });
});

it.each(["a:zzzzzzzzz", "q:1:zzzzzzzzz:0:ed", "m:AAAA:zzzzzzzzz:view", "i:AAAA:va99999999999"])(
  "a button %s with a number that no row has is refused as malformed, and breaks nothing",
  async (data) => {
    const { prisma } = world.service.services.db;
    const lan = fake().user(chat.id);
    const count = await refused("malformed");
    lan.pressData(data, lan.lastMessage().id);
    await fake().drained();
    await world.service.idle();
    expect(lan.lastMessage().text).toContain("Nút này thuộc tin nhắn cũ");
    expect(await refused("malformed")).toBe(count + 1);
    expect(await prisma.deadUpdate.count()).toBe(0);
    expect(await prisma.inboxUpdate.count({ where: { doneAt: null } })).toBe(0);
  },
);

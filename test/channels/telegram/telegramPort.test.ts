import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { OutboxRow } from "../../../src/db/outbox.ts";
import type { ChannelPort } from "../../../src/messaging/channelPort.ts";
import { flowMessageId, messageReference } from "../../../src/messaging/messageIds.ts";
import { createTelegramApi, type TelegramApi } from "../../../src/channels/telegram/telegramApi.ts";
import { createTelegramPort } from "../../../src/channels/telegram/telegramPort.ts";
import type { FakeUser } from "../../support/telegram/FakeUser.ts";
import { startTelegramFake, type TelegramFake } from "../../support/telegram/startTelegramFake.ts";
import { callFake } from "./callFake.ts";

let fake: TelegramFake;
let api: TelegramApi;
let port: ChannelPort;
let lan: FakeUser;
/** What the outbox knows of messages already sent. */
const externalIds = new Map<bigint, string>();

beforeEach(async () => {
  fake = await startTelegramFake();
  api = createTelegramApi({ token: fake.token, apiRoot: fake.url });
  externalIds.clear();
  port = createTelegramPort({
    api,
    externalIdOf: async (id) => externalIds.get(id) ?? null,
    readFile: async (reference) =>
      reference === "file:7"
        ? { fileName: "bao-cao.pdf", mime: "application/pdf", bytes: new TextEncoder().encode("%PDF") }
        : null,
  });
  lan = fake.user(1, { firstName: "Lan", started: true });
});
afterEach(async () => {
  api.close();
  await fake.close();
});

let nextId = 1n;
function row(method: string, payload: Record<string, unknown>, chat = 1): OutboxRow {
  nextId += 1n;
  return {
    id: nextId,
    key: `u:1:${nextId}`,
    channel: "telegram",
    conversation: `tg:${chat}`,
    method,
    payload,
    attempts: 0,
  };
}

/** Delivers and notes the external id, as the outbox does. */
async function sent(one: OutboxRow): Promise<number> {
  const outcome = await port.deliver(one);
  if (outcome.kind !== "sent") throw new Error(JSON.stringify(outcome));
  if (outcome.externalId !== null) externalIds.set(one.id, outcome.externalId);
  return Number(one.id);
}

const account = { id: 5, externalId: "1", displayName: "Lan" };

async function lastUpdate(): Promise<unknown> {
  const { result } = await callFake(fake, "getUpdates", { offset: -1 });
  return Array.isArray(result) ? result.at(-1) : undefined;
}

describe("message ids of flows", () => {
  it("keep outbox ids and Telegram's ids apart", () => {
    expect(messageReference(12)).toEqual({ kind: "outbox", id: 12n });
    expect(messageReference(flowMessageId(12))).toEqual({ kind: "telegram", id: 12 });
    expect(messageReference(flowMessageId(2 ** 31 - 1))).toEqual({ kind: "telegram", id: 2 ** 31 - 1 });
    expect(messageReference("12")).toBeNull();
    expect(messageReference(0)).toBeNull();
  });

  it("edit a message by the id that the flow got when it sent it", async () => {
    const keyboard = { inline_keyboard: [[{ text: "Đạt", callback_data: "p1:ok" }]] };
    const id = await sent(row("sendMessage", { chat_id: 1, text: "Câu 1", reply_markup: keyboard }));
    await sent(row("editMessageReplyMarkup", { chat_id: 1, message_id: id }));
    expect(lan.lastMessage().buttons).toEqual([]);
  });

  it("edit the message whose button was pressed", async () => {
    const keyboard = { inline_keyboard: [[{ text: "Đạt", callback_data: "p1:ok" }]] };
    await sent(row("sendMessage", { chat_id: 1, text: "Câu 1", reply_markup: keyboard }));
    lan.press("Đạt");
    const update = port.toUpdate(await lastUpdate(), account, 99);
    expect(update).toMatchObject({ update_id: 99, callback_query: { data: "p1:ok", from: { id: 1 } } });
    const id = update?.callback_query?.message?.message_id;
    await sent(row("editMessageReplyMarkup", { chat_id: 1, message_id: id }));
    expect(lan.lastMessage().buttons).toEqual([]);
  });

  it("of a message that was never sent: nothing to edit, and no reply", async () => {
    await sent(row("editMessageReplyMarkup", { chat_id: 1, message_id: 4711 }));
    expect(fake.calls()).toEqual([]);
    await sent(row("sendMessage", { chat_id: 1, text: "a", reply_parameters: { message_id: 4711 } }));
    expect(lan.lastMessage().text).toBe("a");
  });

  it("reply to what the person wrote", async () => {
    const { messageId } = lan.sendText("710");
    const update = port.toUpdate(await lastUpdate(), account, 1);
    const id = update?.message?.message_id;
    expect(id).toBe(flowMessageId(messageId));
    await sent(row("sendMessage", { chat_id: 1, text: "✓", reply_parameters: { message_id: id } }));
    expect(lan.lastMessage().raw.reply_to_message?.message_id).toBe(messageId);
  });
});

describe("updates for the flows", () => {
  it("an edit arrives as an edit of the same message (F07)", async () => {
    const { messageId } = lan.sendText("710");
    lan.editMessage("711");
    expect(port.toUpdate(await lastUpdate(), account, 3)).toMatchObject({
      update_id: 3,
      edited_message: { message_id: flowMessageId(messageId), text: "711", chat: { id: 1, type: "private" } },
    });
  });

  it("what is no update gives nothing", () => {
    expect(port.toUpdate({ update_id: 1, poll: {} }, account, 1)).toBeNull();
    expect(port.toUpdate("text", account, 1)).toBeNull();
    expect(port.toUpdate({ update_id: 1, message: { message_id: 1, date: 1 } }, account, 1)).toBeNull();
  });
});

describe("files and floods", () => {
  it("sends a stored file by its reference", async () => {
    await sent(row("sendDocument", { chat_id: 1, document: "file:7", caption: "Báo cáo" }));
    expect(lan.lastMessage()).toMatchObject({ text: "Báo cáo", document: { name: "bao-cao.pdf" } });
    expect(await port.deliver(row("sendDocument", { chat_id: 1, document: "file:8" }))).toEqual({
      kind: "failed",
      error: "no such file: file:8",
    });
  });

  it("F23: one slow chat is one chat's matter, three are the bot's", async () => {
    fake.fault({ action: { kind: "tooManyRequests", retryAfter: 30 } });
    const scopes: string[] = [];
    for (const chat of [1, 1, 2, 3]) {
      fake.user(chat, { started: true });
      const outcome = await port.deliver(row("sendMessage", { chat_id: chat, text: "a" }, chat));
      if (outcome.kind === "retry") scopes.push(outcome.scope);
    }
    expect(scopes).toEqual(["chat", "chat", "chat", "bot"]);
  });

  it("remembers the parts of a long text between two tries of one row", async () => {
    const long = row("sendMessage", { chat_id: 1, text: "chữ ".repeat(2_000) });
    const stop = fake.onCall((call) => {
      if (call.ok) fake.fault({ action: { kind: "reset", when: "before" }, times: 1 });
    });
    expect(await port.deliver(long)).toMatchObject({ kind: "retry" });
    stop();
    expect(await port.deliver(long)).toMatchObject({ kind: "sent" });
    expect(lan.botMessages()).toHaveLength(2);
  });
});

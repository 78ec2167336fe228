import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deliver } from "../../../src/channels/telegram/deliver.ts";
import { createTelegramApi, type TelegramApi } from "../../../src/channels/telegram/telegramApi.ts";
import { createTelegramPort } from "../../../src/channels/telegram/telegramPort.ts";
import type { OutboxRow } from "../../../src/db/outbox.ts";
import type { FaultAction } from "../../support/telegram/FaultPlan.ts";
import type { FakeUser } from "../../support/telegram/FakeUser.ts";
import { startTelegramFake, type TelegramFake } from "../../support/telegram/startTelegramFake.ts";

let fake: TelegramFake;
let api: TelegramApi;
let lan: FakeUser;

beforeEach(async () => {
  fake = await startTelegramFake();
  api = createTelegramApi({ token: fake.token, apiRoot: fake.url });
  lan = fake.user(1, { firstName: "Lan", started: true });
});
afterEach(async () => {
  api.close();
  await fake.close();
});

const send = (payload: Record<string, unknown> = {}) =>
  deliver(api, { method: "sendMessage", payload: { chat_id: 1, text: "Câu 1", ...payload } });

const markup = { inline_keyboard: [[{ text: "Tiếp", callback_data: "next" }]] };

describe("what became of a delivery", () => {
  it("sent: the message's id is known", async () => {
    const outcome = await send();
    expect(outcome).toEqual({ kind: "sent", externalId: String(lan.lastMessage().id) });
  });

  it.each<[fault: string, action: FaultAction, expected: object]>([
    [
      "429: exactly retry_after, for this chat",
      { kind: "tooManyRequests", retryAfter: 17 },
      { kind: "retry", afterSeconds: 17, scope: "chat", error: "429 Too Many Requests: retry after 17" },
    ],
    [
      "502 page",
      { kind: "serverError", status: 502 },
      {
        kind: "retry",
        afterSeconds: null,
        scope: "chat",
        error: "HTTP 502 without an answer of the Bot API",
      },
    ],
    [
      "500 of the API itself",
      { kind: "refuse", code: 500, description: "Internal Server Error: restart" },
      { kind: "retry", afterSeconds: null, scope: "chat", error: "500 Internal Server Error: restart" },
    ],
    [
      "connection reset",
      { kind: "reset", when: "before" },
      { kind: "retry", afterSeconds: null, scope: "chat", error: "socket hang up" },
    ],
    [
      "token refused",
      { kind: "refuse", code: 401, description: "Unauthorized" },
      { kind: "retry", afterSeconds: 300, scope: "bot", error: "401 Unauthorized" },
    ],
    [
      "kicked",
      { kind: "refuse", code: 403, description: "Forbidden: bot was kicked from the group chat" },
      { kind: "undeliverable", error: "403 Forbidden: bot was kicked from the group chat" },
    ],
  ])("%s", async (_name, action, expected) => {
    fake.fault({ action, times: 1 });
    expect(await send()).toEqual(expected);
    expect(await send()).toMatchObject({ kind: "sent" });
  });

  it("F25: a person who blocked the bot, or does not exist, is undeliverable", async () => {
    lan.block();
    expect(await send()).toEqual({
      kind: "undeliverable",
      error: "403 Forbidden: bot was blocked by the user",
    });
    expect(await send({ chat_id: 999 })).toEqual({
      kind: "undeliverable",
      error: "400 Bad Request: chat not found",
    });
    lan.unblock();
    expect(await send()).toMatchObject({ kind: "sent" });
  });

  it("a call that Telegram does not understand has failed for good", async () => {
    expect(await send({ text: "" })).toEqual({
      kind: "failed",
      error: "400 Bad Request: message text is empty",
    });
  });

  it("a group that became a supergroup is found under its new id", async () => {
    fake.migrateGroup(-5, -100_005);
    expect(await send({ chat_id: -5 })).toMatchObject({ kind: "sent" });
    expect(fake.calls({ method: "sendMessage" }).map((call) => [call.chatId, call.ok])).toEqual([
      [-5, false],
      [-100_005, true],
    ]);
  });

  it("an edit that changes nothing counts as sent", async () => {
    const { id } = (await send({ reply_markup: markup }), lan.lastMessage());
    const edit = () =>
      deliver(api, { method: "editMessageReplyMarkup", payload: { chat_id: 1, message_id: id } });
    expect(await edit()).toEqual({ kind: "sent", externalId: String(id) });
    expect(await edit()).toEqual({ kind: "sent", externalId: String(id) });
    expect(lan.lastMessage().buttons).toEqual([]);
  });

  it.each<[method: string, payload: Record<string, unknown>]>([
    ["answerCallbackQuery", { callback_query_id: "12345" }],
    ["editMessageReplyMarkup", { chat_id: 1, message_id: 999 }],
  ])("%s that comes too late is nothing to repeat", async (method, payload) => {
    expect(await deliver(api, { method, payload })).toMatchObject({ kind: "sent" });
  });

  it("a sign of typing is never repeated", async () => {
    fake.fault({ action: { kind: "tooManyRequests", retryAfter: 5 } });
    expect(
      await deliver(api, { method: "sendChatAction", payload: { chat_id: 1, action: "typing" } }),
    ).toEqual({
      kind: "sent",
      externalId: null,
    });
  });

  it("a document arrives with its Vietnamese name and exactly its bytes", async () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => (index * 7) % 256);
    const outcome = await deliver(api, {
      method: "sendDocument",
      payload: { chat_id: 1, document: "attach://document", caption: "Báo cáo" },
      files: { document: { fileName: 'Báo cáo "Chợ Đồn".pdf', mime: "application/pdf", bytes } },
    });
    expect(outcome.kind).toBe("sent");
    const shown = lan.lastMessage();
    expect(shown.text).toBe("Báo cáo");
    expect(shown.document?.name).toBe('Báo cáo "Chợ Đồn".pdf');
    expect(shown.document?.mime).toBe("application/pdf");
    expect(Buffer.from(shown.document?.bytes ?? []).equals(Buffer.from(bytes))).toBe(true);
  });

  it("a call that hangs is given up and tried again", async () => {
    fake.fault({ action: { kind: "hang" }, times: 1 });
    const answer = await api.call("sendMessage", { chat_id: 1, text: "a" }, { timeoutMs: 50 });
    expect(answer).toEqual({ ok: false, kind: "unreachable", error: "no answer within 50 ms" });
  });

  it("nobody there: the token is in no error", async () => {
    const lost = createTelegramApi({ token: fake.token, apiRoot: "http://127.0.0.1:1" });
    const answer = await lost.call("getMe", {});
    expect(answer).toMatchObject({ ok: false, kind: "unreachable" });
    expect(JSON.stringify(answer)).not.toContain(fake.token.slice(10));
  });
});

describe("a long text", () => {
  const long = Array.from({ length: 120 }, (_, index) => `${index}. ${"Thủ tục hành chính ".repeat(4)}`).join(
    "\n",
  );
  const port = () => createTelegramPort({ api, externalIdOf: async () => null, readFile: async () => file });
  const file = { fileName: "a.pdf", mime: "application/pdf", bytes: new Uint8Array([1]) };
  const row = (method: string, payload: Record<string, unknown>): OutboxRow => ({
    id: 1n,
    key: "test:1",
    channel: "telegram",
    conversation: "tg:1",
    method,
    payload,
    attempts: 0,
  });
  const sendLong = (payload: Record<string, unknown>) => port().deliver(row("sendMessage", payload));

  it("goes out in parts, complete and in order, buttons on the last", async () => {
    expect(long.length).toBeGreaterThan(8192);
    const outcome = await sendLong({ text: long, reply_markup: markup });
    const shown = lan.botMessages();
    expect(shown).toHaveLength(3);
    expect(outcome).toEqual({ kind: "sent", externalId: String(shown.at(-1)?.id) });
    expect(shown.map(({ buttons }) => buttons.flat())).toEqual([[], [], ["Tiếp"]]);
    const words = (text: string) => text.split(/\s+/).filter(Boolean);
    expect(words(shown.map(({ text }) => text).join("\n"))).toEqual(words(long));
  });

  it("4096 characters are one message, 4097 are two", async () => {
    await sendLong({ text: "x".repeat(4096) });
    expect(lan.botMessages()).toHaveLength(1);
    await sendLong({ text: "x".repeat(4097) });
    expect(lan.botMessages().map(({ text }) => text.length)).toEqual([4096, 4096, 1]);
  });

  it("keeps its bold stretches across the cut", async () => {
    await sendLong({ text: long, entities: [{ type: "bold", offset: 0, length: long.length }] });
    const shown = lan.botMessages();
    expect(shown).toHaveLength(3);
    for (const { raw, text } of shown) {
      expect(raw.entities).toEqual([{ type: "bold", offset: 0, length: text.length }]);
    }
  });

  it("a caption that is too long goes on in messages after the file", async () => {
    const payload = { document: "file:7", caption: "chữ ".repeat(400), reply_markup: markup };
    await port().deliver(row("sendDocument", payload));
    const [first, rest] = lan.botMessages();
    expect(first?.document?.name).toBe("a.pdf");
    expect(first?.buttons).toEqual([]);
    expect(rest?.buttons).toEqual([["Tiếp"]]);
    expect(`${first?.text} ${rest?.text}`).toBe("chữ ".repeat(400).trim());
  });
});

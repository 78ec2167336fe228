import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OutboxRow } from "../../../src/db/outbox.ts";
import { createLive, type Live, type LiveSignal } from "../../../src/channels/web/live.ts";
import { readMessages } from "../../../src/channels/web/readMessages.ts";
import { send } from "../../../src/channels/web/send.ts";
import { openDatabase, type Database } from "../../../src/db/database.ts";
import { freshDatabase, type TestDatabase } from "../../support/database.ts";

let database: TestDatabase;
let db: Database;
let live: Live;
let accountId = 0;
let nextId = 0n;
let heard: LiveSignal[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  db = openDatabase({ connectionString: database.connectionString });
  live = createLive({ db, processId: "a" });
});
afterAll(async () => {
  await live.close();
  await db.close();
  await database.drop();
});
beforeEach(async () => {
  const account = await db.prisma.channelAccount.create({
    data: { channel: "web", externalId: crypto.randomUUID() },
  });
  accountId = account.id;
  heard = [];
  live.subscribe(accountId, (signal) => heard.push(signal));
});

function row(method: string, payload: Record<string, unknown>): OutboxRow {
  nextId += 1n;
  return {
    id: nextId,
    key: `u:1:${nextId}`,
    channel: "web",
    conversation: `web:${accountId}`,
    method,
    payload,
    attempts: 0,
  };
}
const deliver = (one: OutboxRow) => send({ db, live }, one);
const shown = () => readMessages(db.pool, accountId, { kind: "latest", limit: 100 });
const keyboard = (...ids: string[]) => ({
  inline_keyboard: ids.map((id) => [{ text: `nút ${id}`, callback_data: id }]),
});

describe("send", () => {
  it("shows a message with its formats and buttons, and tells the open pages", async () => {
    const outcome = await deliver(
      row("sendMessage", {
        chat_id: 1,
        text: "Câu 9/20. a < b",
        entities: [{ type: "bold", offset: 0, length: 9 }],
        reply_markup: keyboard("y", "n"),
      }),
    );
    expect(outcome).toEqual({ kind: "sent", externalId: "1" });
    expect(await shown()).toMatchObject([
      {
        id: 1,
        from: "bot",
        text: "Câu 9/20. a < b",
        entities: [{ type: "bold", offset: 0, length: 9 }],
        buttons: [
          { id: "y", label: "nút y" },
          { id: "n", label: "nút n" },
        ],
      },
    ]);
    expect(heard).toContainEqual({ kind: "messages", accountId });
  });

  it("shows what looks like markup as it was typed", async () => {
    await deliver(row("sendMessage", { text: "<b>710</b> &amp;" }));
    expect(await shown()).toMatchObject([{ text: "<b>710</b> &amp;" }]);
  });

  it("delivered twice, also at once, it stands there once", async () => {
    const one = row("sendMessage", { text: "một" });
    const outcomes = await Promise.all([deliver(one), deliver(one), deliver(one)]);
    outcomes.push(await deliver(one));
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(await shown()).toHaveLength(1);
  });

  it("many at once have distinct numbers", async () => {
    const rows = Array.from({ length: 40 }, (_, n) => row("sendMessage", { text: String(n) }));
    await Promise.all(rows.map(deliver));
    const ids = (await shown()).map((message) => message.id);
    expect(ids).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
  });

  it("changes and takes away the buttons of the message that an outbox row became", async () => {
    const question = row("sendMessage", { text: "hỏi", reply_markup: keyboard("y") });
    await deliver(question);
    const message_id = Number(question.id);
    const edited = await deliver(row("editMessageReplyMarkup", { message_id, reply_markup: keyboard("z") }));
    expect(edited).toEqual({ kind: "sent", externalId: "1" });
    expect(await shown()).toMatchObject([{ text: "hỏi", buttons: [{ id: "z", label: "nút z" }] }]);
    expect(heard).toContainEqual({ kind: "edited", accountId, seq: 1 });
    expect(await deliver(row("editMessageReplyMarkup", { message_id }))).toEqual(edited);
    const [message] = await shown();
    expect(message).not.toHaveProperty("buttons");
  });

  it("does not edit another account's message", async () => {
    const own = row("sendMessage", { text: "của tôi", reply_markup: keyboard("y") });
    await deliver(own);
    const other = await db.prisma.channelAccount.create({ data: { channel: "web", externalId: "other" } });
    for (const markup of [{}, { reply_markup: keyboard("z") }]) {
      const outcome = await deliver({
        ...row("editMessageReplyMarkup", { message_id: Number(own.id), ...markup }),
        conversation: `web:${other.id}`,
      });
      expect(outcome.kind).toBe("failed");
    }
    expect(await shown()).toMatchObject([{ text: "của tôi", buttons: [{ id: "y" }] }]);
  });

  it("a sign of typing leaves no message", async () => {
    expect(await deliver(row("sendChatAction", { action: "typing" }))).toEqual({
      kind: "sent",
      externalId: null,
    });
    expect(await shown()).toEqual([]);
    expect(heard.filter((signal) => signal.kind !== "resync")).toMatchObject([{ kind: "typing" }]);
  });

  it.each<[string, Record<string, unknown>]>([
    ["sendMessage", {}],
    ["sendMessage", { text: "a", parse_mode: "HTML" }],
    ["sendDocument", { document: "file:khong-co" }],
    ["sendDocument", {}],
    ["sendSticker", { sticker: "x" }],
    ["editMessageReplyMarkup", { message_id: 999_999 }],
  ])("%s %j is refused as our mistake", async (method, payload) => {
    expect((await deliver(row(method, payload))).kind).toBe("failed");
    expect(await shown()).toEqual([]);
  });

  it("refuses a conversation that is none of the web's", async () => {
    const outcome = await deliver({ ...row("sendMessage", { text: "a" }), conversation: "tg:5" });
    expect(outcome.kind).toBe("failed");
  });
});

describe("live", () => {
  it("tells pages of other processes, several events at once and in order", async () => {
    const other = createLive({ db, processId: "b" });
    const events: LiveSignal[] = [];
    const resynced = Promise.withResolvers<void>();
    const last = Promise.withResolvers<void>();
    other.subscribe(accountId, (signal) => {
      if (signal.kind === "resync") resynced.resolve();
      else events.push(signal);
      if (signal.kind === "typing") last.resolve();
    });
    await resynced.promise;
    live.announce({ kind: "messages", accountId });
    live.announce({ kind: "edited", accountId, seq: 4 });
    live.announce({ kind: "signedOut", accountId, sessionId: "x".repeat(7_000) });
    live.announce({ kind: "signedOut", accountId, sessionId: "y".repeat(7_000) });
    live.announce({ kind: "messages", accountId: accountId + 1 });
    live.announce({ kind: "typing", accountId });
    await last.promise;
    expect(events.map((event) => event.kind)).toEqual([
      "messages",
      "edited",
      "signedOut",
      "signedOut",
      "typing",
    ]);
    await other.close();
  });

  it("listens again after its connection was cut", async () => {
    const other = createLive({ db, processId: "c" });
    let resyncs = 0;
    const first = Promise.withResolvers<void>();
    const second = Promise.withResolvers<void>();
    const told = Promise.withResolvers<void>();
    other.subscribe(accountId, (signal) => {
      if (signal.kind === "resync") {
        resyncs += 1;
        (resyncs === 1 ? first : second).resolve();
      }
      if (signal.kind === "typing") told.resolve();
    });
    await first.promise;
    await db.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND query = 'LISTEN web_chat'`,
    );
    await second.promise;
    live.announce({ kind: "typing", accountId });
    await told.promise;
    await other.close();
  });
});

import { createServer, type ServerResponse } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { groupedStore } from "../../../src/channels/common/groupedStore.ts";
import type { WebhookHead } from "../../../src/channels/common/webhook.ts";
import { createTelegramApi } from "../../../src/channels/telegram/telegramApi.ts";
import { readUpdate, type TelegramUpdate } from "../../../src/channels/telegram/telegramUpdate.ts";
import { incomingUpdate } from "../../../src/channels/telegram/updateKey.ts";
import {
  createTelegramWebhook,
  registerWebhook,
  webhookPath,
} from "../../../src/channels/telegram/webhook.ts";
import { startTelegramFake } from "../../support/telegram/startTelegramFake.ts";

const SECRET = "bi-mat_1234567890";
const update = {
  update_id: 77,
  message: {
    message_id: 1,
    date: 1,
    chat: { id: 5, type: "private" },
    from: { id: 5, is_bot: false, first_name: "Lan", last_name: "Nguyễn" },
    text: "710",
  },
};

let stored: TelegramUpdate[];
let failing: boolean;
const store = async (updates: readonly TelegramUpdate[]) => {
  if (failing) throw new Error("database down");
  stored.push(...updates);
};
beforeEach(() => {
  stored = [];
  failing = false;
});

const [, , PATH_SECRET = ""] = webhookPath(SECRET).split("/");
const head = (secretToken: string | undefined, pathSecret = PATH_SECRET): WebhookHead => ({
  pathSecret,
  header: (name) => (name === "x-telegram-bot-api-secret-token" ? secretToken : undefined),
});
const webhook = createTelegramWebhook({ secret: SECRET, store });
const post = (body: string | Uint8Array) =>
  webhook.receive(typeof body === "string" ? new TextEncoder().encode(body) : body, head(SECRET));

describe("webhook", () => {
  it("stores an update and answers 200", async () => {
    expect(await post(JSON.stringify(update))).toEqual({ status: 200, outcome: "stored" });
    expect(stored).toMatchObject([
      { id: 77, kind: "message", chatId: 5, isPrivate: true, from: { id: 5, displayName: "Lan Nguyễn" } },
    ]);
  });

  it.each<[given: string, secret: string | undefined, path?: string]>([
    ["no secret", undefined],
    ["an empty one", ""],
    ["a wrong one", "bi-mat_1234567891"],
    ["a part of it", SECRET.slice(0, -1)],
    ["a longer one", `${SECRET}x`],
    ["a wrong path", SECRET, "guess"],
    ["the secret as path", SECRET, SECRET],
  ])("F54: %s is refused before the body is looked at", (_given, secret, path) => {
    expect(webhook.admits(head(secret, path))).toBe(false);
  });

  it("admits the secret on the path that does not tell it, and an unset secret lets nobody in", () => {
    expect(webhook.admits(head(SECRET))).toBe(true);
    expect(PATH_SECRET).toMatch(/^[\w-]{43}$/);
    expect(createTelegramWebhook({ secret: "", store }).admits(head(""))).toBe(false);
  });

  it("what will never be understood is not asked for again", async () => {
    expect(await post("{")).toEqual({ status: 200, outcome: "malformed" });
    expect(await post(new Uint8Array([0xff, 0xfe]))).toEqual({ status: 200, outcome: "malformed" });
    expect(await post(JSON.stringify({ update_id: 1, poll: {} }))).toEqual({
      status: 200,
      outcome: "unknown_kind",
    });
    expect(stored).toEqual([]);
  });

  it("F15: while the database is down Telegram is asked to come again", async () => {
    failing = true;
    expect(await post(JSON.stringify(update))).toMatchObject({ status: 503, outcome: "store_failed" });
  });

  it("takes out what PostgreSQL cannot store, so that one update never blocks the others", async () => {
    await post(
      String.raw`{"update_id":1,"message":{"message_id":1,"date":1,"chat":{"id":5,"type":"private"},"text":"a\u0000b\ud800c😀"}}`,
    );
    expect(stored[0]?.raw).toMatchObject({ message: { text: "abc😀" } });
  });

  it("gives the inbox its key, conversation and order", () => {
    const read = readUpdate(update);
    if (!read.ok) throw new Error(read.reason);
    expect(incomingUpdate("100200300", read.update)).toEqual({
      key: "tg:100200300:77",
      channel: "telegram",
      conversation: "tg:5",
      orderKey: 77n,
      payload: update,
    });
  });
});

describe("webhook of a real HTTP server", () => {
  const close: (() => Promise<void> | void)[] = [];
  afterEach(async () => {
    for (const step of close.splice(0)) await step();
  });

  it("keeps everything, in order per chat, although the database fails twice", async () => {
    const fake = await startTelegramFake({ webhookRetryMs: 5 });
    const grouped = groupedStore(store);
    const answer = async (secretToken: string | undefined, body: Buffer, response: ServerResponse) => {
      const one = createTelegramWebhook({ secret: SECRET, store: grouped });
      const { status } = await one.receive(body, head(secretToken));
      if (status === 503) failing = false;
      response.writeHead(status).end();
    };
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const header = request.headers["x-telegram-bot-api-secret-token"];
        const secretToken = typeof header === "string" ? header : undefined;
        void answer(secretToken, Buffer.concat(chunks), response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const api = createTelegramApi({ token: fake.token, apiRoot: fake.url });
    close.push(
      () => fake.close(),
      () => api.close(),
      () => void server.close(),
    );
    failing = true;
    expect(await registerWebhook(api, { url: `http://127.0.0.1:${port}/`, secret: SECRET })).toMatchObject({
      ok: true,
    });
    for (let index = 0; index < 60; index += 1) fake.user(1 + (index % 3)).sendText(String(index));
    await fake.drained();
    for (const chat of [1, 2, 3]) {
      const ids = stored.filter((one) => one.chatId === chat).map((one) => one.id);
      expect(new Set(ids).size).toBe(20);
      expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    }
  });
});

describe("grouped writes", () => {
  it("joins what arrives during a write, and a failure concerns only its own group", async () => {
    const writes: string[][] = [];
    let release: () => void = () => {};
    const grouped = groupedStore<string>(async (items) => {
      writes.push([...items]);
      if (items.includes("bad")) throw new Error("refused");
      await new Promise<void>((resolve) => (release = resolve));
    });
    const first = grouped(["a"]);
    await expect.poll(() => writes.length).toBe(1);
    const second = [grouped(["b"]), grouped(["bad"])];
    release();
    await first;
    expect((await Promise.allSettled(second)).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    const third = [grouped(["c"]), grouped(["d"])];
    await expect.poll(() => writes.length).toBe(3);
    release();
    await Promise.all(third);
    expect(writes).toEqual([["a"], ["b", "bad"], ["c", "d"]]);
  });
});

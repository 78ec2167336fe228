import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { WebhookHead } from "../../../src/channels/common/webhook.ts";
import { createZaloWebhook, registerWebhook, webhookPath } from "../../../src/channels/zalo/webhook.ts";
import { createZaloApi } from "../../../src/channels/zalo/zaloApi.ts";
import type { ZaloEvent } from "../../../src/channels/zalo/zaloEvent.ts";
import { startZaloFake } from "../../support/zalo/startZaloFake.ts";
import type { ZaloUser } from "../../support/zalo/ZaloUser.ts";
import { PUBLIC_URL, SECRET, zaloWorld, type ZaloWorld } from "../../support/zalo/zaloWorld.ts";

const [, , OWN = ""] = webhookPath(SECRET).split("/");
const NOW = 1_750_316_200_000;
const HOUR = 3_600_000;

function body(date: number, text = "710") {
  const id = "6ede9afa66b88fe6d6a9";
  return JSON.stringify({
    event_name: "message.text.received",
    message: {
      from: { id },
      chat: { id, chat_type: "PRIVATE" },
      text,
      message_id: "2d758cb5e222177a4e35",
      date,
    },
  });
}

describe("webhook", () => {
  let stored: ZaloEvent[];
  let failing: boolean;
  beforeEach(() => {
    stored = [];
    failing = false;
  });
  const webhook = createZaloWebhook({
    secret: SECRET,
    clock: { now: () => NOW },
    store: async (event) => {
      if (failing) throw new Error("database down");
      stored.push(event);
    },
  });
  const head = (pathSecret: string, secret: string | undefined): WebhookHead => ({
    pathSecret,
    header: (name) => (name === "x-bot-api-secret-token" ? secret : undefined),
  });
  const post = (text: string | Uint8Array) =>
    webhook.receive(typeof text === "string" ? new TextEncoder().encode(text) : text, head(OWN, SECRET));

  it.each<[given: string, path: string, secret: string | undefined, admitted: boolean]>([
    ["both", OWN, SECRET, true],
    ["the secret as path, set by hand", SECRET, SECRET, true],
    ["no secret", OWN, undefined, false],
    ["an empty secret", OWN, "", false],
    ["a wrong secret", OWN, "bi-mat_1234567891", false],
    ["a part of it", OWN, SECRET.slice(0, -1), false],
    ["a longer one", OWN, `${SECRET}x`, false],
    ["the path as secret", OWN, OWN, false],
    ["a wrong path", "guess", SECRET, false],
    ["an empty path", "", SECRET, false],
  ])("F54: %s", (_given, path, secret, admitted) => {
    expect(webhook.admits(head(path, secret))).toBe(admitted);
  });

  it("the path does not tell the secret", () => {
    expect(OWN).not.toContain(SECRET);
    expect(OWN).toMatch(/^[\w-]{43}$/);
  });

  it("stores an event and answers 200", async () => {
    expect(await post(body(NOW))).toEqual({ status: 200, outcome: "stored" });
    expect(stored).toMatchObject([{ content: { kind: "text", text: "710" } }]);
  });

  it.each<[what: string, given: string | Uint8Array, outcome: string]>([
    ["an empty probe", "", "probe"],
    ["half a body", "{", "malformed"],
    ["bytes that are no text", new Uint8Array([0xff, 0xfe]), "malformed"],
    ["JSON of something else", "{}", "malformed"],
    ["an unknown event", '{"event_name":"user.followed","message":{}}', "unknown_kind"],
    ["an event of the day before", body(NOW - 24 * HOUR - 1), "repeated"],
  ])("%s is answered 200 and not stored", async (_what, given, outcome) => {
    expect(await post(given)).toEqual({ status: 200, outcome });
    expect(stored).toEqual([]);
  });

  it("F55: an event of just under a day is taken, and one by a clock ahead of ours", async () => {
    expect(await post(body(NOW - 24 * HOUR))).toMatchObject({ outcome: "stored" });
    expect(await post(body(NOW + HOUR))).toMatchObject({ outcome: "stored" });
  });

  it("F15: while the database is down Zalo is asked to come again", async () => {
    failing = true;
    expect(await post(body(NOW))).toMatchObject({ status: 503, outcome: "store_failed" });
  });
});

describe("registering", () => {
  const url = `${PUBLIC_URL}${webhookPath(SECRET)}`;

  it("is tried again until Zalo answers", async () => {
    const fake = await startZaloFake();
    const api = createZaloApi({ token: fake.token, apiRoot: fake.url });
    fake.fault({ action: { kind: "serverError", status: 502 }, times: 2 });
    const pauses: (number | null)[] = [];
    const done = await registerWebhook({
      api,
      url,
      secret: SECRET,
      signal: new AbortController().signal,
      onProblem: ({ pauseMs }) => pauses.push(pauseMs),
      pause: async () => undefined,
    });
    expect(done).toBe(true);
    expect(pauses).toEqual([1_000, 2_000]);
    expect(fake.webhookUrl()).toBe(url);
    api.close();
    await fake.close();
  });

  it("is given up when Zalo refuses the address", async () => {
    const fake = await startZaloFake();
    const api = createZaloApi({ token: fake.token, apiRoot: fake.url });
    const problems: string[] = [];
    const done = await registerWebhook({
      api,
      url: "http://127.0.0.1:8080/zalo/a",
      secret: SECRET,
      signal: new AbortController().signal,
      onProblem: ({ message }) => problems.push(message),
    });
    expect(done).toBe(false);
    expect(problems).toHaveLength(1);
    api.close();
    await fake.close();
  });
});

describe("webhook of the running service", () => {
  let world: ZaloWorld;
  let lan: ZaloUser;
  beforeAll(async () => {
    world = await zaloWorld();
    lan = world.fake.user("Lan");
    await vi.waitUntil(() => world.fake.calls("setWebhook").length > 0, { timeout: 30_000, interval: 5 });
  }, 60_000);
  afterAll(() => world.close());

  const inbox = () => world.service.services.db.prisma.inboxUpdate.count();

  it("is registered below the public address, and answers Zalo's look at it", () => {
    expect(world.fake.webhookUrl()).toBe(`${PUBLIC_URL}${webhookPath(SECRET)}`);
    expect(world.fake.calls("setWebhook")).toMatchObject([{ ok: true, args: { secret_token: SECRET } }]);
  });

  it("answers an empty probe, with the secret or without", async () => {
    expect(await world.fake.post("", {})).toBe(200);
    expect(await world.fake.post("")).toBe(200);
  });

  it("F55: a forged event is refused and leaves nothing", async () => {
    const before = await inbox();
    expect(await world.fake.post(body(NOW), {})).toBe(401);
    expect(await world.fake.post(body(NOW), { "x-bot-api-secret-token": "bi-mat_1234567891" })).toBe(401);
    expect(await inbox()).toBe(before);
  });

  it("a body beyond 1 MiB is refused", async () => {
    expect(await world.fake.post(`${body(NOW)}${" ".repeat(1024 * 1024)}`)).toBe(413);
  });

  it.each([true, false])("takes an event, in its wrapper: %s", async (wrapped) => {
    world.fake.wrapEvents(wrapped);
    const after = lan.botMessages().length;
    lan.sendText("xin chào");
    await lan.waitForMessage("Hệ thống chưa nhận ra tài khoản này", { after });
    expect(world.fake.deliveries().at(-1)?.status).toBe(200);
  });

  it("F55: the same event a hundred times has one effect", async () => {
    await world.idle();
    const before = { inbox: await inbox(), answers: lan.botMessages().length };
    lan.sendText("một lần");
    for (let time = 1; time < 100; time += 1) world.fake.redeliver(1);
    await world.idle();
    expect(
      world.fake
        .deliveries()
        .slice(-100)
        .every(({ status }) => status === 200),
    ).toBe(true);
    expect(await inbox()).toBe(before.inbox + 1);
    expect(lan.botMessages()).toHaveLength(before.answers + 1);
  });

  it("says politely that it cannot read what Zalo withholds", async () => {
    const after = lan.botMessages().length;
    lan.sendUnsupported();
    await lan.waitForMessage(/chưa (hiểu|đọc được|biết|nhận ra)/, { after });
  });

  it("an unknown event is answered with silence", async () => {
    await world.idle();
    const before = { inbox: await inbox(), answers: lan.botMessages().length };
    lan.sendEvent("message.reaction.received", { reaction: "heart" });
    await world.idle();
    expect(await inbox()).toBe(before.inbox);
    expect(lan.botMessages()).toHaveLength(before.answers);
  });
});

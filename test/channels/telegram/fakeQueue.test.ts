import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { isArray, isObject, type JsonObject } from "../../support/telegram/json.ts";
import {
  startTelegramFake,
  type TelegramFake,
  type TelegramFakeOptions,
} from "../../support/telegram/startTelegramFake.ts";
import { callFake, refusalOf } from "./callFake.ts";

let fake: TelegramFake | undefined;
afterEach(() => fake?.close());

async function start(options: TelegramFakeOptions = {}): Promise<TelegramFake> {
  fake = await startTelegramFake({ firstUpdateId: 100, ...options });
  return fake;
}

async function poll(server: TelegramFake, args: JsonObject = {}): Promise<unknown[]> {
  const answer = await callFake(server, "getUpdates", args);
  if (!isArray(answer["result"])) throw new Error(JSON.stringify(answer));
  return answer["result"].filter(isObject).map((update) => update["update_id"]);
}

describe("getUpdates acknowledges like the real server", () => {
  it("gives updates again until an offset beyond them is asked for, and never after", async () => {
    const server = await start();
    const lan = server.user(1);
    for (const text of ["a", "b", "c"]) lan.sendText(text);
    expect(await poll(server)).toEqual([100, 101, 102]);
    expect(await poll(server)).toEqual([100, 101, 102]);
    expect(await poll(server, { offset: 101 })).toEqual([101, 102]);
    expect(await poll(server, { offset: 0 })).toEqual([101, 102]);
    expect(await poll(server, { offset: 101, limit: 1 })).toEqual([101]);
    expect(await poll(server, { offset: 103 })).toEqual([]);
    expect(await poll(server, { offset: 100 })).toEqual([]);
    expect(server.pendingUpdates()).toBe(0);
  });

  it("a negative offset keeps only the newest", async () => {
    const server = await start();
    for (const text of ["a", "b", "c"]) server.user(1).sendText(text);
    expect(await poll(server, { offset: -1 })).toEqual([102]);
    expect(await poll(server, { offset: 0 })).toEqual([102]);
  });

  it("takes an offset far in the future as nonsense", async () => {
    const server = await start();
    server.user(1).sendText("a");
    expect(await poll(server, { offset: 900_000 })).toEqual([100]);
    expect(await poll(server, { offset: 0 })).toEqual([100]);
  });

  it("holds an empty answer back until something happens", async () => {
    const server = await start();
    const waiting = poll(server, { timeout: 30 });
    await expect.poll(() => server.isPolled()).toBe(true);
    server.user(1).sendText("a");
    expect(await waiting).toEqual([100]);
  });

  it("drops what waited for 24 hours, and button presses after 150 seconds", async () => {
    let now = Date.UTC(2026, 0, 5);
    const server = await start({ now: () => now });
    const lan = server.user(1);
    lan.sendText("a");
    lan.pressData("x", 1);
    now += 151_000;
    expect(await poll(server)).toEqual([100]);
    now += 86_400_000;
    expect(await poll(server)).toEqual([]);
  });

  it("a second poller ends the waiting one with a conflict", async () => {
    const server = await start();
    const first = callFake(server, "getUpdates", { timeout: 30 });
    await expect.poll(() => server.isPolled()).toBe(true);
    const second = callFake(server, "getUpdates", { timeout: 30 });
    expect(await first).toMatchObject({
      error_code: 409,
      description:
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    });
    server.user(1).sendText("a");
    expect(await second).toMatchObject({ ok: true, result: [{ update_id: 100 }] });
  });

  it("keeps allowed_updates until they are named again", async () => {
    const server = await start();
    const lan = server.user(1);
    await poll(server, { allowed_updates: ["callback_query"] });
    expect(lan.sendText("a").updateId).toBeUndefined();
    await poll(server);
    expect(lan.sendText("b").updateId).toBeUndefined();
    await poll(server, { allowed_updates: [] });
    expect(lan.sendText("c").updateId).toBe(100);
  });
});

describe("webhook of the fake", () => {
  it("excludes getUpdates, sends the secret, keeps the order and repeats what was not taken", async () => {
    const server = await start({ webhookRetryMs: 5 });
    const seen: { secret: unknown; body: string; status: number }[] = [];
    const statuses = [500, 200, 503, 200, 200];
    const receiver = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk: Buffer) => (body += chunk.toString()));
      request.on("end", () => {
        const status = statuses.shift() ?? 200;
        seen.push({ secret: request.headers["x-telegram-bot-api-secret-token"], body, status });
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
    const { port } = receiver.address() as AddressInfo;
    await callFake(server, "setWebhook", { url: `http://127.0.0.1:${port}/hook`, secret_token: "s3cret" });
    expect(await refusalOf(server, "getUpdates", {})).toBe(
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
    for (const text of ["a", "b", "c"]) server.user(1).sendText(text);
    await server.drained();
    const texts = seen.map(({ body }) => /"text":"(\w)"/.exec(body)?.[1]);
    expect(texts).toEqual(["a", "a", "b", "b", "c"]);
    expect(new Set(seen.map(({ secret }) => secret))).toEqual(new Set(["s3cret"]));
    await callFake(server, "deleteWebhook");
    expect(await poll(server)).toEqual([]);
    receiver.close();
  });
});

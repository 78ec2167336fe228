import { afterEach, describe, expect, it } from "vitest";
import {
  startPolling,
  type PollingEnd,
  type PollingProblem,
} from "../../../src/channels/telegram/startPolling.ts";
import { createTelegramApi } from "../../../src/channels/telegram/telegramApi.ts";
import type { TelegramUpdate } from "../../../src/channels/telegram/telegramUpdate.ts";
import {
  startTelegramFake,
  type TelegramFake,
  type TelegramFakeOptions,
} from "../../support/telegram/startTelegramFake.ts";
import { callFake } from "./callFake.ts";

const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).toReversed()) await step();
});

async function start(options: TelegramFakeOptions = {}): Promise<TelegramFake> {
  const fake = await startTelegramFake({ firstUpdateId: 100, ...options });
  cleanUp.push(() => fake.close());
  return fake;
}

interface Receiver {
  readonly stored: number[];
  readonly problems: PollingProblem[];
  readonly done: Promise<PollingEnd>;
  stop(): Promise<PollingEnd>;
}

/** A poller whose pauses take no time. `store` may refuse a batch by throwing. */
function receiver(
  fake: TelegramFake,
  store?: (batch: readonly TelegramUpdate[]) => void,
  token = fake.token,
): Receiver {
  const api = createTelegramApi({ token, apiRoot: fake.url });
  const controller = new AbortController();
  const stored: number[] = [];
  const problems: PollingProblem[] = [];
  const done = startPolling({
    api,
    store: async (batch) => {
      store?.(batch);
      stored.push(...batch.map((update) => update.id));
    },
    onProblem: (problem) => problems.push(problem),
    signal: controller.signal,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    pollSeconds: 5,
  });
  const stop = () => {
    controller.abort();
    return done;
  };
  cleanUp.push(async () => {
    await stop();
    api.close();
  });
  return { stored, problems, done, stop };
}

describe("long polling", () => {
  it("stores every update once, in order, and acknowledges only what is stored", async () => {
    const fake = await start();
    const lan = fake.user(1);
    for (let index = 0; index < 250; index += 1) lan.sendText(String(index));
    const polling = receiver(fake);
    await fake.drained();
    expect(polling.stored).toEqual(Array.from({ length: 250 }, (_, index) => 100 + index));
    expect(polling.problems).toEqual([]);
    expect(await polling.stop()).toEqual({ reason: "stopped" });
  });

  it("does not move the offset while the store fails, and pauses 1, 2, 4 seconds", async () => {
    const fake = await start();
    fake.user(1).sendText("a");
    fake.user(2).sendText("b");
    let tries = 0;
    const pendingAtFailure: number[] = [];
    const polling = receiver(fake, () => {
      tries += 1;
      if (tries <= 3) {
        pendingAtFailure.push(fake.pendingUpdates());
        throw new Error("database down");
      }
    });
    await fake.drained();
    expect(pendingAtFailure).toEqual([2, 2, 2]);
    expect(polling.stored).toEqual([100, 101]);
    expect(polling.problems.map(({ kind, pauseMs }) => [kind, pauseMs])).toEqual([
      ["store_failed", 1000],
      ["store_failed", 2000],
      ["store_failed", 4000],
    ]);
  });

  it("F01: dies between storing and acknowledging, and the next life gets the update again", async () => {
    const fake = await start();
    fake.user(1).sendText("a");
    const first = receiver(fake, () => void first.stop());
    expect(await first.done).toEqual({ reason: "stopped" });
    expect(first.stored).toEqual([100]);
    expect(fake.pendingUpdates()).toBe(1);
    fake.user(1).sendText("b");
    const second = receiver(fake);
    await fake.drained();
    expect(second.stored).toEqual([100, 101]);
  });

  it("hands on what Telegram delivers twice: the inbox knows it by its key", async () => {
    const fake = await start();
    fake.user(1).sendText("a");
    const polling = receiver(fake);
    await fake.drained();
    fake.redeliver(1);
    await expect.poll(() => polling.stored).toEqual([100, 100]);
  });

  it("goes on from a smaller number after a week without updates", async () => {
    const fake = await start({ firstUpdateId: 900_000_000 });
    fake.user(1).sendText("a");
    const polling = receiver(fake);
    await fake.drained();
    fake.continueUpdatesFrom(5_000);
    fake.user(1).sendText("b");
    fake.user(1).sendText("c");
    await expect.poll(() => polling.stored).toEqual([900_000_000, 5_000, 5_001]);
    await fake.drained();
  });

  it("removes a webhook that is set, without dropping what waits", async () => {
    const fake = await start();
    await callFake(fake, "setWebhook", { url: "http://127.0.0.1:9/none" });
    fake.user(1).sendText("a");
    const polling = receiver(fake);
    await fake.drained();
    expect(polling.stored).toEqual([100]);
    expect(fake.webhookUrl()).toBe("");
  });

  it("F24: survives resets, bad gateways, garbage and floods without losing anything", async () => {
    const fake = await start();
    fake.fault({ methods: ["getUpdates"], action: { kind: "reset", when: "after" }, times: 2 });
    fake.fault({ methods: ["getUpdates"], action: { kind: "serverError", status: 502 }, times: 2 });
    fake.fault({ methods: ["getUpdates"], action: { kind: "tooManyRequests", retryAfter: 7 }, times: 1 });
    fake.fault({ methods: ["deleteWebhook"], action: { kind: "reset", when: "before" }, times: 1 });
    for (const text of ["a", "b", "c"]) fake.user(1).sendText(text);
    const polling = receiver(fake);
    await fake.drained();
    expect(polling.stored).toEqual([100, 101, 102]);
    expect(polling.problems.map(({ kind, pauseMs }) => [kind, pauseMs])).toEqual([
      ["unreachable", 1000],
      ["flood", 7000],
      ["unreachable", 4000],
      ["unreachable", 5000],
      ["unreachable", 5000],
      ["unreachable", 5000],
    ]);
    expect(polling.problems[2]?.message).toBe(
      "Telegram gave no updates: HTTP 502 without an answer of the Bot API",
    );
  });

  it("says clearly that another process takes the updates, and goes on when it is gone", async () => {
    const fake = await start();
    fake.fault({
      methods: ["getUpdates"],
      times: 2,
      action: {
        kind: "refuse",
        code: 409,
        description:
          "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
      },
    });
    fake.user(1).sendText("a");
    const polling = receiver(fake);
    await fake.drained();
    expect(polling.stored).toEqual([100]);
    expect(polling.problems).toMatchObject([
      { kind: "conflict", pauseMs: 3000 },
      { kind: "conflict", pauseMs: 5000 },
    ]);
    expect(polling.problems[0]?.message).toMatch(/^another process takes this bot's updates/);
  });

  it("stops for good when the token is refused, and does not print it", async () => {
    const fake = await start();
    const token = "100200300:AAWrongTokenWrongTokenWrongToken000";
    const polling = receiver(fake, undefined, token);
    const end = await polling.done;
    expect(end).toEqual({
      reason: "unauthorized",
      message: "Telegram does not accept the bot token: 401 Unauthorized: invalid token specified",
    });
  });

  it("acknowledges what it does not know or understand without storing it", async () => {
    const fake = await start();
    await callFake(fake, "getUpdates", {
      allowed_updates: ["message", "poll", "my_chat_member", "channel_post"],
    });
    fake.pushUpdate("poll", { id: "1" });
    fake.pushUpdate("message", { text: "a message of no chat" });
    fake.user(1).sendText("a");
    fake.user(1).block();
    const polling = receiver(fake);
    await fake.drained();
    expect(polling.stored).toEqual([102, 103]);
    expect(polling.problems.map(({ message }) => message)).toEqual([
      "update 100: unknown_kind",
      "update 101: malformed",
    ]);
  });
});

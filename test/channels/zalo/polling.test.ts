import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { startPolling, type PollingEnd, type PollingProblem } from "../../../src/channels/zalo/polling.ts";
import { createZaloApi, type ZaloApi } from "../../../src/channels/zalo/zaloApi.ts";
import type { ZaloEvent } from "../../../src/channels/zalo/zaloEvent.ts";
import { startZaloFake, type ZaloFake } from "../../support/zalo/startZaloFake.ts";

let fake: ZaloFake;
let api: ZaloApi;
let stored: ZaloEvent[];
let problems: PollingProblem[];
/** How often storing still fails. */
let failures: number;
let stopping: AbortController;

beforeEach(async () => {
  fake = await startZaloFake();
  api = createZaloApi({ token: fake.token, apiRoot: fake.url });
  stored = [];
  problems = [];
  failures = 0;
  stopping = new AbortController();
});
afterEach(async () => {
  stopping.abort();
  api.close();
  await fake.close();
});

/** Polls until so many events are stored or the polling ends by itself. */
function poll(until: number, pollSeconds = 30): Promise<PollingEnd> {
  return startPolling({
    api,
    pollSeconds,
    signal: stopping.signal,
    onProblem: (problem) => problems.push(problem),
    pause: async () => undefined,
    store: async (event) => {
      if (failures > 0) {
        failures -= 1;
        throw new Error("database down");
      }
      stored.push(event);
      if (stored.length >= until) stopping.abort();
    },
  });
}
const texts = () => stored.map(({ content }) => (content.kind === "text" ? content.text : content.kind));

it("takes events one after the other, also those that come while it waits", async () => {
  const lan = fake.user("Lan");
  lan.sendText("một");
  lan.sendSticker();
  const end = poll(3);
  setTimeout(() => lan.sendText("ba"), 30);
  expect(await end).toEqual({ reason: "stopped" });
  expect(texts()).toEqual(["một", "sticker", "ba"]);
  expect(problems).toEqual([]);
});

it("an empty answer (408) is no problem", async () => {
  const lan = fake.user("Lan");
  const end = poll(1, 0);
  await vi.waitUntil(() => fake.calls("getUpdates").length >= 3, { timeout: 30_000, interval: 2 });
  lan.sendText("một");
  await end;
  expect(problems).toEqual([]);
});

it("an event that cannot be stored is held until it can: Zalo does not give it again", async () => {
  failures = 2;
  fake.user("Lan").sendText("một");
  await poll(1);
  expect(texts()).toEqual(["một"]);
  expect(problems.map(({ kind, pauseMs }) => [kind, pauseMs])).toEqual([
    ["store_failed", 1_000],
    ["store_failed", 2_000],
  ]);
});

it("F24: trouble on the way is waited out, with growing pauses", async () => {
  fake.fault({ action: { kind: "serverError", status: 502 }, methods: ["getUpdates"], times: 1 });
  fake.fault({ action: { kind: "reset", when: "before" }, methods: ["getUpdates"], times: 1 });
  fake.user("Lan").sendText("một");
  await poll(1);
  expect(texts()).toEqual(["một"]);
  expect(problems.map(({ pauseMs }) => pauseMs)).toEqual([1_000, 2_000]);
});

it("unknown kinds of events are passed over", async () => {
  const lan = fake.user("Lan");
  lan.sendEvent("message.reaction.received", { reaction: "heart" });
  lan.sendText("một");
  await poll(1);
  expect(texts()).toEqual(["một"]);
  expect(problems).toEqual([]);
});

it("a refused token ends the polling with a reason", async () => {
  const other = createZaloApi({ token: "1:other", apiRoot: fake.url });
  const end = await startPolling({
    api: other,
    signal: stopping.signal,
    onProblem: () => undefined,
    store: async () => undefined,
  });
  expect(end).toMatchObject({ reason: "unauthorized" });
  other.close();
});

it("a bot with a webhook is left alone", async () => {
  await api.call("setWebhook", { url: "https://kiemtra.example.gov.vn/zalo/a", secret_token: "12345678" });
  expect(await poll(1)).toMatchObject({ reason: "webhook_set" });
  expect(fake.webhookUrl()).not.toBe("");
  expect(fake.calls("getUpdates")).toEqual([]);
});

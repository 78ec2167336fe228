import { afterAll, beforeAll, expect, it } from "vitest";
import type { Webhook } from "../../src/channels/common/webhook.ts";
import { CHANNEL_NAMES } from "../../src/messaging/channel.ts";
import { webWorld, type WebWorld } from "./webWorld.ts";

const PATHS = ["/telegram", "/zalo", "/zalo-oa", "/of-tomorrow"];

/** Fails on its way, after the secret of its path was right. */
const failing = (path: string): Webhook => ({
  path,
  admits: () => true,
  receive: () => Promise.reject(new Error("no memory")),
});

let world: WebWorld;
const logged: { method: string; path: string }[] = [];
beforeAll(async () => {
  const webhooks = new Map(
    PATHS.flatMap((path, index) => {
      const name = CHANNEL_NAMES[index];
      return name === undefined ? [] : [[name, failing(path)]];
    }),
  );
  world = await webWorld({
    http: {
      webhooks,
      inviteCodeHash: () => {
        throw new Error("no memory");
      },
      onError: (_error, request) => logged.push(request),
    },
  });
});
afterAll(() => world.close());

it.each(PATHS)("a request to %s that fails leaves no secret in the log", async (path) => {
  const response = await fetch(`${world.url}${path}/hush-hush`, { method: "POST", body: "{}" });
  expect(response.status).toBe(503);
  expect(logged.splice(0)).toEqual([{ method: "POST", path: `${path}/:secret` }]);
});

it("nor does a link that fails", async () => {
  expect((await fetch(`${world.url}/i/HUSHHUSH`)).status).toBe(503);
  expect(logged.splice(0)).toEqual([{ method: "GET", path: "/i/:code" }]);
});

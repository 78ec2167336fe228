import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFileLinks } from "../../src/channels/common/fileLinks.ts";
import { FILES_OF_ADDRESS, LINKS_OF_ADDRESS, POSTS_OF_ACCOUNT } from "../../src/http/limits.ts";
import { WebClient } from "./WebClient.ts";
import { webWorld, type WebWorld } from "./webWorld.ts";

let now: number;
let counted: string[];
let world: WebWorld;
beforeEach(async () => {
  now = Date.now();
  counted = [];
  world = await webWorld({
    http: {
      clock: { now: () => now },
      refused: (channel, reason) => counted.push(`${channel} ${reason}`),
      fileLinks: createFileLinks("k".repeat(32)),
    },
  });
});
afterEach(() => world.close());

async function enrolled(name: string): Promise<WebClient> {
  const client = new WebClient(world.url);
  await client.open(await world.invite(await world.person(name)));
  await client.until((messages) => messages.length === 1);
  return client;
}

async function statuses(path: string, count: number, address: string): Promise<number[]> {
  const headers = { "x-forwarded-for": address };
  return Promise.all(
    Array.from({ length: count }, async () => {
      const response = await fetch(world.url + path, { headers, redirect: "manual" });
      if (response.status === 429) expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
      return response.status;
    }),
  );
}

describe("F26: messages of one account", () => {
  it("an afternoon of answers from a phone arrives whole and in order when it waits as it is told", async () => {
    const phone = await enrolled("Lan");
    const answers = Array.from({ length: 200 }, (_, place) => `trả lời ${place + 1}`);
    let waits = 0;
    for (const [place, text] of answers.entries()) {
      for (;;) {
        const response = await phone.post({ clientMessageId: `m${place}`, text });
        if (response.status === 202) break;
        expect(response.status).toBe(429);
        waits += 1;
        now += Number(response.headers.get("retry-after")) * 1_000;
      }
    }
    expect(waits).toBeGreaterThan(10);
    const stored = await world.db.prisma.webMessage.findMany({
      where: { fromBot: false },
      orderBy: { seq: "asc" },
    });
    expect(stored.map(({ text }) => text)).toEqual(answers);
  }, 60_000);

  it("two sessions of one person have one share, another person has their own", async () => {
    const person = await world.person("Sơn");
    const phone = new WebClient(world.url);
    await phone.open(await world.invite(person));
    await phone.until((messages) => messages.length === 1);
    const desk = new WebClient(world.url);
    await desk.open(await world.invite(person, "sign_in"));
    const calm = await enrolled("Yến");
    const half = POSTS_OF_ACCOUNT.burst / 2;
    for (const client of [phone, desk]) {
      const answers = await Promise.all(
        Array.from({ length: half }, (_, place) => client.post({ clientMessageId: `e${place}`, text: "" })),
      );
      expect(answers.every(({ status }) => status === 422)).toBe(true);
    }
    expect((await phone.post({ clientMessageId: "p", text: "1" })).status).toBe(429);
    expect((await desk.post({ clientMessageId: "d", text: "1" })).status).toBe(429);
    expect((await calm.post({ clientMessageId: "c", text: "1" })).status).toBe(202);
    expect(counted).toEqual(["web too_many", "web too_many"]);
  }, 30_000);
});

describe("F26: requests of one address", () => {
  it.each([
    ["links", "/i/7K2F", LINKS_OF_ADDRESS.burst],
    ["papers to be verified", "/verify/0190-x", 60],
    ["signed files", "/files/x?e=1&s=x", FILES_OF_ADDRESS.burst],
  ])("%s are few enough for an office and no more; other addresses go on", async (_what, path, burst) => {
    const all = await statuses(path, burst + 5, "203.0.113.1");
    // Wrong links are refused for a reason of their own before.
    const tooFast = counted.filter((one) => one === "web too_many").length;
    expect(tooFast).toBe(5);
    expect(all.filter((status) => status === 429).length).toBeGreaterThanOrEqual(5);
    const [other] = await statuses(path, 1, "203.0.113.2");
    expect(other).not.toBe(429);
    now += 10_000;
    counted = [];
    await statuses(path, 1, "203.0.113.1");
    expect(counted).not.toContain("web too_many");
  });
});

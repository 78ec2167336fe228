import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "../../src/config.ts";
import { trustedProxies } from "../../src/http/guard/trustedProxies.ts";
import { webWorld, type WebWorld } from "./webWorld.ts";

/** A proxy on an address that is not this machine's usual one, as in another container. */
const PROXY = "127.0.0.2";

const TOKEN = "token-of-the-monitoring";

let world: WebWorld;
let proxy: Server;
let url: string;
beforeAll(async () => {
  const trustProxy = readConfig({ TRUST_PROXY: "10.9.0.0/16, 127.0.0.2" }).trustProxy ?? (() => false);
  world = await webWorld({ http: { trustProxy, metricsToken: TOKEN } });
  proxy = createServer((from, to) => {
    const { "x-client": client = "", ...headers } = from.headers;
    const before = headers["x-forwarded-for"] ?? [];
    const forwarded = [before, client].flat().join(", ");
    const { hostname, port } = new URL(world.url);
    const onward = request(
      {
        hostname,
        port,
        path: from.url,
        localAddress: PROXY,
        headers: { ...headers, "x-forwarded-for": forwarded },
      },
      (answer) => {
        to.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(to);
      },
    );
    from.pipe(onward);
  });
  proxy.listen(0, "127.0.0.1");
  await new Promise((resolve) => proxy.once("listening", resolve));
  const address: AddressInfo | string | null = proxy.address();
  if (address === null || typeof address === "string") throw new Error("the proxy does not listen");
  url = `http://127.0.0.1:${address.port}`;
});
afterAll(async () => {
  proxy.closeAllConnections();
  proxy.close();
  await world.close();
});

const follow = async (client: string, code: string, headers: Record<string, string> = {}) =>
  (await fetch(`${url}/i/${code}`, { redirect: "manual", headers: { "x-client": client, ...headers } }))
    .status;

describe("behind a proxy that the setting names", () => {
  it("counts wrong links by visitor: one who guesses shuts nobody else out, whatever they say they are", async () => {
    const code = await world.invite(await world.person("Lan"));
    for (let n = 0; n < 6; n += 1) {
      await follow("198.51.100.7", "WRONG".padEnd(26, String(n)), { "x-forwarded-for": `203.0.113.${n}` });
    }
    expect(await follow("198.51.100.7", code)).toBe(429);
    expect(await follow("198.51.100.8", code)).toBe(303);
  });

  it("looks through further proxies of its list", async () => {
    for (let n = 0; n < 6; n += 1) {
      await follow("10.9.3.4", "WRONG".padEnd(26, String(n)), { "x-forwarded-for": "198.51.100.9" });
    }
    const code = await world.invite(await world.person("Hoa"));
    expect(await follow("10.9.3.4", code, { "x-forwarded-for": "198.51.100.9" })).toBe(429);
    expect(await follow("10.9.3.4", code, { "x-forwarded-for": "198.51.100.10" })).toBe(303);
  });
});

describe("behind a proxy that no setting names", () => {
  let alone: WebWorld;
  beforeAll(async () => {
    alone = await webWorld({ http: { trustProxy: () => false, metricsToken: TOKEN } });
  });
  afterAll(() => alone.close());

  it("what a request says of its origin is not believed, on this machine neither", async () => {
    for (let n = 0; n < 6; n += 1) {
      const headers = { "x-forwarded-for": `203.0.113.${n}` };
      await fetch(`${alone.url}/i/${"WRONG".padEnd(26, String(n))}`, { redirect: "manual", headers });
    }
    const code = await alone.invite(await alone.person("Mai"));
    const headers = { "x-forwarded-for": "203.0.113.77" };
    expect((await fetch(`${alone.url}/i/${code}`, { redirect: "manual", headers })).status).toBe(429);
  });

  it.each(["x-forwarded-for", "forwarded", "x-real-ip", "via"])(
    "a request that came through one (%s) is not taken for one of this machine",
    async (name) => {
      expect((await fetch(`${alone.url}/metrics`, { headers: { [name]: "127.0.0.1" } })).status).toBe(401);
      expect((await fetch(`${alone.url}/metrics`)).status).toBe(200);
    },
  );
});

describe("what is for the operator only", () => {
  const seen = async (headers: Record<string, string>) => {
    const at = { headers: { "x-client": "198.51.100.7", ...headers } };
    const [metrics, ready] = [await fetch(`${url}/metrics`, at), await fetch(`${url}/readyz`, at)];
    return [metrics.status, ready.status, await ready.json()];
  };

  it("is not told to a visitor, nor to one who claims to be this machine", async () => {
    expect(await seen({})).toEqual([401, 200, { ok: true }]);
    expect(await seen({ "x-forwarded-for": "127.0.0.1" })).toEqual([401, 200, { ok: true }]);
    expect(await seen({ authorization: "Bearer something-else" })).toEqual([401, 200, { ok: true }]);
  });

  it("is told to who has the token, and to this machine", async () => {
    expect(await seen({ authorization: `Bearer ${TOKEN}` })).toEqual([
      200,
      200,
      { ok: true, database: "up" },
    ]);
    expect((await fetch(`${world.url}/metrics`)).status).toBe(200);
  });
});

describe("the demo", () => {
  it("never comes by itself in production, and does elsewhere", () => {
    const demo = (env: Record<string, string>) => readConfig(env).demo;
    expect([demo({}), demo({ NODE_ENV: "production" })]).toEqual([true, false]);
    expect([demo({ DEMO: "0" }), demo({ NODE_ENV: "production", DEMO: "1" })]).toEqual([false, true]);
  });
});

describe("the list of proxies", () => {
  it("holds addresses and networks of both kinds, and sees through IPv4 over IPv6", () => {
    const trusts = trustedProxies(["10.0.0.0/8", "172.18.0.1", "fd00::/8"]);
    const peers = [
      "10.200.1.2",
      "::ffff:10.1.1.1",
      "172.18.0.1",
      "fd12::5",
      "172.18.0.2",
      "fe80::1",
      "unknown",
    ];
    expect(peers.filter((peer) => trusts?.(peer))).toEqual(peers.slice(0, 4));
  });

  it.each(["proxy", "10.0.0.0/33", "10.0.0.0/8/8", "", "10.0.0.0/x"])("%o is a mistake", (entry) => {
    expect(trustedProxies([entry])).toBeNull();
    if (entry !== "") expect(() => readConfig({ TRUST_PROXY: entry })).toThrow("TRUST_PROXY");
  });
});

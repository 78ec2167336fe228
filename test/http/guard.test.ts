import { connect } from "node:net";
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Webhook } from "../../src/channels/common/webhook.ts";
import type { HttpEnv } from "../../src/http/httpDeps.ts";
import { clientAddress } from "../../src/http/guard/clientAddress.ts";
import { readBody } from "../../src/http/guard/readBody.ts";
import { POSTS_OF_ACCOUNT } from "../../src/http/limits.ts";
import { SESSION_LIVES } from "../../src/policies/sessionLives.ts";
import { sessionStands } from "../../src/http/session/findSession.ts";
import { json, WebClient } from "./WebClient.ts";
import { webWorld, type WebWorld } from "./webWorld.ts";

/** What has been delivered, each behind its secret. */
const deliveries: string[] = [];
const delivered: Webhook = {
  path: "/telegram",
  admits: ({ pathSecret }) => pathSecret === "abc",
  async receive(body, { pathSecret }) {
    deliveries.push(`${pathSecret}:${new TextDecoder().decode(body)}`);
    return { status: 200, outcome: "stored" };
  },
};

const { idleMs: SESSION_IDLE_MS, wholeMs: SESSION_LIFE_MS } = SESSION_LIVES.field;

let world: WebWorld;
let secure: WebWorld;
beforeAll(async () => {
  world = await webWorld({ http: { webhooks: new Map([["telegram", delivered]]) } });
  secure = await webWorld({ http: { publicUrl: "https://kiemtra.example.vn" } });
});
afterAll(async () => {
  await world.close();
  await secure.close();
});

async function enrolled(where: WebWorld, name: string): Promise<WebClient> {
  const client = new WebClient(where.url);
  await client.open(await where.invite(await where.person(name)));
  await client.until((messages) => messages.length === 1);
  return client;
}

describe("F57: sessions", () => {
  it("nothing is told without a session", async () => {
    for (const path of ["messages", "events", "session", "sessions"]) {
      const response = await fetch(`${world.url}/api/chat/${path}`);
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ error: { code: "signed_out" } });
    }
    expect((await fetch(`${world.url}/files/x`)).status).toBe(401);
    const post = await fetch(`${world.url}/api/chat/messages`, { method: "POST", body: "{}" });
    expect(post.status).toBe(401);
  });

  it.each(["", "x", "a.b.c", "a".repeat(43), `${"a".repeat(43)}.NOCODE`])(
    "cookie %j is none",
    async (value) => {
      const headers = { cookie: `kiemtra_session=${value}` };
      expect((await fetch(`${world.url}/api/chat/session`, { headers })).status).toBe(401);
    },
  );

  it("signs every device out at once, and nobody else", async () => {
    const phone = await enrolled(world, "Mai");
    const person = await world.db.prisma.person.findFirstOrThrow({ where: { fullName: "Mai" } });
    const desktop = new WebClient(world.url);
    await desktop.open(await world.invite(person.id, "sign_in"));
    await desktop.messages();
    const bystander = await enrolled(world, "Tú");
    expect((await phone.fetch("/api/chat/sessions", { method: "DELETE" })).status).toBe(204);
    expect((await phone.fetch("/api/chat/session")).status).toBe(401);
    expect((await desktop.fetch("/api/chat/session")).status).toBe(401);
    expect((await bystander.fetch("/api/chat/session")).status).toBe(200);
  });

  it("lists the devices, signs one out, then the own one", async () => {
    const phone = await enrolled(world, "Lan");
    const person = await world.db.prisma.person.findFirstOrThrow({ where: { fullName: "Lan" } });
    const desktop = new WebClient(world.url, {
      "user-agent":
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0",
    });
    await desktop.open(await world.invite(person.id, "sign_in"));
    await desktop.messages();
    type Device = { id: string; device: string | null; current: boolean };
    const devices = await json<Device[]>(await phone.fetch("/api/chat/sessions"));
    expect(devices.map(({ device, current }) => ({ device, current }))).toEqual(
      expect.arrayContaining([
        { device: null, current: true },
        { device: "Edge · Windows", current: false },
      ]),
    );
    const other = devices.find((device) => !device.current);
    expect((await phone.fetch(`/api/chat/sessions/${other?.id}`, { method: "DELETE" })).status).toBe(204);
    expect((await desktop.fetch("/api/chat/session")).status).toBe(401);
    expect((await phone.fetch(`/api/chat/sessions/${other?.id}`, { method: "DELETE" })).status).toBe(404);
    expect((await phone.fetch("/api/chat/sign-out", { method: "POST" })).status).toBe(204);
    expect(phone.cookies.size).toBe(0);
  });

  it("lists no device that has been idle for too long, and ends its open page", async () => {
    const phone = await enrolled(world, "Thu");
    const person = await world.db.prisma.person.findFirstOrThrow({ where: { fullName: "Thu" } });
    const desktop = new WebClient(world.url, { "user-agent": "Windows Edg/140.0" });
    await desktop.open(await world.invite(person.id, "sign_in"));
    await desktop.messages();
    type Device = { id: string; device: string | null };
    const listed = async () => json<Device[]>(await phone.fetch("/api/chat/sessions"));
    const idle = (await listed()).find(({ device }) => device === "Edge · Windows");
    const now = () => new Date(world.clock.now());
    expect(await sessionStands(world.db.pool, idle?.id ?? "", now())).toBe(true);
    world.advance(SESSION_IDLE_MS - 60_000);
    await phone.fetch("/api/chat/session");
    world.advance(120_000);
    expect((await listed()).map(({ device }) => device)).toEqual([null]);
    expect(await sessionStands(world.db.pool, idle?.id ?? "", now())).toBe(false);
  });

  it("nobody signs out another account's device", async () => {
    const [one, other] = [await enrolled(world, "Hoa"), await enrolled(world, "Minh")];
    const [device] = await json<{ id: string }[]>(await one.fetch("/api/chat/sessions"));
    expect((await other.fetch(`/api/chat/sessions/${device?.id}`, { method: "DELETE" })).status).toBe(404);
    expect((await one.fetch("/api/chat/session")).status).toBe(200);
  });

  it("a session ends when it is not used, and in any case at its age", async () => {
    const client = await enrolled(world, "Bình");
    const until = world.clock.now() + SESSION_LIFE_MS;
    world.advance(SESSION_IDLE_MS - 60_000);
    expect((await client.fetch("/api/chat/session")).status).toBe(200);
    world.advance(SESSION_IDLE_MS - 60_000);
    expect((await client.fetch("/api/chat/session")).status).toBe(200);
    world.advance(SESSION_IDLE_MS + 60_000);
    expect((await client.fetch("/api/chat/session")).status).toBe(401);
    const busy = await enrolled(world, "Mai");
    const end = world.clock.now() + SESSION_LIFE_MS;
    expect(end).toBeGreaterThan(until);
    while (world.clock.now() < end - SESSION_IDLE_MS) {
      world.advance(SESSION_IDLE_MS - 60_000);
      expect((await busy.fetch("/api/chat/session")).status).toBe(200);
    }
    world.advance(end - world.clock.now() + 1_000);
    expect((await busy.fetch("/api/chat/session")).status).toBe(401);
  });

  it("over https the cookie is Secure and bound to the host", async () => {
    const response = await fetch(`${secure.url}/i/${await secure.invite(await secure.person("Nga"))}`, {
      redirect: "manual",
    });
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-kiemtra_session=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ]);
    expect(response.headers.get("strict-transport-security")).toBe("max-age=31536000");
  });
});

describe("F57: requests from elsewhere", () => {
  it.each<[string, Record<string, string>, number]>([
    ["another site", { origin: "https://evil.example" }, 403],
    ["a page without an origin", { origin: "null" }, 403],
    ["another port of this host", { origin: "http://127.0.0.1:1" }, 403],
    ["a sub-domain, by what the browser says", { "sec-fetch-site": "same-site" }, 403],
    ["another site, by what the browser says", { "sec-fetch-site": "cross-site" }, 403],
    ["the own page", { "sec-fetch-site": "same-origin" }, 202],
    ["a program without a browser", {}, 202],
  ])("from %s", async (_, headers, status) => {
    const client = await enrolled(world, `Anh ${_}`);
    const response = await client.fetch("/api/chat/messages", {
      method: "POST",
      headers,
      body: JSON.stringify({ clientMessageId: "x", text: "a" }),
    });
    expect(response.status).toBe(status);
  });

  it("the own origin is the public one when the service stands behind a proxy", async () => {
    const client = await enrolled(secure, "Tuấn");
    const post = (origin: string) =>
      client.fetch("/api/chat/messages", {
        method: "POST",
        headers: { origin },
        body: JSON.stringify({ clientMessageId: origin, text: "a" }),
      });
    expect((await post("https://kiemtra.example.vn")).status).toBe(202);
    expect((await post(secure.url)).status).toBe(403);
  });

  it("every answer carries the security headers", async () => {
    for (const path of ["/chat", "/i/NO", "/healthz", "/web/chat.js", "/api/chat/session", "/nothing"]) {
      const { headers } = await fetch(world.url + path);
      expect(headers.get("content-security-policy")).toMatchInlineSnapshot(
        `"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; media-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"`,
      );
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("same-origin");
      expect(headers.get("x-frame-options")).toBe("DENY");
    }
  });
});

describe("limits", () => {
  it("a runaway page is slowed down, other accounts are not", async () => {
    const still = Date.now();
    const own = await webWorld({ http: { clock: { now: () => still } } });
    const [runaway, calm] = [await enrolled(own, "Sơn"), await enrolled(own, "Yến")];
    const answers = await Promise.all(
      Array.from({ length: POSTS_OF_ACCOUNT.burst + 5 }, (_, index) =>
        runaway.post({ clientMessageId: `r${index}`, text: "" }),
      ),
    );
    const refused = answers.filter((answer) => answer.status === 429);
    expect(refused.length).toBe(5);
    expect(refused[0]?.headers.get("retry-after")).toBe("1");
    expect((await calm.post({ clientMessageId: "calm", text: "710" })).status).toBe(202);
    await own.close();
  });

  it("a body that does not come is given up", async () => {
    const stalled = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array(3)),
    });
    const request = new Request("http://x/", { method: "POST", body: stalled, duplex: "half" });
    expect(await readBody(request, { maxBytes: 100, timeoutMs: 30 })).toEqual({
      ok: false,
      reason: "too-slow",
    });
  });

  it("a body that only dribbles is given up long before its time", async () => {
    const dribble = () => {
      let timer: NodeJS.Timeout | undefined;
      let ended = false;
      return new ReadableStream<Uint8Array>({
        start(controller) {
          timer = setInterval(() => controller.enqueue(new Uint8Array(1)), 5);
          setTimeout(() => {
            clearInterval(timer);
            if (!ended) controller.close();
          }, 400);
        },
        cancel() {
          ended = true;
          clearInterval(timer);
        },
      });
    };
    const read = (pace: { bytes: number; everyMs: number }) =>
      readBody(new Request("http://x/", { method: "POST", body: dribble(), duplex: "half" }), {
        maxBytes: 10_000,
        timeoutMs: 60_000,
        pace,
      });
    expect(await read({ bytes: 1_000, everyMs: 100 })).toEqual({ ok: false, reason: "too-slow" });
    expect(await read({ bytes: 1, everyMs: 100 })).toMatchObject({ ok: true });
  });

  it("a request line without an end does not hold a connection for ever", async () => {
    const { port } = new URL(world.url);
    const socket = connect(Number(port), "127.0.0.1");
    socket.write("GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ");
    socket.resume();
    await new Promise((resolve) => socket.once("close", resolve));
  }, 60_000);

  it.each([
    ["203.0.113.5", "203.0.113.5"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["2001:db8::1", "2001:db8:0:0"],
    ["10.0.0.1, 203.0.113.5", "203.0.113.5"],
  ])("behind the proxy %s is counted as %s", async (forwarded, expected) => {
    expect(await addressSeen("127.0.0.1", forwarded)).toBe(expected);
    expect(await addressSeen("198.51.100.9", forwarded)).toBe("198.51.100.9");
  });

  async function addressSeen(peer: string, forwarded: string): Promise<string> {
    const app = new Hono<HttpEnv>().get("/", (c) =>
      c.text(clientAddress({ trustProxy: (peer) => peer === "127.0.0.1" }, c)),
    );
    const incoming = { socket: { remoteAddress: peer } };
    const response = await app.request("/", { headers: { "x-forwarded-for": forwarded } }, { incoming });
    return response.text();
  }
});

describe("webhooks", () => {
  it("hands the bounded body and the path's secret to the channel", async () => {
    const response = await fetch(`${world.url}/telegram/abc`, { method: "POST", body: `{"update_id":1}` });
    expect(response.status).toBe(200);
    expect(deliveries).toEqual([`abc:{"update_id":1}`]);
    const large = await fetch(`${world.url}/telegram/abc`, {
      method: "POST",
      body: "x".repeat(1024 * 1024 + 1),
    });
    expect(large.status).toBe(413);
  });

  it("a channel that is off has no address", async () => {
    expect((await fetch(`${secure.url}/telegram/abc`, { method: "POST", body: "{}" })).status).toBe(404);
  });
});

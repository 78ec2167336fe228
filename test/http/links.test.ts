import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PROMISE_KEPT_MS } from "../../src/http/limits.ts";
import { json, WebClient } from "./WebClient.ts";
import { webWorld, type WebWorld } from "./webWorld.ts";

let world: WebWorld;
beforeAll(async () => {
  world = await webWorld();
});
afterAll(() => world.close());

const accounts = () => world.db.prisma.channelAccount.count();
const sessions = () => world.db.prisma.webSession.count();

/** Wrong codes are counted by address; each test comes from its own. */
let lastAddress = 0;
function visitor(headers: Record<string, string> = {}): WebClient {
  lastAddress += 1;
  return new WebClient(world.url, { "x-forwarded-for": `203.0.113.${lastAddress}`, ...headers });
}

describe("GET /i/CODE", () => {
  it("sets an HttpOnly cookie and leads to the chat; opening it writes nothing", async () => {
    const before = [await accounts(), await sessions()];
    const client = visitor();
    const response = await client.fetch(`/i/${await world.invite(await world.person("Lan"))}`);
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("/chat");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^kiemtra_session=[\w-]{44}\.\w{26}; Max-Age=7776000; Path=\/; HttpOnly; SameSite=Lax$/,
      ),
    ]);
    expect([await accounts(), await sessions()]).toEqual(before);
    await client.fetch("/api/chat/messages?after=0");
    expect([await accounts(), await sessions()]).toEqual(before.map((count) => count + 1));
    expect(client.cookies.get("kiemtra_session")).toMatch(/^[\w-]{43}$/);
  });

  it("stores the token and the code only as hashes", async () => {
    const client = visitor();
    const code = await world.invite(await world.person("Hoa"));
    await client.open(code);
    const token = client.cookies.get("kiemtra_session") ?? "";
    const dump = await world.db.pool.query(
      `SELECT (SELECT json_agg(s) FROM "WebSession" s)::text || (SELECT json_agg(i) FROM "Invite" i)::text AS all`,
    );
    expect(token).toHaveLength(43);
    expect(JSON.stringify(dump.rows)).not.toContain(token);
    expect(JSON.stringify(dump.rows)).not.toContain(code);
  });

  it("gives another token at the first call, and never one that the browser has brought along", async () => {
    const code = await world.invite(await world.person("Khánh"));
    const planted = { headers: { cookie: `kiemtra_session=${"A".repeat(44)}.${code}` } };
    const before = [await accounts(), await sessions()];
    const answer = await fetch(`${world.url}/api/chat/session`, planted);
    expect(answer.status).toBe(401);
    expect([await accounts(), await sessions()]).toEqual(before);
    const client = visitor();
    await client.fetch(`/i/${code}`);
    const [promised] = (client.cookies.get("kiemtra_session") ?? "").split(".");
    // The promise of one link is none for another.
    const other = await world.invite(await world.person("Thảo"));
    const moved = { headers: { cookie: `kiemtra_session=${promised}.${other}` } };
    expect((await fetch(`${world.url}/api/chat/session`, moved)).status).toBe(401);
    await client.fetch("/api/chat/session");
    const token = client.cookies.get("kiemtra_session") ?? "";
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(token).not.toContain(promised?.slice(0, 22));
    const shown = { headers: { cookie: `kiemtra_session=${promised}` } };
    expect((await fetch(`${world.url}/api/chat/session`, shown)).status).toBe(401);
  });

  it("works with the first cookie while its answer may have been lost, and with parallel first calls", async () => {
    const client = visitor();
    await client.fetch(`/i/${await world.invite(await world.person("Minh"))}`);
    const first = client.cookies.get("kiemtra_session") ?? "";
    const before = await sessions();
    const stubborn = { headers: { cookie: `kiemtra_session=${first}` } };
    await Promise.all(
      Array.from({ length: 8 }, () => fetch(`${world.url}/api/chat/messages?after=0`, stubborn)),
    );
    expect(await sessions()).toBe(before + 1);
    await world.settle();
    const messages = await json<object[]>(await fetch(`${world.url}/api/chat/messages?after=0`, stubborn));
    expect(messages).toMatchObject([{ text: "Chào đồng chí Minh" }]);
    world.advance(PROMISE_KEPT_MS);
    expect((await fetch(`${world.url}/api/chat/session`, stubborn)).status).toBe(401);
  });

  it("followed again in the same browser leads back to the same chat", async () => {
    const client = visitor();
    const code = await world.invite(await world.person("Bình"));
    await client.open(code);
    await client.until((messages) => messages.length === 1);
    const before = await accounts();
    expect((await client.open(code)).status).toBe(200);
    await world.settle();
    expect(await client.messages()).toHaveLength(1);
    expect(await accounts()).toBe(before);
  });

  it("a person already here follows an invitation to a further inspection, in the same chat", async () => {
    const client = visitor();
    const person = await world.person("Mai");
    await client.open(await world.invite(person));
    await client.until((messages) => messages.length === 1);
    const second = await world.invite(person);
    await client.open(second);
    await client.open(second);
    const messages = await client.until((all) => all.length === 2);
    expect(messages.map((message) => message.text)).toEqual(["Chào đồng chí Mai", "Chào đồng chí Mai"]);
  });

  it("of somebody else on a shared phone begins that person's chat and ends the former session", async () => {
    const client = visitor();
    await client.open(await world.invite(await world.person("Anh")));
    await client.until((messages) => messages.length === 1);
    const former = client.cookies.get("kiemtra_session");
    await client.open(await world.invite(await world.person("Nga")));
    const messages = await client.until((all) => all.length === 1);
    expect(messages).toMatchObject([{ text: "Chào đồng chí Nga" }]);
    const back = await fetch(`${world.url}/api/chat/messages`, {
      headers: { cookie: `kiemtra_session=${former}` },
    });
    expect(back.status).toBe(401);
  });

  it("unknown, used and expired give one and the same page", async () => {
    const used = await world.invite(await world.person("Tuấn"));
    const first = visitor();
    await first.open(used);
    await first.until((messages) => messages.length === 1);
    const expired = await world.invite(await world.person("Hùng"));
    await world.db.prisma.invite.updateMany({
      where: { person: { fullName: "Hùng" } },
      data: { expiresAt: new Date(world.clock.now() - 1) },
    });
    const pages = await Promise.all(
      [used, expired, "7K2F7K2F7K2F7K2F7K2F7K2F7K", "x"].map(async (code) => {
        const response = await visitor().fetch(`/i/${code}`);
        expect(response.headers.getSetCookie()).toEqual([]);
        return { status: response.status, body: await response.text() };
      }),
    );
    expect(pages[0]).toMatchObject({ status: 410, body: expect.stringContaining("Thư ký đoàn") });
    expect(new Set(pages.map((page) => JSON.stringify(page))).size).toBe(1);
  });

  it("codes may be written in small letters, with hyphens", async () => {
    const code = await world.invite(await world.person("Yến"));
    const client = visitor();
    await client.open((code.match(/.{1,4}/g) ?? []).join("-").toLowerCase());
    expect(await client.until((messages) => messages.length === 1)).toMatchObject([
      { text: "Chào đồng chí Yến" },
    ]);
  });

  it.each([
    ["Telegram's preview", { "user-agent": "TelegramBot (like TwitterBot)" }],
    ["Facebook's preview", { "user-agent": "facebookexternalhit/1.1" }],
    ["a browser loading ahead", { "sec-purpose": "prefetch;prerender" }],
  ])("%s gets a sentence, and the link still works", async (_, headers) => {
    const code = await world.invite(await world.person(`Sơn ${_}`));
    const preview = await visitor(headers).fetch(`/i/${code}`);
    expect(preview.status).toBe(200);
    expect(preview.headers.getSetCookie()).toEqual([]);
    const client = visitor();
    await client.open(code);
    await client.until((messages) => messages.length === 1);
  });

  it("a preview nobody knows, which follows the redirect, uses nothing up either", async () => {
    const code = await world.invite(await world.person("Tám"));
    const before = [await accounts(), await sessions()];
    for (let times = 0; times < 3; times += 1) await fetch(`${world.url}/i/${code}`);
    expect([await accounts(), await sessions()]).toEqual(before);
    const client = visitor();
    await client.open(code);
    await client.until((messages) => messages.length === 1);
  });
});

describe("a sign-in link", () => {
  it("leads into the person's own chat on a further device, once", async () => {
    const person = await world.person("Thu");
    const phone = visitor();
    await phone.open(await world.invite(person));
    await phone.until((messages) => messages.length === 1);
    const code = await world.invite(person, "sign_in");
    const desktop = visitor();
    await desktop.open(code);
    await desktop.messages();
    await world.settle();
    await phone.say("từ điện thoại");
    const messages = await desktop.until((all) =>
      all.some((message) => message.text === "text: từ điện thoại"),
    );
    expect(messages[0]).toMatchObject({ text: "Chào đồng chí Thu" });
    expect(await json(await desktop.fetch("/api/chat/session"))).toMatchObject({ name: "Thu", locale: "vi" });
    expect((await visitor().fetch(`/i/${code}`)).status).toBe(410);
  });

  it("opened in two browsers at once lets one in", async () => {
    const code = await world.invite(await world.person("Sáu"), "sign_in");
    const browsers = Array.from({ length: 5 }, () => visitor());
    await Promise.all(browsers.map((browser) => browser.fetch(`/i/${code}`)));
    const answers = await Promise.all(browsers.map((browser) => browser.fetch("/api/chat/messages")));
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([
      200, 401, 401, 401, 401,
    ]);
  });

  it("of a person new to the web makes them an account and greets them", async () => {
    const client = visitor();
    await client.open(await world.invite(await world.person("Lụa"), "sign_in"));
    const messages = await client.until((all) => all.length === 1);
    expect(messages).toMatchObject([{ text: "text: /start" }]);
  });
});

describe("F50: guessing codes", () => {
  it("locks an address after five wrong ones for an hour, good codes included", async () => {
    const guesser = visitor();
    const code = await world.invite(await world.person("Hường"));
    for (let guess = 0; guess < 5; guess += 1) {
      expect((await guesser.fetch(`/i/WRONG-${guess}`)).status).toBe(410);
    }
    const refused = await guesser.fetch("/i/WRONG-6");
    expect(refused.status).toBe(429);
    expect(await refused.text()).toContain("Có quá nhiều lần thử không đúng");
    expect((await guesser.fetch(`/i/${code}`)).status).toBe(429);
    expect((await visitor().fetch(`/i/${code}`)).status).toBe(303);
    world.advance(60 * 60 * 1000 + 1);
    expect((await guesser.fetch("/i/WRONG-7")).status).toBe(410);
  });

  it("after fifty in all stops every address that has guessed, and nobody else", async () => {
    world.advance(60 * 60 * 1000 + 1);
    const guessers = Array.from({ length: 25 }, () => visitor());
    for (const guesser of guessers) {
      for (const guess of ["A", "B"]) expect((await guesser.fetch(`/i/NO-${guess}`)).status).toBe(410);
    }
    expect((await guessers[0]?.fetch("/i/NO-C"))?.status).toBe(429);
    const code = await world.invite(await world.person("Thắm"));
    expect((await visitor().fetch(`/i/${code}`)).status).toBe(303);
  });

  it("an old link that was real is no guess", async () => {
    const used = await world.invite(await world.person("Cúc"));
    const first = visitor();
    await first.open(used);
    await first.until((messages) => messages.length === 1);
    const colleague = visitor();
    for (let times = 0; times < 10; times += 1) {
      expect((await colleague.fetch(`/i/${used}`)).status).toBe(410);
    }
  });
});

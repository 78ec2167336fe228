import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { performAct } from "../../src/messaging/act.ts";
import { passkeysOf, removePasskey } from "../../src/usecases/passkey/ownPasskeys.ts";
import { WebClient } from "../http/WebClient.ts";
import { SoftPasskey } from "../support/SoftPasskey.ts";
import { createWorld, type World } from "../support/world.ts";

const MINUTE = 60_000;
const madeSchema = z.looseObject({ challenge: z.string(), rp: z.object({ id: z.string() }) });
const shownSchema = z.looseObject({ challenge: z.string(), rpId: z.string() });

describe("passkeys in the web chat", () => {
  let world: World;
  let lead: WebClient;
  let member: WebClient;
  const key = new SoftPasskey();
  const foreign = new SoftPasskey();
  beforeAll(async () => {
    world = await createWorld("web");
    lead = await enrolled("lead");
    member = await enrolled("procedures");
  }, 60_000);
  afterAll(() => world.close());

  const { origin } = { origin: () => world.service.publicUrl };

  it("is made from the settings, by the device first and then by the press", async () => {
    await says(lead, "cài đặt");
    await presses(lead, "Tạo khóa truy cập");
    const button = (await lead.messages()).at(-1)?.buttons?.[0];
    expect(button).toMatchObject({ label: "Tạo khóa trên thiết bị này", does: "add" });
    await presses(lead, "Tạo khóa trên thiết bị này");
    expect(await last(lead)).toContain("Khóa truy cập dùng để đăng nhập và xác nhận");
    expect(await add(lead, key)).toBe(204);
    await presses(lead, "Tạo khóa trên thiết bị này");
    expect(await last(lead)).toContain("✓ Đã tạo khóa truy cập.");
    await says(lead, "cài đặt");
    expect(await last(lead)).toMatch(/Khóa truy cập: .*, tạo ngày 17\/9\/2020/);
    expect(await add(member, foreign)).toBe(204);
  });

  it("a second one is not added by whoever holds the session only", async () => {
    expect((await post(lead, "/api/chat/passkeys/add/options", {})).status).toBe(403);
    await says(lead, "cài đặt");
    await presses(lead, "Tạo khóa truy cập");
    expect(await last(lead)).toContain("đề nghị đồng chí xác nhận thêm một bước");
    await presses(lead, "Dừng lại");
  });

  it("confirms what the lead decides: the entry waits, the press alone does nothing, then it goes on", async () => {
    await says(lead, "văn bản");
    await presses(lead, "Ghi số: Thông báo kết luận kiểm tra");
    await says(lead, "12");
    await says(lead, "17/9/2020");
    expect(await last(lead)).toContain("đề nghị đồng chí xác nhận thêm một bước");
    await presses(lead, "Xác nhận bằng khóa truy cập");
    expect(await number()).toBeNull();
    expect(await confirm(lead, foreign)).toEqual([422, "passkey_foreign"]);
    expect(await confirm(lead, new SoftPasskey())).toEqual([422, "passkey_unknown"]);
    key.verifies = false;
    expect(await confirm(lead, key)).toEqual([422, "passkey_wrong"]);
    key.verifies = true;
    expect(await confirm(lead, key, "https://kiemtra.example")).toEqual([422, "passkey_wrong"]);
    await presses(lead, "Xác nhận bằng khóa truy cập");
    expect(await number()).toBeNull();
    expect(await confirm(lead, key)).toEqual([204, null]);
    await presses(lead, "Xác nhận bằng khóa truy cập");
    expect(await number()).toBe("12");
  });

  it("holds in this browser only, and for some minutes", async () => {
    const { prisma } = world.service.services.db;
    const person = await prisma.passkey.findFirstOrThrow({ where: { id: key.id.toString("base64url") } });
    const held = await prisma.stepUpConfirmation.findMany({ where: { personId: person.personId } });
    expect(held.map(({ session }) => session)).toEqual([expect.stringMatching(/^web:\d+#.{20,}$/)]);
    world.clock.advance(11 * MINUTE);
    await says(lead, "văn bản");
    await presses(lead, "Ghi số: Biên bản kiểm tra");
    await says(lead, "3");
    expect(await last(lead)).toContain("đề nghị đồng chí xác nhận thêm một bước");
  });

  it.each([
    ["a day late", 24 * 60 * MINUTE, "passkey_expired"],
    ["six minutes late", 6 * MINUTE, "passkey_expired"],
  ])("what was asked is not taken %s", async (_how, later, code) => {
    const { options } = await asked(lead, "/api/chat/passkeys/confirm");
    const proof = key.shown(options, origin());
    world.clock.advance(later);
    lead = await signedIn(key);
    expect(await answered(await post(lead, "/api/chat/passkeys/confirm", proof))).toEqual([422, code]);
  });

  it("what was shown once is not taken again, nor at the sign-in", async () => {
    const { options } = await asked(lead, "/api/chat/passkeys/confirm");
    const proof = key.shown(options, origin());
    expect(await answered(await post(new WebClient(origin()), "/api/sign-in/passkey", proof))).toEqual([
      422,
      "passkey_expired",
    ]);
    expect(await answered(await post(lead, "/api/chat/passkeys/confirm", proof))).toEqual([204, null]);
    expect(await answered(await post(lead, "/api/chat/passkeys/confirm", proof))).toEqual([
      422,
      "passkey_expired",
    ]);
  });

  it("signs in without a link, with a token of its own, and the other browser hears of it once", async () => {
    const before = lead.cookies.get("kiemtra_session");
    const windows = { "user-agent": "Windows Edg/140.0" };
    const browser = await signedIn(key, windows);
    await signedIn(key, windows);
    expect(browser.cookies.get("kiemtra_session")).toMatch(/^[\w-]{43}$/);
    expect(browser.cookies.get("kiemtra_session")).not.toBe(before);
    const said = (await browser.messages()).map(({ text }) => text);
    const told = said.filter((text) => text.includes("Tài khoản vừa được liên kết với trang trò chuyện"));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain("(Edge · Windows)");
  });

  it("one whose counter goes back is refused, also when its owner shows it", async () => {
    const stored = key.counter;
    key.counter = 0;
    const { options } = await asked(lead, "/api/chat/passkeys/confirm");
    const proof = key.shown(options, origin());
    expect(await answered(await post(lead, "/api/chat/passkeys/confirm", proof))).toEqual([
      422,
      "passkey_copied",
    ]);
    key.counter = stored;
    const { prisma } = world.service.services.db;
    const refused = await prisma.auditEvent.findMany({ where: { action: "passkey.refused" } });
    const why = refused.map(({ data }) => z.looseObject({ why: z.string() }).parse(data).why);
    expect([...new Set(why)].toSorted()).toEqual(["copied", "expired", "foreign", "unknown", "wrong"]);
  });

  it("a lost one is removed by the operator, and opens nothing any more", async () => {
    const { services } = world.service;
    const { personId } = await services.db.prisma.passkey.findFirstOrThrow({
      where: { id: key.id.toString("base64url") },
    });
    await performAct(services, { key: "test:lost" }, async (act) => {
      for (const { tag } of await passkeysOf(act, personId)) await removePasskey(act, personId, tag);
    });
    const browser = new WebClient(origin());
    const { options } = await asked(browser, "/api/sign-in/passkey");
    const proof = key.shown(options, origin());
    expect(await answered(await post(browser, "/api/sign-in/passkey", proof))).toEqual([
      422,
      "passkey_unknown",
    ]);
  });

  it("nonsense is refused", async () => {
    for (const body of [{}, [], { id: 1 }, { id: "x".repeat(70_000) }]) {
      expect((await post(lead, "/api/chat/passkeys/confirm", body)).status).toBe(400);
      expect((await post(new WebClient(origin()), "/api/sign-in/passkey", body)).status).toBe(400);
    }
  });

  const number = async () => (await world.service.services.db.prisma.paperNumber.findFirst())?.number ?? null;

  async function enrolled(who: string): Promise<WebClient> {
    const client = new WebClient(world.service.publicUrl);
    await client.open(world.invite(who).code);
    await client.until((messages) => messages.length > 0);
    await presses(client, "Đúng, bắt đầu");
    return client;
  }

  async function says(client: WebClient, text: string): Promise<void> {
    await client.say(text);
    await world.service.idle();
  }

  async function presses(client: WebClient, label: string): Promise<void> {
    const messages = await client.messages();
    const button = messages.flatMap(({ buttons = [] }) => buttons).findLast((one) => one.label === label);
    if (button === undefined) throw new Error(`no button ${label} in ${messages.at(-1)?.text}`);
    const sent = await client.post({ clientMessageId: randomUUID(), button: button.id });
    expect(sent.status).toBe(202);
    await world.service.idle();
  }

  async function last(client: WebClient): Promise<string> {
    return (await client.messages()).findLast(({ from }) => from === "bot")?.text ?? "";
  }

  function post(client: WebClient, path: string, body: unknown): Promise<Response> {
    const headers = { "content-type": "application/json" };
    return client.fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
  }

  async function asked(client: WebClient, path: string) {
    const response = await post(client, `${path}/options`, {});
    expect(response.status).toBe(200);
    return { options: shownSchema.parse(await response.json()) };
  }

  async function answered(response: Response): Promise<[number, string | null]> {
    if (response.status === 204) return [204, null];
    const body = z.object({ error: z.looseObject({ code: z.string() }) }).parse(await response.json());
    return [response.status, body.error.code];
  }

  async function add(client: WebClient, passkey: SoftPasskey): Promise<number> {
    const options = await post(client, "/api/chat/passkeys/add/options", {});
    const made = passkey.made(madeSchema.parse(await options.json()), origin());
    return (await post(client, "/api/chat/passkeys/add", made)).status;
  }

  async function confirm(
    client: WebClient,
    passkey: SoftPasskey,
    from: string = origin(),
  ): Promise<[number, string | null]> {
    const { options } = await asked(client, "/api/chat/passkeys/confirm");
    return answered(await post(client, "/api/chat/passkeys/confirm", passkey.shown(options, from)));
  }

  async function signedIn(passkey: SoftPasskey, headers: Record<string, string> = {}): Promise<WebClient> {
    const browser = new WebClient(origin(), headers);
    const { options } = await asked(browser, "/api/sign-in/passkey");
    const answer = await post(browser, "/api/sign-in/passkey", passkey.shown(options, origin()));
    expect(answer.status).toBe(204);
    await world.service.idle();
    return browser;
  }
});

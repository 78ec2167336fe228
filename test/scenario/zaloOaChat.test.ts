import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createTokenSeal } from "../../src/channels/zaloOa/tokenSeal.ts";
import { createTokenStore } from "../../src/channels/zaloOa/tokenStore.ts";
import { performAct } from "../../src/messaging/act.ts";
import { concludeInspection } from "../../src/usecases/remediation/concludeInspection.ts";
import { photo } from "../support/bytes.ts";
import { createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";
import type { OaUser } from "../support/zaloOa/OaUser.ts";
import type { ZaloOaFake } from "../support/zaloOa/startZaloOaFake.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

let world: World;
let fake: ZaloOaFake;
beforeAll(async () => {
  world = await createWorld("zalo oa");
  if (world.zaloOa === null) throw new Error("no fake");
  fake = world.zaloOa;
}, 60_000);
afterAll(() => world.close());

async function idle(): Promise<void> {
  await fake.drained();
  await world.service.idle();
}

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${world.service.publicUrl}/metrics`)).text();
  const line = text.split("\n").find((one) => one.startsWith(name));
  return Number(line?.split(" ").at(-1) ?? Number.NaN);
}
const inbox = () => world.service.services.db.prisma.inboxUpdate.count();

describe("the webhook of the running service", () => {
  let lan: OaUser;
  beforeAll(async () => {
    lan = fake.user("Lan");
    await lan.says("xin chào");
  });

  it("every answer to Zalo is 200", () => {
    expect(fake.deliveries().map(({ status }) => status)).toEqual([200]);
  });

  it("F55: an event a hundred times has one effect", async () => {
    const before = { inbox: await inbox(), answers: lan.oaMessages().length };
    lan.sendText("một lần");
    for (let time = 1; time < 100; time += 1) fake.events.again(1);
    await idle();
    expect(await inbox()).toBe(before.inbox + 1);
    expect(lan.oaMessages()).toHaveLength(before.answers + 1);
  });

  it("F54: forged events, wrong addresses and large bodies are refused, counted, and change nothing", async () => {
    const before = await inbox();
    const forged = 'kiemtra_refused_total{channel="zalo_oa",reason="forged"}';
    const body = fake.deliveries().at(-1)?.body ?? "";
    const other = JSON.stringify({ ...JSON.parse(body), message: { msg_id: "f", text: "giả" } });
    expect(await fake.events.post(other, { "x-zevent-signature": fake.events.sign(body) })).toBe(401);
    expect(await fake.events.post(other, { "x-zevent-signature": "mac=" })).toBe(401);
    expect(await fake.events.post(other, {}, `${world.service.publicUrl}/zalo-oa/guess`)).toBe(401);
    expect(await metric(forged)).toBe(3);
    const large = `${body.slice(0, -1)}${" ".repeat(5 * 1024 * 1024)}}`;
    // The connection may be cut before the whole of it is sent.
    expect([413, null]).toContain(await fake.events.post(large));
    expect(await metric('kiemtra_refused_total{channel="zalo_oa",reason="too_large"}')).toBe(1);
    await idle();
    expect(await inbox()).toBe(before);
  });

  it("somebody who follows the account learns how to enrol", async () => {
    const minh = fake.user("Minh");
    minh.follow();
    expect((await minh.waitFor(() => true)).text).toContain("mở đường liên kết mời");
  });
});

describe("a member", () => {
  let member: Actor;
  beforeAll(async () => {
    member = await world.person("procedures");
    await member.presses("Cải cách thủ tục hành chính");
  });

  it("sees buttons, and what they press is not shown as a message of theirs", async () => {
    const [question] = await member.shown();
    expect(question?.text).not.toMatch(/^1\. /m);
    expect(question?.buttons?.slice(0, 2)).toEqual(["Có", "Không"]);
  });

  it("several photos chosen together are as many pieces of evidence", async () => {
    const user = fake.user("Người dùng 7000002");
    const photos = await Promise.all([1, 2, 3].map((seed) => photo({ seed })));
    user.sendImages(
      photos.map((bytes) => fake.host(bytes)),
      "Kế hoạch rà soát",
    );
    await idle();
    await world.settled();
    const { prisma } = world.service.services.db;
    expect(await prisma.evidence.count({ where: { state: "stored" } })).toBe(3);
  });
});

describe("an administrator withdraws the permission", () => {
  it("messages wait, the operator sees it, and nothing is lost when there is a new one", async () => {
    const lan = fake.user("Lan");
    const before = lan.oaMessages().length;
    fake.tokens.revoke();
    lan.sendText("còn đó không");
    await idle();
    expect(lan.oaMessages()).toHaveLength(before);
    expect(await metric("kiemtra_zalo_oa_authorised")).toBe(0);
    const store = createTokenStore(
      world.service.services.db.pool,
      fake.appId,
      createTokenSeal(fake.appSecret, fake.appId),
    );
    const stored = await store.read();
    expect(stored?.refusal).toContain("-14020");
    // As `kiemtra zalo-oa authorize` does, which leaves the token of the configuration as the known one.
    await world.service.services.db.prisma.zaloOaToken.deleteMany();
    const { refresh_token: refreshToken = "" } = fake.tokens.give();
    await store.begin({ refreshToken, configured: undefined }, new Date(world.clock.now()));
    await world.service.services.db.prisma.zaloOaToken.updateMany({
      data: { seedHash: stored?.seedHash ?? null },
    });
    world.clock.advance(2 * 60_000);
    await world.restart();
    const message = await lan.waitFor(() => true, { after: before });
    expect(message.text).toContain("chưa nhận ra tài khoản này");
    expect(await metric("kiemtra_zalo_oa_authorised")).toBe(1);
  }, 60_000);
});

describe("the unit has not written for more than seven days", () => {
  it("without a template that Zalo takes the person's other channel has the message", async () => {
    const lead = await world.person("lead");
    await world.person("unit_contact");
    const { prisma } = world.service.services.db;
    const inspection = await prisma.inspection.findFirstOrThrow();
    await prisma.finding.create({
      data: {
        inspectionId: inspection.id,
        ordinal: 1,
        state: "confirmed",
        area: "procedures",
        severity: "moderate",
        text: "TTHC niêm yết chưa đầy đủ",
      },
    });
    const contact = await prisma.person.findFirstOrThrow({
      where: { accounts: { some: {} }, fullName: world.invite("unit_contact").person },
    });
    const web = await prisma.channelAccount.create({
      data: { channel: "web", externalId: "web-of-the-contact", personId: contact.id },
    });
    const never = new Date("2100-01-01");
    await prisma.webSession.create({
      data: { tokenHash: "browser", accountId: web.id, lastSeenAt: never, expiresAt: never },
    });
    fake.templates.clear();
    world.clock.advance(8 * DAY_MS);
    await performAct(world.service.services, { key: "test:conclude" }, (act) =>
      concludeInspection(act, {
        despite: "Thử nghiệm",
        code: inspection.code,
        on: "2020-09-25",
        period: { count: 15, unit: "working_day" },
      }),
    );
    const arrived = async () => {
      await world.service.remind();
      await idle();
      return prisma.webMessage.count({ where: { accountId: web.id } });
    };
    await vi.waitUntil(async () => (await arrived()) > 0, { timeout: 30_000, interval: 100 });
    expect(await arrived()).toBe(1);
    expect(await lead.answer()).not.toContain("TTHC niêm yết");
    const account = await prisma.channelAccount.findFirstOrThrow({
      where: { personId: contact.id, channel: "zalo_oa" },
    });
    expect(account.state).toBe("unreachable");
  }, 60_000);
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { performAct } from "../../src/messaging/act.ts";
import { reissueInvite } from "../../src/usecases/invite/reissueInvite.ts";
import { linkCode } from "../support/roamingPerson.ts";
import { createWorld, TOGETHER, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

/** A code leads one person into one more chat, once and for a quarter of an hour. */
describe.each(TOGETHER)("a code taken up on %s", (channel) => {
  let world: World;
  let member: Actor;
  /** The channel that gives the code. */
  const from = channel === "web" ? "telegram" : "web";
  beforeAll(async () => {
    world = await createWorld(TOGETHER);
    member = await world.person("procedures", from);
  }, 60_000);
  afterAll(() => world.close());

  it("is of no use when it is wrong, and that is counted", async () => {
    const before = await refused();
    expect(await tried("7K2F-9QXB")).toMatch(NOT_TAKEN);
    expect(await refused()).toBe(before + 1);
    expect(await accounts()).toEqual([NAME_OF[from]]);
  });

  it("is over after a quarter of an hour", async () => {
    const code = await linkCode(member);
    world.clock.advance(16 * 60_000);
    const before = await refused();
    expect(await tried(code)).toMatch(NOT_TAKEN);
    expect(await refused()).toBe(before + 1);
    expect(await accounts()).toEqual([NAME_OF[from]]);
  });

  it("ends with the next one", async () => {
    const first = await linkCode(member);
    const { prisma } = world.service.services.db;
    const ended = () => prisma.auditEvent.count({ where: { action: "invite.ended" } });
    const before = await ended();
    await linkCode(member);
    expect(await tried(first)).toMatch(NOT_TAKEN);
    expect(await ended()).toBe(before + 1);
  });

  it("is shown to its owner before it is used, and can be declined", async () => {
    if (channel === "web") return;
    const chat = await world.stranger(channel);
    await chat.says(`bắt đầu ${await linkCode(member)}`);
    expect(await chat.answer()).toContain(
      "Liên kết kênh này với tài khoản của Thành viên phụ trách cải cách TTHC?",
    );
    await chat.presses("Không phải tôi");
    expect(await chat.answer()).toContain("Kênh này chưa được liên kết.");
    expect(await accounts()).toEqual([NAME_OF[from]]);
  });

  it("links once; the owner hears of it, and the next one to send it is refused", async () => {
    const code = await linkCode(member);
    const chat = await world.stranger(channel);
    await chat.open(code);
    if (channel !== "web") await chat.presses("Đúng, liên kết");
    expect(await chat.answer()).toContain("Cải cách thủ tục hành chính");
    expect(await accounts()).toEqual([NAME_OF[from], NAME_OF[channel]].toSorted());
    const told = (await member.history()).at(-1)?.text;
    expect(told).toMatch(/^Tài khoản vừa được liên kết với .*gõ “cài đặt” để gỡ kênh đó/);

    const before = await refused();
    expect(await tried(code)).toMatch(NOT_TAKEN);
    expect(await refused()).toBe(before + 1);
  });

  it("is written down, the code itself is not", async () => {
    const { prisma } = world.service.services.db;
    const events = await prisma.auditEvent.findMany({
      where: { chain: "system", action: "invite.accepted" },
    });
    expect(events.map(({ data }) => data)).toEqual([
      expect.objectContaining({ purpose: "sign_in", channel: NAME_OF[channel] }),
    ]);
    const codes = await prisma.invite.findMany({ where: { purpose: "sign_in" }, select: { codeHash: true } });
    expect(codes.every(({ codeHash }) => /^[0-9a-f]{64}$/.test(codeHash))).toBe(true);
  });

  it("does not take a chat away from somebody else", async () => {
    const other = await world.person("institutions", channel);
    const code = await linkCode(member);
    if (channel === "web") return;
    await other.says(`bắt đầu ${code}`);
    expect(await other.answer()).toContain(
      "Kênh này đang là tài khoản của Thành viên phụ trách cải cách thể chế",
    );
    await other.says("lĩnh vực");
    expect(await other.answer()).toContain("thể chế");
  });

  /** What a stranger is told who tries a code. */
  async function tried(code: string): Promise<string> {
    const chat = await world.stranger(channel);
    if (channel !== "web") {
      await chat.says(code);
      return chat.answer();
    }
    return chat.open(code).then(
      () => "taken",
      (error: unknown) => String(error),
    );
  }

  async function refused(): Promise<number> {
    const metrics = await (await fetch(`${world.service.publicUrl}/metrics`)).text();
    const line = metrics
      .split("\n")
      .find((one) => one.includes(`channel="${NAME_OF[channel]}"`) && one.includes('reason="wrong_link"'));
    return Number(line?.split(" ").at(-1) ?? 0);
  }

  async function accounts(): Promise<string[]> {
    const { prisma } = world.service.services.db;
    const rows = await prisma.channelAccount.findMany({
      where: { person: { fullName: "Thành viên phụ trách cải cách TTHC" } },
    });
    return rows.map((row) => row.channel).toSorted();
  }
});

const NAME_OF = { web: "web", telegram: "telegram", zalo: "zalo", "zalo oa": "zalo_oa" } as const;
const NOT_TAKEN = /^Mã mời không đúng, đã được sử dụng hoặc đã hết hạn|refused: 410/;

describe("a further browser", () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld(["web", "telegram"]);
  }, 60_000);
  afterAll(() => world.close());

  it("is told in the browser that is open already, when there is no other chat", async () => {
    const member = await world.person("procedures", "web");
    await (await world.stranger("web")).open(await linkCode(member));
    const told = (await member.history()).map(({ text }) => text);
    expect(told.filter((text) => text.startsWith("Tài khoản vừa được liên kết với"))).toHaveLength(1);
  });

  it("is told in the other chat also when it came by a new invitation", async () => {
    const member = await world.person("institutions", "telegram");
    const { services } = world.service;
    const again = await performAct(services, { key: "test:invite" }, (act) =>
      reissueInvite(act, "CHO-DON-2020", { person: world.invite("institutions").person }),
    );
    if (!again.ok) throw new Error(again.reason);
    const browser = await world.stranger("web");
    await browser.open(again.invite.code);
    await browser.presses("Đúng, bắt đầu");
    expect((await member.history()).at(-1)?.text).toMatch(/^Tài khoản vừa được liên kết với/);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tellAccessEnded, tellRestored, tellSuspended, tellUnlinked } from "../../src/bot/tell/tellAccess.ts";
import { performAct, type Act } from "../../src/messaging/act.ts";
import { endAccess } from "../../src/usecases/people/endAccess.ts";
import { reissueInvite } from "../../src/usecases/invite/reissueInvite.ts";
import { restorePerson, suspendPerson } from "../../src/usecases/people/suspendPerson.ts";
import { unlinkAccount } from "../../src/usecases/people/unlinkAccount.ts";
import { linkCode } from "../support/roamingPerson.ts";
import { createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

const PROCEDURES = "Cải cách thủ tục hành chính";
const CHATS = ["telegram", "zalo"] as const;

/** A phone is lost, somebody is suspended: what a person has open ends, nothing that they entered does. */
describe.each(CHATS)("access ends for somebody with %s and the web chat (F53)", (channel) => {
  let world: World;
  let chat: Actor;
  let web: Actor;
  beforeAll(async () => {
    world = await createWorld([channel, "web"]);
    chat = await world.person("procedures", channel);
    web = await world.stranger("web");
    await web.open(await linkCode(chat));
    await chat.says("lĩnh vực");
    await chat.presses(PROCEDURES);
  }, 60_000);
  afterAll(() => world.close());

  const prisma = () => world.service.services.db.prisma;
  const person = async () =>
    (await prisma().person.findFirstOrThrow({ where: { fullName: world.invite("procedures").person } })).id;
  const sessions = async () =>
    prisma().webSession.count({ where: { account: { personId: await person() } } });
  const operator = async <T>(work: (act: Act, id: string) => Promise<T>): Promise<T> => {
    const id = await person();
    const { services } = world.service;
    const done = await performAct(services, { key: `test:${Math.random()}` }, (act) => work(act, id));
    await world.service.idle();
    return done;
  };
  const audited = (action: string) => prisma().auditEvent.findMany({ where: { action } });
  const answers = () => world.answersOf("procedures");
  const newCode = async () => {
    const code = (await prisma().inspection.findFirstOrThrow()).code;
    const made = await operator((act) => reissueInvite(act, code, { area: "procedures" }));
    if (!made.ok) throw new Error(made.reason);
    return made.invite.code;
  };

  it("a suspended person is told so on every channel, changes nothing, and loses nothing", async () => {
    await chat.presses("Có");
    const before = await answers();
    const suspended = await operator(async (act, id) => {
      await tellSuspended(act, { personId: id, locale: "vi" }, "Đang chờ xác minh");
      return suspendPerson(act, id, "Đang chờ xác minh");
    });
    expect(suspended).toMatchObject({ ok: true, withoutLead: [] });
    const code = await newCode();
    for (const said of ["Có", "tiến độ", "lĩnh vực", "liên kết", `bắt đầu ${code}`]) {
      await chat.says(said);
      expect(await chat.answer()).toContain("Tài khoản đang tạm ngừng sử dụng");
    }
    expect(await answers()).toEqual(before);
    await expect(web.says("Có")).rejects.toThrow("401");
    await expect((await world.stranger("web")).open(code)).rejects.toThrow();
    const stranger = await world.stranger(channel);
    await stranger.says(`bắt đầu ${code}`);
    expect(await stranger.answer()).toContain("không đúng");
    expect(await audited("person.suspended")).toMatchObject([{ data: { reason: "Đang chờ xác minh" } }]);
    expect((await audited("access.refused")).length).toBeGreaterThanOrEqual(5);
  });

  it("goes on with the very question when restored", async () => {
    expect(await operator((act, id) => suspendPerson(act, id, "Lần nữa"))).toMatchObject({
      reason: "as_it_is",
    });
    const before = await answers();
    await operator(async (act, id) => {
      const restored = await restorePerson(act, id);
      await tellRestored(act, { personId: id, locale: "vi" });
      return restored;
    });
    expect((await chat.history()).at(-1)?.text).toContain("Tài khoản đã được sử dụng trở lại");
    await chat.says("tiếp tục");
    await chat.says("12");
    expect(Object.keys(await answers()).length).toBe(Object.keys(before).length + 1);
  });

  it("“mất điện thoại” in the chat signs the browsers out, and not the chat", async () => {
    web = await world.stranger("web");
    await web.open(await linkCode(chat));
    expect(await sessions()).toBe(1);
    await chat.says("mất điện thoại");
    expect(await chat.answer()).toContain("Trò chuyện trên web ở 1 thiết bị khác");
    await chat.presses("Đúng, đăng xuất");
    expect(await chat.answer()).toContain("Đã đăng xuất mọi nơi khác");
    expect(await sessions()).toBe(0);
    await expect(web.says("lĩnh vực")).rejects.toThrow("401");
    await chat.says("lĩnh vực");
    expect(await chat.answer()).toContain(PROCEDURES);
  });

  it("“mất điện thoại” in one browser ends the chat and the other browser, and not this one", async () => {
    const [here, other] = [await world.stranger("web"), await world.stranger("web")];
    await here.open(await linkCode(chat));
    await other.open(await linkCode(here));
    expect(await sessions()).toBe(2);
    const waiting = await linkCode(here);
    await here.says("mất máy");
    expect(await here.answer()).toContain("1 thiết bị khác");
    await here.presses("Đúng, đăng xuất");
    expect(await sessions()).toBe(1);
    await here.says("lĩnh vực");
    expect(await here.answer()).toContain(PROCEDURES);
    await expect(other.says("lĩnh vực")).rejects.toThrow("401");
    await chat.says("lĩnh vực");
    expect(await chat.answer()).not.toContain(PROCEDURES);
    await chat.says(`bắt đầu ${waiting}`);
    expect(await chat.answer()).not.toContain(PROCEDURES);
    web = here;
  });

  it("the operator takes one account away, and then signs the person out of all", async () => {
    await chat.open(await linkCode(web));
    await chat.presses("Đúng, liên kết");
    const name = channel;
    const unlinked = await operator(async (act, personId) => {
      const result = await unlinkAccount(act, { personId, channel: name, accountId: null });
      if (result.ok) await tellUnlinked(act, result.person, name);
      return result;
    });
    expect(unlinked).toMatchObject({ ok: true, channel: name });
    expect((await web.history()).at(-1)?.text).toMatch(/Quản trị viên hệ thống đã gỡ (Telegram|Zalo)/);
    await chat.says("lĩnh vực");
    expect(await chat.answer()).not.toContain(PROCEDURES);

    await chat.open(await linkCode(web));
    await chat.presses("Đúng, liên kết");
    const before = await answers();
    const ended = await operator(async (act, personId) => {
      const result = await endAccess(act, { personId, keep: null });
      if (result.ok) await tellAccessEnded(act, result.person);
      return result;
    });
    expect(ended).toMatchObject({ ok: true, sessions: 1, chats: [name] });
    await expect(web.says("lĩnh vực")).rejects.toThrow("401");
    await chat.says("Có");
    expect(await answers()).toEqual(before);
    const newPhone = await world.stranger(channel);
    await newPhone.open(await newCode());
    await newPhone.presses("Đúng, bắt đầu");
    expect(await newPhone.answer()).toContain(PROCEDURES);
  });
});

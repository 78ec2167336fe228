import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NOTICE_VERSION } from "../../src/domain/personalData/noticeVersion.ts";
import { photo } from "../support/bytes.ts";
import { PLAYED_ON, createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

const CONFIRM = "Tôi đã được thông báo";
const TITLE = "Thông báo về xử lý dữ liệu cá nhân";

/** Before the first question people are told, once, what happens to their data. */
describe.each(PLAYED_ON)("what people are told about their data on %s", (channel) => {
  let world: World;
  let lan: Actor;
  const prisma = () => world.service.services.db.prisma;
  const informedOf = async (name: string) =>
    (await prisma().person.findFirstOrThrow({ where: { fullName: name } })).informedOf;
  const logged = async (action: string) =>
    prisma().auditEvent.findMany({ where: { action }, orderBy: { seq: "asc" } });
  const name = () => world.invite("procedures").person;

  beforeAll(async () => {
    world = await createWorld(channel, undefined, { told: false });
    lan = await world.stranger();
    await lan.open(world.invite("procedures").code);
  }, 120_000);
  afterAll(() => world.close());

  it("comes right after enrolment: what, why, by whom, who sees it, how long, whom to ask, that work is logged", async () => {
    await lan.presses("Đúng, bắt đầu");
    const told = await lan.answer();
    expect(told).toContain(TITLE);
    expect(told).toContain("Cơ quan xử lý: UBND tỉnh Bắc Kạn.");
    for (const part of [
      "Mục đích:",
      "Dữ liệu:",
      "Giám sát:",
      "Người được xem:",
      "tin nhắn 180 ngày",
      "Quyền:",
    ])
      expect(told).toContain(part);
    expect(told).toContain("Liên hệ về dữ liệu cá nhân: Thư ký đoàn kiểm tra.");
    expect(told).toContain("không cần sự đồng ý");
    expect(told).not.toContain("Cải cách thủ tục hành chính:");
  });

  it("nothing has been confirmed by reading it", async () => {
    expect(await informedOf(name())).toBeNull();
  });

  it("whoever puts it off is asked nothing", async () => {
    await lan.presses("Để sau");
    expect(await lan.answer()).toContain("Hệ thống chưa hỏi nội dung nào");
    for (const words of ["lĩnh vực", "tiếp tục", "tổng hợp"]) {
      await lan.says(words);
      expect(await lan.answer()).toContain(TITLE);
      expect(await lan.answer()).not.toContain("Câu 1/");
    }
    expect(await informedOf(name())).toBeNull();
    expect(await logged("privacy.notice_postponed")).toHaveLength(1);
  });

  it("what is sent meanwhile is not kept, and that is said", async () => {
    await lan.says("710");
    expect(await lan.answer()).toContain("Nội dung vừa gửi chưa được lưu.");
    await lan.sends({ as: "photo", bytes: await photo({ width: 64, height: 48, seed: 3 }) });
    expect(await lan.answer()).toContain("Nội dung vừa gửi chưa được lưu.");
    expect(await prisma().answer.count()).toBe(0);
    expect(await prisma().evidence.count()).toBe(0);
  });

  it("help, settings and the notice itself are there for them", async () => {
    await lan.says("trợ giúp");
    expect(await lan.answer()).toContain("quyền riêng tư: ");
    await lan.says("cài đặt");
    expect(await lan.answer()).toContain("Kênh đã liên kết");
    await lan.says("quyền riêng tư");
    expect(await lan.answer()).toContain(TITLE);
  });

  it("one tap confirms it, and the work begins", async () => {
    await lan.presses(CONFIRM);
    const answer = await lan.answer();
    expect(answer).toContain("✓ Đã ghi nhận.");
    expect(answer).toContain("Cải cách thủ tục hành chính");
    expect(await informedOf(name())).toBe(NOTICE_VERSION);
    await lan.presses("Cải cách thủ tục hành chính");
    expect(await lan.answer()).toContain("Câu 1/");
  });

  it("it is on record: who, which version, in which language, when, where", async () => {
    const [entry, ...more] = await logged("privacy.notice_confirmed");
    const { id } = await prisma().person.findFirstOrThrow({ where: { fullName: name() } });
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      actor: id,
      object: `person:${id}`,
      channel: channel.replace(" ", "_"),
      data: { version: NOTICE_VERSION, language: "vi" },
    });
  });

  it("it is not shown again, unless asked for", async () => {
    await lan.says("lĩnh vực");
    expect(await lan.answer()).not.toContain(TITLE);
    await lan.says("quyền riêng tư");
    expect(await lan.answer()).toContain("Đã được thông báo ngày 17/9/2020.");
    expect((await lan.shown()).flatMap(({ buttons }) => buttons)).toEqual([]);
  });

  it("a new version is shown once more, in the middle of a form, and the question comes again", async () => {
    await lan.presses("Cải cách thủ tục hành chính");
    await prisma().person.updateMany({
      where: { fullName: name() },
      data: { informedOf: NOTICE_VERSION - 1 },
    });
    await lan.says("Có");
    expect(await lan.answer()).toContain("Nội dung vừa gửi chưa được lưu.");
    expect(await lan.answer()).toContain(TITLE);
    await lan.presses(CONFIRM);
    expect(await lan.answer()).toContain("Câu 1/");
    await lan.says("Có");
    expect(await lan.answer()).toContain("✓ Đã lưu");
    expect(await logged("privacy.notice_confirmed")).toHaveLength(2);
  });

  it("it names whoever the agency has put in charge", async () => {
    await prisma().organization.updateMany({
      data: { dataOfficer: "Ông Hà Văn An, Sở Nội vụ, 0209 3870 123" },
    });
    await lan.says("quyền riêng tư");
    expect(await lan.answer()).toContain(
      "Liên hệ về dữ liệu cá nhân: Ông Hà Văn An, Sở Nội vụ, 0209 3870 123.",
    );
  });

  it("its words confirm it as well", async () => {
    const lead = await world.stranger();
    await lead.open(world.invite("lead").code);
    await lead.presses("Đúng, bắt đầu");
    await lead.says("toi da duoc thong bao");
    expect(await lead.answer()).toContain("✓ Đã ghi nhận.");
    expect(await informedOf(world.invite("lead").person)).toBe(NOTICE_VERSION);
  });
});

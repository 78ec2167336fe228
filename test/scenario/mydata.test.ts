import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { mayReadDocument } from "../../src/policies/mayReadDocument.ts";
import { z } from "zod";
import { PLAYED_ON, createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

const NAME = "dữ liệu của tôi";
const copySchema = z.looseObject({
  person: z.looseObject({ name: z.string() }),
  roles: z.array(z.looseObject({ role: z.string() })),
  messages: z.array(z.looseObject({ from: z.enum(["person", "service"]), text: z.string() })),
});

/** What a person can see and ask for about their own data. */
describe.each(PLAYED_ON)("a person's own data on %s", (channel) => {
  let world: World;
  let lan: Actor;
  const prisma = () => world.service.services.db.prisma;
  beforeAll(async () => {
    world = await createWorld(channel);
    lan = await world.person("procedures");
  }, 120_000);
  afterAll(() => world.close());

  it("is shown in short, with what can be asked for", async () => {
    await lan.says(NAME);
    const answer = await lan.answer();
    expect(answer).toContain(`Họ tên: ${world.invite("procedures").person}.`);
    expect(answer).toMatch(/Đang lưu: 1 vai trò, 1 kênh, \d+ tin nhắn, 0 lần trả lời/);
  });

  it("comes as a copy: a workbook and JSON, of this person alone", async () => {
    await lan.presses("Nhận bản sao dữ liệu");
    expect((await lan.history()).map(({ text }) => text).join("\n")).toContain("tự xóa sau 7 ngày");
    const files = await vi.waitUntil(
      async () => {
        const found = await prisma().personExport.findMany({ orderBy: { format: "asc" } });
        return found.length === 2 ? found : null;
      },
      { timeout: 60_000, interval: 100 },
    );
    await world.service.idle();
    const undelivered = { state: { in: ["failed" as const, "undeliverable" as const] } };
    expect(await prisma().outboxMessage.count({ where: undelivered })).toBe(0);
    if (!channel.startsWith("zalo")) expect((await lan.file()).name).toMatch(/^du-lieu-ca-nhan-/);
    const [xlsx, json] = files;
    expect(xlsx?.name).toMatch(/^du-lieu-ca-nhan-\d{4}-\d\d-\d\d\.xlsx$/);
    const copy = copySchema.parse(JSON.parse(Buffer.from(json?.bytes ?? []).toString()));
    expect(copy.person.name).toBe(world.invite("procedures").person);
    expect(copy.roles).toMatchObject([{ role: "member" }]);
    expect(copy.messages.map(({ text }) => text)).toContain(NAME);
    for (const who of ["lead", "unit_contact"])
      expect(JSON.stringify(copy)).not.toContain(world.invite(who).person);
  });

  it("the request for it is noted, and answered", async () => {
    expect(await prisma().personRequest.findMany()).toMatchObject([{ kind: "access", outcome: "done" }]);
  });

  it("asked for again at once, the same copy comes", async () => {
    await lan.says(NAME);
    await lan.presses("Nhận bản sao dữ liệu");
    expect((await lan.history()).map(({ text }) => text).join("\n")).toContain("Đang gửi lại bản sao");
    expect(await prisma().personExport.count()).toBe(2);
  });

  it("nobody else can read the copy", async () => {
    const { id } = await prisma().personExport.findFirstOrThrow();
    const people = await prisma().person.findMany();
    const readers: string[] = [];
    for (const person of people)
      if (await mayReadDocument(world.service.services.db, person.id, id)) readers.push(person.fullName);
    expect(readers).toEqual([world.invite("procedures").person]);
  });

  it("erasure is asked for, after a second thought, with the days of the law", async () => {
    await lan.says(NAME);
    await lan.presses("Yêu cầu xóa dữ liệu");
    expect(await lan.answer()).toContain("được giữ theo Luật Lưu trữ");
    await lan.presses("Không xóa");
    expect(await prisma().personRequest.count({ where: { kind: "erase" } })).toBe(0);
    await lan.presses("Yêu cầu xóa dữ liệu");
    await lan.presses("Gửi yêu cầu xóa");
    expect(await lan.answer()).toContain("Trả lời trước ngày 21/9/2020, thực hiện trước ngày 7/10/2020.");
    expect(await prisma().personRequest.count({ where: { kind: "erase", answeredAt: null } })).toBe(1);
  });

  it("the work goes on meanwhile", async () => {
    await lan.says("lĩnh vực");
    await lan.presses("Cải cách thủ tục hành chính");
    expect(await lan.answer()).toContain("Câu 1/");
  });
});

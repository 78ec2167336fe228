import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

/** Editing a message that was an answer (F05, F07). */
describe.each(["telegram", "telegram webhook"] as const)("an edited message, on %s", (channel) => {
  let world: World;
  let member: Actor;
  const MEMBER = 7_000_002;
  beforeAll(async () => {
    world = await createWorld(channel);
    member = await world.person("procedures");
    await member.presses("Cải cách thủ tục hành chính");
    for (const text of ["Có", "2", "cấp xã", "100"]) await member.says(text);
    expect(await member.answer()).toContain("Câu 5/26.");
  }, 60_000);
  afterAll(() => world.close());

  /** Changes the person's own message that says `from`. @returns what the bot says to it */
  async function edits(from: string, to: string): Promise<string> {
    const user = world.telegram?.user(MEMBER);
    const id = user?.messages().findLast((one) => one.from === "person" && one.text === from)?.id;
    if (user === undefined || id === undefined) throw new Error(`nobody said "${from}"`);
    const before = user.botMessages().length;
    user.editMessage(to, id);
    await world.telegram?.drained();
    await world.service.idle();
    return user
      .botMessages()
      .slice(before)
      .map(({ text }) => text)
      .join("\n");
  }
  const stored = async () => (await world.answersOf("procedures"))["tthc_in_scope_total"];

  it("F07: amends its answer, keeps the old one in the history, and leaves the open question open", async () => {
    expect(await stored()).toBe(100);
    const said = await edits("100", "120");
    expect(said).toContain("Đã sửa câu 4");
    expect(said).toContain("✓ Đã lưu: 120 TTHC");
    expect(await stored()).toBe(120);
    const revisions = await world.service.services.db.prisma.answerRevision.findMany({
      where: { question: "tthc_in_scope_total" },
      orderBy: { id: "asc" },
    });
    expect(revisions.map(({ data }) => data)).toMatchObject([{ value: 100 }, { value: 120 }]);
    await member.says("50");
    expect(await member.answer()).toContain("✓ Đã lưu: 50");
    expect(await member.answer()).toContain("Câu 6/26.");
  });

  it("can be edited again, and a choice typed as words too", async () => {
    expect(await edits("120", "110")).toContain("✓ Đã lưu: 110 TTHC");
    expect(await stored()).toBe(110);
    expect(await edits("cấp xã", "cấp huyện, cấp xã")).toContain("Đã sửa câu 3");
  });

  it("that makes no sense changes nothing and says what the answer still is", async () => {
    const said = await edits("110", "nhiều");
    expect(said).toContain("Câu này cần một con số");
    expect(said).toContain("Câu 4 vẫn giữ: 110 TTHC");
    expect(await stored()).toBe(110);
  });

  it("F05: never replaces a newer answer", async () => {
    await member.says("sửa 4");
    await member.says("130");
    const said = await edits("nhiều", "99");
    expect(said).toContain("Câu 4 đã có câu trả lời mới hơn");
    expect(said).toContain("130 TTHC");
    expect(await stored()).toBe(130);
  });

  it("that was no answer changes nothing", async () => {
    const answers = await world.answersOf("procedures");
    expect(await edits("sửa 4", "sửa 5")).toContain("không phải là một câu trả lời đã lưu");
    expect(await edits("130", "quay lại")).toContain("không phải là một câu trả lời đã lưu");
    expect(await world.answersOf("procedures")).toEqual(answers);
  });

  it("is refused kindly once the area is handed in", async () => {
    await world.service.services.db.prisma.areaRecord.updateMany({ data: { status: "submitted" } });
    expect(await edits("quay lại", "140")).toContain("Lĩnh vực này đã nộp");
    expect(await stored()).toBe(130);
  });
});

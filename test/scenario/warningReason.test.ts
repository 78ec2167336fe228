import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

/** Under a warning, and where a reason is asked for, only a reason is one. */
describe.each(["web", "telegram", "zalo"] as const)("a warning about a figure on %s", (channel) => {
  let world: World;
  let member: Actor;
  const inPerson = async () => (await world.answersOf("procedures"))["dossiers_received_in_person"];

  beforeAll(async () => {
    world = await createWorld(channel);
    member = await world.person("procedures");
    await member.presses("Cải cách thủ tục hành chính");
    await member.says("Có");
    for (const text of ["sửa 9", "710", "233", "35"]) await member.says(text);
  }, 120_000);
  afterAll(() => world.close());

  it("shows what the figures come to", async () => {
    await member.says("440");
    expect(await member.answer()).toContain("233 + 35 + 440 = 708, khác tổng số tiếp nhận (710)");
  });

  it.each(["đúng rồi", "để sau", "giữ nguyên"])("is not explained by “%s”", async (words) => {
    await member.says(words);
    expect(await inPerson()).toBeUndefined();
    expect(await member.answer()).toContain("Đề nghị ghi lý do");
  });

  it.each(["nhập lại", "quay lại"])("“%s” asks the question itself again", async (words) => {
    await member.says(words);
    expect(await inPerson()).toBeUndefined();
    expect(await member.answer()).toContain("Câu 12/26.");
    await member.says("440");
  });

  it("has a button to answer anew, and one to keep the figure and say why", async () => {
    await member.presses("Nhập lại");
    expect(await member.answer()).toContain("Câu 12/26.");
    await member.says("441");
    await member.presses("Giữ nguyên, ghi lý do");
    expect(await member.answer()).toContain("Đề nghị ghi lý do");
    await member.says("1 hồ sơ nộp tại cấp xã");
    expect(await inPerson()).toBe(441);
  });

  it("takes a bare number as the corrected answer", async () => {
    await member.says("sửa 12");
    await member.says("440");
    await member.says("442");
    expect(await inPerson()).toBe(442);
    expect(await member.answer()).not.toContain("440");
  });

  it("asks for the reason of missing data the same way", async () => {
    await member.says("sửa 4");
    await member.says("không có số liệu");
    await member.says("để sau");
    expect(await member.answer()).toContain("Vì sao không có số liệu?");
    expect((await world.answersOf("procedures"))["tthc_in_scope_total"]).toBeUndefined();
    await member.says("quay lại");
    expect(await member.answer()).toContain("Câu 4/26.");
  });
});

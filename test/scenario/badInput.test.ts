import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHANNELS, createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

describe.each(CHANNELS)("bad input on %s", (channel) => {
  let world: World;
  let member: Actor;

  beforeAll(async () => {
    world = await createWorld(channel);
    member = await world.person("procedures");
    await member.presses("Cải cách thủ tục hành chính");
    await member.presses("Có");
  }, 60_000);
  afterAll(() => world.close());

  /** The state of the database that no bad input may change. */
  async function everythingStored(): Promise<unknown> {
    const { prisma } = world.service.services.db;
    return {
      answers: await prisma.answer.findMany({ orderBy: { question: "asc" } }),
      revisions: await prisma.answerRevision.count(),
      areas: await prisma.areaRecord.findMany({ orderBy: { id: "asc" } }),
      findings: await prisma.finding.count(),
    };
  }

  it.each([
    ["a word where a number is asked", "nhiều", "Câu này cần một con số, ví dụ 710 hoặc 1.250"],
    ["an emoji where a number is asked", "😀", "Câu này cần một con số"],
    ["a negative number", "-3", "không được nhỏ hơn 0"],
    ["a fraction of a procedure", "2,5", "số nguyên"],
    ["an estimate where an exact number is asked", "khoảng 2", "số chính xác"],
    ["5,000 characters", "a".repeat(4_000), "Câu này cần một con số"],
    [
      "a skip of a required question, with what its form says of that",
      "bỏ qua",
      "bắt buộc nên không bỏ qua được. Đề nghị trả lời câu này. Nếu đơn vị không có số liệu, chọn",
    ],
    ["a question that does not exist", "sửa 99", "Không có câu số đó"],
  ])("%s is answered with what to do and changes nothing", async (_what, text, answer) => {
    const before = await everythingStored();
    await member.says(text);
    expect(await member.answer()).toContain(answer);
    expect(await everythingStored()).toEqual(before);
  });

  it("a summary asked for by a member is refused politely", async () => {
    const before = await everythingStored();
    await member.says("tổng hợp");
    expect(await member.answer()).toContain("dành cho Trưởng đoàn");
    expect(await everythingStored()).toEqual(before);
  });

  it.runIf(channel !== "web")("a sticker and a voice message say what to do instead", async () => {
    const before = await everythingStored();
    await member.sendsSticker();
    expect(await member.answer()).toContain("chưa đọc được nhãn dán. Đề nghị trả lời câu 2/26");
    await member.sendsVoice();
    expect(await member.answer()).toContain("chưa nghe được tin nhắn thoại");
    expect(await everythingStored()).toEqual(before);
  });

  it("the question is still open: the answer after all that is taken", async () => {
    await member.says("2");
    expect(await member.answer()).toContain("✓ Đã lưu: 2 TTHC");
  });

  it("one of several choices is enough", async () => {
    await member.presses("Cấp xã");
    await member.presses("Xong");
    expect(await member.answer()).toContain("✓ Đã lưu: Cấp xã");
  });

  // Zalo has no buttons; that a repeated number does not answer the next question is tested with the channel.
  it.runIf(channel !== "zalo")("a button of an answered question changes nothing", async () => {
    const before = await everythingStored();
    // "Có" stood only under question 1, answered long ago.
    if (channel === "zalo oa") {
      // Nothing can be edited there: the old button stays.
      await member.presses("Có");
    } else {
      await expect(member.presses("Có")).rejects.toThrow("button");
      await member.pressesGone("Có");
    }
    expect(await member.answer()).toContain("Câu 1 đã trả lời: Có.");
    expect(await everythingStored()).toEqual(before);
  });

  it("an emoji in a reason is questioned before it can fail the report", async () => {
    await member.says("không có số liệu");
    await member.says("chưa thống kê 😀");
    expect(await member.answer()).toContain("không in được ký tự 😀");
    expect((await world.answersOf("procedures"))["tthc_in_scope_total"]).toBeUndefined();
  });

  it("an impossible figure names both figures and is not stored", async () => {
    for (const text of ["100", "50"]) await member.says(text);
    await member.presses("Đầy đủ, kịp thời");
    expect(await member.answer()).toContain("khớp");
    await member.says("quay lại");
    await member.says("sửa 13");
    await member.says("7");
    const before = await everythingStored();
    await member.says("sửa 14");
    await member.says("17");
    expect(await member.answer()).toMatch(/quá hạn \(17\) không được lớn hơn số hồ sơ đã giải quyết \(7\)/);
    expect((await world.answersOf("procedures"))["dossiers_resolved_overdue"]).toBeUndefined();
    expect(await everythingStored()).toMatchObject({
      revisions: (before as { revisions: number }).revisions,
    });
  });

  it.each([
    ["unknown", "7K2F7K2F7K2F7K2F7K2F7K2F7K"],
    ["used", "used"],
  ])("an %s invitation is refused without saying which it was", async (_what, code) => {
    const stranger = await world.stranger();
    const real = code === "used" ? world.invite("procedures").code : code;
    if (channel === "web") {
      await expect(stranger.open(real)).rejects.toThrow(/404|410/);
      return;
    }
    await stranger.open(real);
    expect(await stranger.answer()).toContain("Mã mời không đúng, đã được sử dụng hoặc đã hết hạn");
  });

  it.runIf(channel !== "web")("a stranger learns nothing but how to enrol", async () => {
    const stranger = await world.stranger();
    await stranger.says("tiến độ");
    expect(await stranger.answer()).toContain("mở đường liên kết mời");
  });
});

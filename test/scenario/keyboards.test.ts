import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

/** Channels that can edit show the buttons of the open question only. */
describe.each(["telegram", "web"] as const)("buttons of answered questions, on %s", (channel) => {
  let world: World;
  let member: Actor;
  beforeAll(async () => {
    world = await createWorld(channel);
    member = await world.person("procedures");
    await member.presses("Cải cách thủ tục hành chính");
  }, 60_000);
  afterAll(() => world.close());

  /** Messages of the whole chat that still have a button with one of these labels. */
  async function shownWith(...labels: string[]): Promise<number> {
    const messages = await member.history();
    return messages.filter(({ buttons }) => buttons.some((label) => labels.includes(label))).length;
  }

  it("go when one is pressed", async () => {
    expect(await shownWith("Có", "Không")).toBe(1);
    await member.presses("Có");
    expect(await member.answer()).toContain("Câu 2/26.");
    expect(await shownWith("Có", "Không")).toBe(0);
  });

  it("go when the answer is typed", async () => {
    await member.says("2");
    await member.says("cấp xã");
    expect(await member.answer()).toContain("Câu 4/26.");
    expect(await shownWith("Cấp xã", "Xong")).toBe(0);
    expect(await shownWith("‹ Câu trước")).toBe(1);
  });

  it("stay while the question stands", async () => {
    await member.says("nhiều");
    expect(await member.answer()).toContain("cần một con số");
    expect(await shownWith("Không có số liệu")).toBe(1);
  });

  it("go with those of the prompts about it, pressed or not", async () => {
    const reason = "Đơn vị chưa cung cấp số liệu";
    await member.presses("Không có số liệu");
    expect(await shownWith(reason)).toBe(1);
    await member.says("Chưa thống kê");
    expect(await member.answer()).toContain("Câu 5/26.");
    expect(await shownWith(reason)).toBe(0);
    expect(await shownWith("‹ Câu trước")).toBe(1);
    await member.says("quay lại");
    await member.presses("Không có số liệu");
    await member.presses(reason);
    expect(await shownWith(reason)).toBe(0);
    expect(await shownWith("‹ Câu trước")).toBe(1);
  });

  it("go when the person moves elsewhere, and those of a menu stay", async () => {
    await member.says("sửa 2");
    expect(await member.answer()).toContain("Câu 2/26.");
    expect(await shownWith("‹ Câu trước")).toBe(1);
    expect(await shownWith("Cải cách thủ tục hành chính")).toBe(1);
  });
});

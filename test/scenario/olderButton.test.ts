import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

describe.each(["web", "telegram"] as const)("a button of an older message on %s", (channel) => {
  let world: World;
  let lead: Actor;

  beforeAll(async () => {
    world = await createWorld(channel);
    lead = await world.person("lead");
  }, 120_000);
  afterAll(() => world.close());

  it("is answered, and what is being asked stands", async () => {
    await lead.says("văn bản");
    await lead.presses("Ghi số: Báo cáo kết quả kiểm tra");
    expect(await lead.answer()).toContain("đề nghị ghi số trong sổ văn bản");
    await lead.says("lịch 2027");
    await lead.presses("Thêm ngày nghỉ");
    expect(await lead.answer()).toContain("Đề nghị ghi ngày nghỉ");
    await lead.presses("Dừng lại");
    expect(await lead.answer()).toContain("Nút này thuộc tin nhắn cũ, không có gì thay đổi.");
    await lead.says("5/9/2027");
    expect(await lead.answer()).toContain("Đề nghị ghi tên ngày 5/9/2027");
  });
});

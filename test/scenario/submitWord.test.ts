import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorld, demoDialogue, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

/** A review never ends without the way to hand the area in. */
describe.each(["web", "telegram", "zalo"] as const)("handing an area in on %s", (channel) => {
  let world: World;
  let member: Actor;
  const status = async () =>
    (await world.service.services.db.prisma.areaRecord.findFirstOrThrow({ where: { area: "procedures" } }))
      .status;

  beforeAll(async () => {
    world = await createWorld(channel, undefined, { told: false });
    member = await world.stranger();
    await member.open(world.invite("procedures").code);
    const dialogue = await demoDialogue();
    for (const step of dialogue.people.find(({ who }) => who === "procedures")?.steps ?? []) {
      if ("presses" in step && step.presses === "Nộp kết quả") break;
      await ("presses" in step ? member.presses(step.presses) : member.says(step.says));
    }
  }, 180_000);
  afterAll(() => world.close());

  it("is offered again behind the last finding", async () => {
    await member.presses("Xem dự kiến tồn tại");
    for (let left = 10; left > 0 && (await member.answer()).includes("Căn cứ"); left -= 1)
      await member.presses("Đồng ý");
    expect(await member.answer()).toContain("Không còn nội dung nào chờ ý kiến");
    await member.presses("Nộp kết quả");
    expect(await status()).toBe("draft");
  });

  it("is done by its word in the review", async () => {
    await member.says("nộp");
    expect(await status()).toBe("submitted");
    expect(await member.answer()).toContain("Đã nộp kết quả");
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readTable, rowOf } from "../support/channelTable.ts";
import { roamingPerson, type RoamingPerson } from "../support/roamingPerson.ts";
import { createWorld, TOGETHER, type World } from "../support/world.ts";

let world: World;
beforeAll(async () => {
  world = await createWorld(TOGETHER);
}, 60_000);
afterAll(() => world.close());

it("a link takes a code up where the README says so", async () => {
  const row = rowOf(await readTable(), "A link takes the code of “liên kết” up");
  for (const [channel, port] of world.service.services.channels) {
    expect(row.get(channel) === "yes", channel).toBe("entryLink" in port);
  }
});

/** What somebody begins in one chat, they go on with in another: the question that is open comes along. */
describe.each([
  ["web", "procedures", "Cải cách thủ tục hành chính"],
  ["telegram", "institutions", "Cải cách thể chế"],
  ["zalo", "organization", "Cải cách tổ chức bộ máy hành chính nhà nước"],
  ["zalo oa", "civil_service", "Xây dựng và nâng cao chất lượng đội ngũ cán bộ, công chức, viên chức"],
] as const)("a person who begins on %s", (from, area, title) => {
  let person: RoamingPerson;
  beforeAll(async () => {
    person = await roamingPerson(world, [from]);
    await person.open(world.invite(area).code);
    await person.presses("Đúng, bắt đầu");
    await person.presses(title);
  }, 60_000);

  it.each(TOGETHER.filter((to) => to !== from))("goes on with the same question on %s", async (to) => {
    const asked = question(await person.here().answer());
    expect(asked).toMatch(/^Câu \d+/);
    const there = await person.goTo(to);
    if (to !== "web") expect(await there.answer()).toContain("✓ Đã liên kết");
    expect(question(await there.answer())).toBe(asked);

    await there.says("không có số liệu");
    expect(await there.answer()).toContain("Vì sao không có số liệu?");
    const back = await person.goTo(from);
    expect(await back.answer()).toContain("Vì sao không có số liệu?");
    await back.presses("Đơn vị chưa cung cấp số liệu");
    expect(question(await back.answer())).not.toBe(asked);
  });

  it("has entered everything into one form", async () => {
    const states = Object.values(await world.answersOf(area));
    expect(states.slice(0, 3)).toEqual(["not_available", "not_available", "not_available"]);
  });
});

function question(text: string): string {
  return /Câu \d+\/\d+\.[^\n]*/.exec(text)?.[0] ?? "";
}

import { afterAll, beforeAll, expect, it } from "vitest";
import { formOf } from "../domain/form/support.ts";
import { withForm } from "../support/formWorld.ts";
import { createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

const VILLAGES = Array.from({ length: 15 }, (_, index) => ({
  list_name: "village",
  name: `v${index + 1}`,
  label: `Thôn Nà ${String.fromCharCode(65 + index)}`,
}));

const FORM = formOf({
  survey: [
    { type: "begin group", name: "procedures", label: "Thủ tục hành chính" },
    { type: "select_one village", name: "seat", label: "Trụ sở ở thôn nào" },
    { type: "select_multiple village", name: "visited", label: "Những thôn đã đến" },
    { type: "end group" },
  ],
  choices: VILLAGES,
  settings: `form_id|form_title|version
    villages|Biểu các thôn|1`,
});

let world: World;
let unit: Actor;
let lan: Actor;
beforeAll(async () => {
  world = await createWorld(
    "zalo",
    withForm(FORM, {
      members: [{ name: "Nguyễn Thị Lan", areas: ["procedures"] }],
      unitPeople: [{ name: "Hoàng Văn Bắc", role: "unit_contact" }],
    }),
  );
  unit = await world.person("Hoàng Văn Bắc");
  lan = await world.person("Nguyễn Thị Lan");
}, 60_000);
afterAll(() => world.close());

const stored = (question: string, source: "on_site" | "self_report" = "on_site") =>
  world.service.services.db.prisma.answer.findFirst({ where: { question, source } });
const lines = (text: string) => text.split("\n").filter((line) => /^\d+\. /.test(line));

it("one of many: the numbers go on where the page before ended", async () => {
  await unit.presses("Báo cáo tự kiểm tra: Thủ tục hành chính");
  await unit.presses("Phương án sau ›");
  expect(lines(await unit.answer()).slice(0, 3)).toEqual(["13. Thôn Nà M", "14. Thôn Nà N", "15. Thôn Nà O"]);
  await unit.says("14");
  expect(await stored("seat", "self_report")).toMatchObject({ value: "v14" });
});

it("several of many: the number shown is the number taken", async () => {
  expect(await unit.answer()).toContain("Những thôn đã đến");
  await unit.presses("Phương án sau ›");
  expect(lines(await unit.answer()).slice(0, 3)).toEqual(["13. Thôn Nà M", "14. Thôn Nà N", "15. Thôn Nà O"]);
  await unit.says("13, 15, 2");
  expect(await stored("visited", "self_report")).toMatchObject({ value: ["v2", "v13", "v15"] });
  await unit.presses("Gửi báo cáo tự kiểm tra");
});

it("what the unit reported stands beside the choices and takes none of their numbers", async () => {
  await lan.presses("Thủ tục hành chính");
  expect(await lan.answer()).toContain("Trụ sở ở thôn nào");
  expect(lines(await lan.answer())[0]).toBe("1. Thôn Nà A");
  await lan.says("2");
  expect(await stored("seat")).toMatchObject({ value: "v2" });
  await lan.says("sửa 1");
  await lan.presses("Xác nhận Thôn Nà N");
  expect(await stored("seat")).toMatchObject({ value: "v14" });
  // A single number on the second page, where several may be named.
  expect(await lan.answer()).toContain("Những thôn đã đến");
  await lan.presses("Phương án sau ›");
  await lan.says("13");
  expect(await stored("visited")).toMatchObject({ value: ["v13"] });
});

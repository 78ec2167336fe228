import { afterAll, beforeAll, expect, it } from "vitest";
import { performAct } from "../../src/messaging/act.ts";
import { publishForm } from "../../src/usecases/form/formLibrary.ts";
import { formOf } from "../domain/form/support.ts";
import { withForm } from "../support/formWorld.ts";
import { createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

/** A release or a form that changes while somebody is in the middle of an area. */

const LABELS = { "label::vi": "", "label::en": "" };
const group = (name: string, label: string) => ({
  ...LABELS,
  type: "begin group",
  name,
  "label::vi": label,
  "label::en": label,
});
const ask = (name: string, label: string, more: Record<string, string> = {}) => ({
  ...LABELS,
  type: "integer",
  name,
  "label::vi": label,
  "label::en": label,
  required: "yes",
  ...more,
});

function form(version: string, questions: Record<string, string>[]) {
  return formOf({
    survey: [group("procedures", "Thủ tục hành chính"), ...questions, { type: "end group" }],
    settings: [{ form_id: "office", "form_title::vi": "Biểu của tỉnh", "form_title::en": "Form", version }],
  });
}

const OLD = form("1", [
  ask("received", "Hồ sơ tiếp nhận"),
  ask("late", "Hồ sơ quá hạn"),
  ask("paid", "Hồ sơ nộp phí"),
]);
/** A question renamed, one removed, one added before all others. */
const NEW = form("2", [
  ask("online", "Hồ sơ trực tuyến"),
  ask("accepted", "Hồ sơ đã nhận"),
  ask("late", "Hồ sơ trễ hạn"),
]);

let world: World;
let member: Actor;
beforeAll(async () => {
  world = await createWorld(
    "telegram",
    withForm(OLD, {
      members: [{ name: "Nguyễn Thị Lan", areas: ["procedures"] }],
    }),
  );
  member = await world.person("Nguyễn Thị Lan");
  await member.presses("Thủ tục hành chính");
  await member.says("710");
}, 60_000);
afterAll(() => world.close());

it("F09: a release with other flows and a new version of the form: the inspection goes on where it stood, on its own version", async () => {
  const { services } = world.service;
  const { published } = await performAct(services, { key: "test:publish" }, (act) =>
    publishForm(act, NEW, null),
  );
  expect(published).toBe("new");
  // What another release stored of its flows is not replayed.
  const { prisma } = services.db;
  for (const { key, value } of await prisma.dialogueState.findMany()) {
    await prisma.dialogueState.update({
      where: { key },
      data: { value: value.replace(/"version":\[0,"[^"]+"\]/, '"version":[0,"of-the-release-before"]') },
    });
  }
  await world.restart();
  await member.says("12");
  expect(await member.answer()).toContain("✓ Đã lưu: 12");
  expect(await member.answer()).toContain("Hồ sơ nộp phí");
  await member.says("3");
  expect(await world.answersOf("procedures")).toEqual({ received: 710, late: 12, paid: 3 });
});

it("F09: its report has the questions of its own version, and none of the new one", async () => {
  const text = JSON.stringify(await world.report());
  for (const label of ["Hồ sơ tiếp nhận", "Hồ sơ quá hạn", "Hồ sơ nộp phí"]) expect(text).toContain(label);
  for (const label of ["Hồ sơ trực tuyến", "Hồ sơ đã nhận", "Hồ sơ trễ hạn"])
    expect(text).not.toContain(label);
});

import { afterAll, beforeAll, expect, it } from "vitest";
import { createWorld, firstTelegramUser, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

/** Presses that come twice, fifty times, or of a button whose question is answered. */

let world: World;
let member: Actor;
beforeAll(async () => {
  world = await createWorld("telegram");
  member = await world.person("procedures");
  await member.presses("Cải cách thủ tục hành chính");
}, 60_000);
afterAll(() => world.close());

const user = () => firstTelegramUser(world);

/** Data of a button of the newest message, with the message. */
function button(label: string): { data: string; message: number } {
  const message = user().botMessages().at(-1);
  const call = world.telegram?.calls({ method: "sendMessage", chatId: user().chatId }).at(-1);
  const rows = JSON.stringify(call?.args["reply_markup"] ?? "");
  const data = new RegExp(`"text":"${label}","callback_data":"([^"]+)"`).exec(rows)?.[1];
  if (message === undefined || data === undefined) throw new Error(`no button ${label}`);
  return { data, message: message.id };
}

async function rows() {
  const { prisma } = world.service.services.db;
  return {
    answers: await prisma.answer.count(),
    revisions: await prisma.answerRevision.count(),
    audited: await prisma.auditEvent.count({ where: { action: "answer.saved" } }),
  };
}

it("F06: a button pressed fifty times at once is one answer with one entry in the log, and each press is answered", async () => {
  const { data, message } = button("Có");
  const presses = Array.from({ length: 50 }, () => user().pressData(data, message));
  await world.service.idle();
  await world.telegram?.drained();
  await world.service.idle();
  expect(await rows()).toEqual({ answers: 1, revisions: 1, audited: 1 });
  expect(await world.answersOf("procedures")).toEqual({ tthc_review_plan_issued: "yes" });
  expect(presses.filter((press) => press.answer() === undefined)).toEqual([]);
  const saved = user()
    .botMessages()
    .filter(({ text }) => text.includes("Đã lưu: Có"));
  expect(saved).toHaveLength(1);
});

it("F06: of two buttons of one message the first counts; the other is answered and changes nothing", async () => {
  await member.says("sửa 1");
  const [yes, no] = [button("Có"), button("Không")];
  const before = await rows();
  user().pressData(no.data, no.message);
  user().pressData(yes.data, yes.message);
  await world.service.idle();
  await world.telegram?.drained();
  await world.service.idle();
  const after = await rows();
  expect(after.revisions).toBe(before.revisions + 1);
  expect(await world.answersOf("procedures")).toEqual({ tthc_review_plan_issued: "no" });
});

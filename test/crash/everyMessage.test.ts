import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { openCrashField, type CrashField } from "./support/openCrashField.ts";
import { settled } from "./support/settled.ts";

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

/** Kills, one after each message: 8 with every change, 25 each night (README, Development). */
const QUESTIONS = Number(process.env["CRASH_MESSAGES"] ?? 8);

let crash: CrashField;
beforeAll(async () => {
  crash = await openCrashField({ inspections: 1, areas: 1, questions: QUESTIONS });
});
afterAll(() => crash.close());

it("killed after each message of an area, it goes on at the same question with nothing lost", async () => {
  const { fake, field, pool } = crash;
  const [member] = field.members;
  if (member === undefined) throw new Error("nobody has enrolled");
  const user = fake.user(member.chatId);
  const service = crash.service("data");
  await service.start();
  await field.open();
  for (let question = 1; question <= QUESTIONS; question += 1) {
    await service.kill();
    // Every other time the message comes while nobody is there.
    const waits = question % 2 === 0;
    if (waits) field.sendNext(member);
    await service.start();
    if (!waits) field.sendNext(member);
    const last = question === QUESTIONS;
    const next = last ? `Đã lưu: ${QUESTIONS}` : `Câu ${question + 1}/${QUESTIONS}`;
    const reply = await user.waitForMessage(next, { timeoutMs: 60_000 });
    expect(reply.text).toContain(`Đã lưu: ${question}`);
  }
  await settled(pool);
  const report = await field.report();
  expect(report.wrong).toEqual([]);
  expect(report.answers).toBe(QUESTIONS);
  expect((await pool.query(`SELECT error FROM "DeadUpdate"`)).rows).toEqual([]);
});

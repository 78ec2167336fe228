import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { openCrashField, type CrashField } from "./support/openCrashField.ts";
import { settled } from "./support/settled.ts";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const QUESTIONS = 30;

let crash: CrashField;
beforeAll(async () => {
  crash = await openCrashField({ inspections: 5, areas: 10, questions: QUESTIONS });
  await crash.service("data").start();
  await crash.field.open();
});
afterAll(() => crash.close());

it("F23: a chat that is told to wait waits alone, and gets everything in order", async () => {
  const { fake, field, pool } = crash;
  const [slow, ...others] = field.members;
  if (slow === undefined) throw new Error("nobody has enrolled");
  const flood = fake.fault({
    methods: ["sendMessage"],
    chatId: slow.chatId,
    action: { kind: "tooManyRequests", retryAfter: 3 },
  });
  for (let n = 0; n < 4; n += 1) for (const member of field.members) field.sendNext(member);
  await Promise.all(
    others.map(({ chatId }) => fake.user(chatId).waitForMessage("Đã lưu: 4", { timeoutMs: 60_000 })),
  );
  // The others have all their replies while the first message of this chat still waits.
  const seen = fake
    .user(slow.chatId)
    .botMessages()
    .filter(({ text }) => text.includes("Đã lưu"));
  expect(seen).toEqual([]);
  await vi.waitUntil(() => flood.hits() > 1, { timeout: 60_000, interval: 50 });
  flood.stop();
  await settled(pool);
  const report = await field.report();
  expect(report).toMatchObject({
    wrong: [],
    overtaken: [],
    duplicates: 0,
    answers: 4 * field.members.length,
  });
});

it("F24: while a third of the calls fail, nothing is lost, and everything arrives in the end", async () => {
  const { fake, field, pool } = crash;
  const before = await field.report();
  const faults = [
    fake.fault({ action: { kind: "serverError", status: 502 }, probability: 0.1 }),
    fake.fault({ action: { kind: "reset", when: "before" }, probability: 0.1 }),
    // The message is there, only nobody is told: it comes twice.
    fake.fault({ action: { kind: "reset", when: "after" }, probability: 0.1 }),
  ];
  for (let n = 0; n < 6; n += 1) for (const member of field.members) field.sendNext(member);
  await fake.drained();
  await vi.waitUntil(() => faults.every((fault) => fault.hits() >= 15), { timeout: 120_000, interval: 50 });
  for (const fault of faults) fault.stop();
  await settled(pool, 120_000);
  const report = await field.report();
  expect(report).toMatchObject({
    wrong: [],
    overtaken: [],
    answers: before.answers + 6 * field.members.length,
  });
  expect(report.duplicates - before.duplicates).toBeLessThanOrEqual(faults[2]?.hits() ?? 0);
  expect((await pool.query(`SELECT error FROM "DeadUpdate"`)).rows).toEqual([]);
  expect((await pool.query(`SELECT error FROM "OutboxMessage" WHERE state <> 'sent'`)).rows).toEqual([]);
});

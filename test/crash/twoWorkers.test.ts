import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { verifyAudit } from "../../src/db/audit/verifyAudit.ts";
import { AUDIT_KEY, openCrashField, type CrashField } from "./support/openCrashField.ts";
import { settled } from "./support/settled.ts";

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

const KILLS = 20;
const UPDATES_PER_KILL = 60;
const QUESTIONS = 30;

let crash: CrashField;
beforeAll(async () => {
  crash = await openCrashField({ inspections: 5, areas: 10, questions: QUESTIONS });
});
afterAll(() => crash.close());

it("F11: of two workers, killed ten times each, every update has one effect, in order", async () => {
  const { pool, field, below, calls } = crash;
  // One receives and works, the other only works.
  const workers = [
    crash.service("first"),
    crash.service("second", { ROLE: "worker", PUBLIC_URL: "http://127.0.0.1" }),
  ];
  await Promise.all(workers.map((worker) => worker.start()));
  await field.open();
  for (let kill = 0; kill < KILLS; kill += 1) {
    const enough = calls(1 + below(UPDATES_PER_KILL / 2));
    for (let n = 0; n < UPDATES_PER_KILL; n += 1) {
      const open = field.members.filter((member) => member.sent < QUESTIONS - 2);
      const member = open[below(open.length)];
      if (member !== undefined) field.sendNext(member);
    }
    await enough;
    await sleep(below(20));
    const worker = workers[kill % 2];
    await worker?.kill();
    await field.checkAcknowledged();
    await worker?.start();
  }
  await settled(pool, 120_000);
  const report = await field.report();
  console.log(
    `two workers, killed ${KILLS} times over ${field.sent} updates: ${report.answers} answers, ` +
      `${report.duplicates} replies sent twice, ${report.overtaken.length} after a later one`,
  );
  expect(report.wrong).toEqual([]);
  expect(report.answers).toBe(KILLS * UPDATES_PER_KILL);
  const { chains } = await verifyAudit(pool, AUDIT_KEY, new Map());
  expect(chains.filter(({ fault }) => fault !== null)).toEqual([]);
  expect((await pool.query(`SELECT error FROM "DeadUpdate"`)).rows).toEqual([]);
});

import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { openCrashField, type CrashField } from "./support/openCrashField.ts";
import { settled } from "./support/settled.ts";
import { startSlowProxy, type SlowProxy } from "./support/slowProxy.ts";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const MEMBERS = 16;
const QUESTIONS = 2;
const ANSWER_TAKES_MS = 250;
/** Twelve of the pool (db/database.ts), those of the job queue, and those that listen. */
const MOST_CONNECTIONS = 24;
const MOST_MEGABYTES = 450;

let crash: CrashField;
let proxy: SlowProxy;
beforeAll(async () => {
  crash = await openCrashField({ inspections: 4, areas: MEMBERS / 4, questions: QUESTIONS });
  proxy = await startSlowProxy(crash.databaseUrl);
});
afterAll(async () => {
  await crash.close();
  await proxy.close();
});

async function megabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1_024;
}

it("F16: while each answer of the database takes long, work waits in the inbox: connections and memory stay bounded, nothing is lost", async () => {
  const { field, pool } = crash;
  const service = crash.service("data", { DATABASE_URL: proxy.connectionString });
  const url = await service.start();
  await field.open();
  proxy.delay(ANSWER_TAKES_MS);
  for (let n = 0; n < QUESTIONS; n += 1) for (const member of field.members) field.sendNext(member);
  // Slow is not ill: it goes on answering.
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  await settled(pool, 180_000);
  const report = await field.report();
  expect(report).toMatchObject({ wrong: [], overtaken: [], answers: MEMBERS * QUESTIONS });
  expect(report.duplicates).toBe(0);
  expect(proxy.most()).toBeLessThanOrEqual(MOST_CONNECTIONS);
  expect(await megabytes(service.pid)).toBeLessThan(MOST_MEGABYTES);
  expect((await pool.query(`SELECT error FROM "DeadUpdate"`)).rows).toEqual([]);
});

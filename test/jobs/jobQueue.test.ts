import { PgBoss } from "pg-boss";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openDatabase, type Database } from "../../src/db/database.ts";
import { createJobQueue } from "../../src/jobs/jobQueue.ts";
import { createLogger } from "../../src/observe/logger.ts";
import { freshDatabase, type TestDatabase } from "../support/database.ts";

vi.setConfig({ testTimeout: 120_000 });

let scratch: TestDatabase;
let db: Database;
beforeEach(async () => {
  scratch = await freshDatabase();
  db = openDatabase({ connectionString: scratch.connectionString });
});
afterEach(async () => {
  await db.close();
  await scratch.drop();
});

it("gives a paper that a dead process was drawing to the next one within seconds, not minutes", async () => {
  const jobs = createJobQueue(db, createLogger("silent"));
  await jobs.start();
  const id = await jobs.send(db.pool, "document", {
    inspectionId: "i",
    kind: "inspection_report",
    format: "pdf",
    personId: "p",
    locale: "vi",
    channel: "web",
    conversation: "web:1",
  });
  // Takes the job and is never heard of again.
  const dead = new PgBoss({
    db: { executeSql: (text, values) => db.pool.query(text, values) },
    supervise: false,
    schedule: false,
  });
  await dead.start();
  expect((await dead.fetch("document")).map((job) => job.id)).toEqual([id]);
  await dead.stop({ graceful: false });

  const taken: { id: string; lastTry: boolean }[] = [];
  await jobs.work("document", async ({ id: next, lastTry }) => {
    taken.push({ id: next, lastTry });
  });
  await vi.waitUntil(() => taken.length > 0, { timeout: 60_000, interval: 100 });
  expect(taken).toEqual([{ id, lastTry: false }]);
  await jobs.stop();
});

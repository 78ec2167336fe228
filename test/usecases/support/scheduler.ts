/**
 * A worker that decides reminders and carries them out, as a process of its own: one pass for each
 * instant on standard input, answered with "done <instant>". To be killed at any moment.
 */
import { flushCompileCache } from "node:module";
import { createInterface } from "node:readline";
import { noticeWords } from "../../../src/bot/screens/noticeWords.ts";
import { openDatabase } from "../../../src/db/database.ts";
import { createJobQueue } from "../../../src/jobs/jobQueue.ts";
import { createLogger } from "../../../src/observe/logger.ts";
import { decideReminders } from "../../../src/usecases/reminder/decideReminders.ts";
import { deliverNotice } from "../../../src/usecases/notice/deliverNotice.ts";
import { retryNotices } from "../../../src/usecases/notice/retryNotices.ts";
import { fieldServices } from "./fieldServices.ts";

const connectionString = process.argv[2] ?? "";
const log = createLogger("error");
const db = openDatabase({ connectionString, maxConnections: 3 });
let now = 0;
const clock = { now: () => now };
const jobs = createJobQueue(db, log);
await jobs.start();
const services = fieldServices(db, clock, jobs);
const deps = { services, words: noticeWords, log };
// A process that is killed has no other moment for it.
flushCompileCache();
process.stdout.write("ready\n");
for await (const line of createInterface({ input: process.stdin })) {
  now = Date.parse(line);
  const { notices } = await decideReminders(services);
  for (const id of notices) await deliverNotice(deps, id);
  await retryNotices(deps);
  process.stdout.write(`done ${line}\n`);
}
await jobs.stop();
await db.close();

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase, type Database } from "../src/db/database.ts";
import { openStore } from "../src/db/openStore.ts";
import { createJobQueue } from "../src/jobs/jobQueue.ts";
import { createLogger } from "../src/observe/logger.ts";
import type { ActServices } from "../src/messaging/act.ts";
import { createAnswerSessions } from "../src/usecases/answers/answerSessions.ts";
import { decideReminders } from "../src/usecases/reminder/decideReminders.ts";
import { rounded } from "./support/statistics.ts";

const INSPECTIONS = 1_000;
const POINTS = 100;
const WORKERS = 2;
const TIME_ZONE = "Asia/Ho_Chi_Minh";
/** A Wednesday; the due dates lie from four weeks before it to eight weeks after. */
const AT = Date.parse("2020-10-14T08:00:00+07:00");

export interface ReminderFigures {
  open: number;
  workers: number;
  /** Steps decided on the day, digests they went into, and seconds until the last worker was done. */
  steps: number;
  digests: number;
  seconds: number;
  /** A pass with nothing left to decide, as every minute of the day has one. */
  idleMs: number;
  /** Steps that were decided more than once: none, or the run is worthless. */
  twice: number;
}

/**
 * One day's decision about 100,000 open remediations by two workers on one database, with its digests
 * and jobs written. Nothing was decided before, so that every series that has begun has a step to say:
 * more than on any ordinary day.
 */
export async function measureReminders(): Promise<ReminderFigures> {
  const folder = await mkdtemp(join(tmpdir(), "kiemtra-bench-"));
  const log = createLogger("error");
  const store = await openStore({ dataDir: folder }, log);
  try {
    const databases = Array.from({ length: WORKERS }, () =>
      openDatabase({ connectionString: store.connectionString, maxConnections: 3 }),
    );
    const [first] = databases;
    if (first === undefined) throw new Error("there is a worker");
    await fill(first);
    const workers = databases.map((db) => worker(db));
    await workers[0]?.jobs.start();
    const began = performance.now();
    await Promise.all(workers.map((services) => decideReminders(services)));
    const seconds = (performance.now() - began) / 1_000;
    const again = performance.now();
    if (workers[0] !== undefined) await decideReminders(workers[0]);
    const idleMs = performance.now() - again;
    const { rows } = await first.pool.query<{ steps: number; twice: number; digests: number }>(
      `SELECT count(*)::int AS steps,
              (count(*) - count(DISTINCT ("remediationId", "personId", step, "dueDate")))::int AS twice,
              (SELECT count(*)::int FROM "Notice") AS digests FROM "ReminderPlan"`,
    );
    await workers[0]?.jobs.stop();
    for (const db of databases) await db.close();
    const [counted] = rows;
    if (counted === undefined) throw new Error("nothing was counted");
    return {
      open: INSPECTIONS * POINTS,
      workers: WORKERS,
      ...counted,
      seconds: rounded(seconds),
      idleMs: rounded(idleMs, 0),
    };
  } finally {
    await store.stop();
    await rm(folder, { recursive: true });
  }
}

function worker(db: Database): ActServices {
  const clock = { now: () => AT };
  return {
    db,
    clock,
    timeZone: TIME_ZONE,
    auditKey: "k".repeat(32),
    sends: false,
    jobs: createJobQueue(db, createLogger("error")),
    sessions: createAnswerSessions(clock, TIME_ZONE),
    channels: new Map(),
    onQueued: () => undefined,
  };
}

/** Each inspection has a unit, a lead, a head, a contact and its points, due on some day around the bench's. */
async function fill(db: Database): Promise<void> {
  await db.pool.query(`
    INSERT INTO "Organization" (id, name, place) VALUES ('o', 'UBND tỉnh Bắc Kạn', 'Bắc Kạn');
    INSERT INTO "Form" (id, title) VALUES ('f', '{}');
    INSERT INTO "FormVersion" (id, "formId", version, sha256, definition) VALUES ('v', 'f', '1', 'x', '{}');
    INSERT INTO "Unit" (id, "organizationId", name, "searchKey", type)
      SELECT 'u' || n, 'o', 'Đơn vị ' || n, 'don vi ' || n, 'xa' FROM generate_series(1, ${INSPECTIONS}) AS n;
    INSERT INTO "Person" (id, "organizationId", "fullName", "sortKey", "searchKey")
      SELECT role || n, 'o', role || ' ' || n, role || n, role || n
        FROM generate_series(1, ${INSPECTIONS}) AS n, unnest(ARRAY['lead', 'unit_head', 'unit_contact']) AS role;
    INSERT INTO "Inspection" (id, code, "organizationId", "unitId", "formVersionId", status, "visitDate",
                              "dataPeriodFrom", "dataPeriodTo", details, parameters, "concludedOn")
      SELECT 'i' || n, 'I-' || n, 'o', 'u' || n, 'v', 'remediation', '2020-08-03', '2020-01-01', '2020-08-01',
             '{}', '{}', '2020-08-10' FROM generate_series(1, ${INSPECTIONS}) AS n;
    INSERT INTO "TeamMember" (id, "inspectionId", "personId", role)
      SELECT role || n, 'i' || n, role || n, role::"Role"
        FROM generate_series(1, ${INSPECTIONS}) AS n, unnest(ARRAY['lead', 'unit_head', 'unit_contact']) AS role;
    INSERT INTO "Finding" (id, "inspectionId", area, ordinal, severity, state, text)
      SELECT 'f' || n || '-' || p, 'i' || n, 'procedures', p, 'moderate', 'remediating', 'Nội dung ' || p
        FROM generate_series(1, ${INSPECTIONS}) AS n, generate_series(1, ${POINTS}) AS p;
    INSERT INTO "Remediation" (id, "findingId", "unitId", state, "assignedOn", "toldOn", "dueDate")
      SELECT 'r' || n || '-' || p, 'f' || n || '-' || p, 'u' || n, 'assigned', '2020-08-10', '2020-08-10',
             date '2020-09-16' + (n * 7 + p * 13) % 84
        FROM generate_series(1, ${INSPECTIONS}) AS n, generate_series(1, ${POINTS}) AS p;
    ANALYZE;
  `);
}

import { mkdtemp } from "node:fs/promises";
import path from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { createDatabase, EMBEDDED_DATABASE } from "../../src/db/createDatabase.ts";
import { openDatabase } from "../../src/db/database.ts";
import { startEmbedded } from "../../src/db/embedded/startEmbedded.ts";
import { applyMigrations, readMigrations } from "../../src/db/migrations.ts";
import { openStore, type Store } from "../../src/db/openStore.ts";
import type { StoreLog } from "../../src/db/StoreLog.ts";
import { createJobQueue } from "../../src/jobs/jobQueue.ts";
import { createLogger } from "../../src/observe/logger.ts";
import { withClient } from "../support/withClient.ts";
import { silent } from "./embedded/silent.ts";
import { SERVER_PATIENCE } from "./embedded/support.ts";

vi.setConfig(SERVER_PATIENCE);

/** For all tests of a group; the run takes it away. */
const ownFolder = () => mkdtemp(path.join(inject("runFolder"), "role-"));

const ROW = `INSERT INTO "AuditEvent" (chain, seq, at, actor, channel, action, object, data, "prevHash", hash)
             VALUES ('K-1', 1, now(), 'p', 'web', 'answer.saved', 'answer:x', '{}', '', 'h')`;

/** Sends a job and takes it, as the service does. */
async function worksWithJobs(connectionString: string): Promise<void> {
  const db = openDatabase({ connectionString });
  const jobs = createJobQueue(db, createLogger("error"));
  try {
    await jobs.start();
    const done = new Promise<string>((resolve) => {
      void jobs.work("notice", async (job) => resolve(job.data.noticeId));
    });
    await jobs.send(db.pool, "notice", { noticeId: "n-1" });
    jobs.wake("notice");
    expect(await done).toBe("n-1");
  } finally {
    await jobs.stop();
    await db.close();
  }
}

describe("the service on its own server, with a data folder of an earlier release", () => {
  let store: Store;
  let service: Client;
  beforeAll(async () => {
    const dataDir = await ownFolder();
    // As it was: the service was the owner of everything, the job queue included.
    const server = await startEmbedded({ dataDir, log: silent });
    const owner = await createDatabase(server.connectionString, EMBEDDED_DATABASE);
    await applyMigrations(owner, readMigrations());
    await worksWithJobs(owner);
    await withClient(owner, (client) => client.query(ROW));
    await server.stop();
    store = await openStore({ dataDir }, silent);
    service = new Client({ connectionString: store.connectionString });
    await service.connect();
  });
  afterAll(async () => {
    await service.end();
    await store.stop();
  });

  it("works as a role that owns nothing and is nothing special", async () => {
    const { rows } = await service.query(
      `SELECT current_user AS role, rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication AS special,
              (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owns
         FROM pg_roles r WHERE rolname = current_user`,
    );
    expect(rows).toEqual([{ role: "kiemtra_app", special: false, owns: 0 }]);
  });

  it.each([
    'ALTER TABLE "AuditEvent" DISABLE TRIGGER ALL',
    'DROP TRIGGER "AuditEvent_only_grows" ON "AuditEvent"',
    `UPDATE "AuditEvent" SET actor = 'q'`,
    'DELETE FROM "AuditEvent"',
    'TRUNCATE "AuditEvent"',
    'DROP TABLE "AuditEvent"',
    "SET session_replication_role = replica",
    'DELETE FROM "AuditHead"',
    `UPDATE "AuditKey" SET fingerprint = 'other'`,
    'DELETE FROM "AnswerRevision"',
    `UPDATE "AnswerRevision" SET data = '{}'`,
    'DELETE FROM "_prisma_migrations"',
    'TRUNCATE "Answer"',
    'ALTER TABLE "Answer" ADD COLUMN more TEXT',
    "CREATE TABLE mine (id INT)",
    "ALTER ROLE kiemtra_app SUPERUSER",
    "COPY (SELECT 1) TO PROGRAM 'cat'",
    "SELECT pg_read_file('postgresql.conf')",
  ])("is refused: %s", async (statement) => {
    // insufficient_privilege
    await expect(service.query(statement)).rejects.toMatchObject({ code: "42501" });
  });

  it("writes the audit log, reads what was there, and sends and takes jobs", async () => {
    await service.query(ROW.replace("1, now()", "2, now()"));
    const { rows } = await service.query('SELECT seq FROM "AuditEvent" ORDER BY seq');
    expect(rows).toEqual([{ seq: 1 }, { seq: 2 }]);
    await worksWithJobs(store.connectionString);
  });
});

describe("a database of the operator's own", () => {
  const warnings: string[] = [];
  const log: StoreLog = { ...silent, warn: (_data, text) => void warnings.push(text) };
  let server: Awaited<ReturnType<typeof startEmbedded>>;
  let owner: string;
  let app: string;
  beforeAll(async () => {
    server = await startEmbedded({ dataDir: await ownFolder(), log: silent });
    owner = await createDatabase(server.connectionString, "agency");
    await withClient(owner, (client) =>
      client.query("CREATE ROLE agency_app LOGIN PASSWORD 'of the agency'"),
    );
    const url = new URL(owner);
    url.username = "agency_app";
    url.password = "of the agency";
    app = url.href;
  });
  afterAll(() => server.stop());

  it("names MIGRATE_DATABASE_URL where the service's role may not change the schema", async () => {
    const attempt = openStore({ databaseUrl: app, dataDir: "/nowhere" }, log);
    await expect(attempt).rejects.toThrow("MIGRATE_DATABASE_URL");
  });

  it("is migrated by its owner, and worked with by a role that owns nothing", async () => {
    const store = await openStore({ databaseUrl: app, migrateUrl: owner, dataDir: "/nowhere" }, log);
    expect(store.connectionString).toBe(app);
    expect(warnings).toEqual([]);
    await withClient(app, (client) => client.query(ROW));
    await worksWithJobs(app);
    await expect(
      withClient(app, (client) => client.query('ALTER TABLE "AuditEvent" DISABLE TRIGGER ALL')),
    ).rejects.toMatchObject({ code: "42501" });
    // A start without it goes on as long as there is nothing to migrate.
    await openStore({ databaseUrl: app, dataDir: "/nowhere" }, log);
    expect(warnings).toEqual([]);
  });

  it("whose service owns the audit log is warned about, and works", async () => {
    await openStore({ databaseUrl: owner, dataDir: "/nowhere" }, log);
    expect(warnings).toEqual([expect.stringContaining("could switch the guard of the audit log off")]);
  });

  it("is refused when the two addresses lead to different databases", async () => {
    const other = await createDatabase(server.connectionString, "elsewhere");
    await withClient(other, (client) => client.query("GRANT CREATE ON SCHEMA public TO agency_app"));
    const url = new URL(app);
    url.pathname = "elsewhere";
    const attempt = openStore({ databaseUrl: url.href, migrateUrl: owner, dataDir: "/nowhere" }, log);
    await expect(attempt).rejects.toThrow("lead to different databases");
  });
});

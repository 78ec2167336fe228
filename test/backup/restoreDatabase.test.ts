import { createHash, randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { BackupError } from "../../src/backup/BackupError.ts";
import { dumpDatabase } from "../../src/backup/dumpDatabase.ts";
import type { BackupEntry } from "../../src/backup/manifest.ts";
import { restoreDatabase, type RestoreReport } from "../../src/backup/restoreDatabase.ts";
import { openDatabase } from "../../src/db/database.ts";
import { loadDemo } from "../../src/demo/loadDemo.ts";
import { createLogger } from "../../src/observe/logger.ts";
import { publishBuiltInForms } from "../../src/usecases/form/publishBuiltInForms.ts";
import { emptyDatabase, freshDatabase, type TestDatabase } from "../support/database.ts";
import { quietServices } from "../support/quietServices.ts";
import { withClient } from "../support/withClient.ts";
import { tamper } from "../cli/support/tamper.ts";
import { collect } from "../cli/support/collect.ts";

vi.setConfig({ testTimeout: 60_000 });

const AUDIT_KEY = "k".repeat(32);
const PHOTO_BYTES = 1_500_000;
const log = createLogger("silent");
const NOW = new Date("2026-11-24T06:45:13.678Z");

let source: TestDatabase;
let jobId: string;
let saved: BackupEntry[];
const targets: TestDatabase[] = [];

beforeAll(async () => {
  source = await freshDatabase();
  const db = openDatabase({ connectionString: source.connectionString });
  const services = quietServices(db, AUDIT_KEY);
  await publishBuiltInForms(services);
  await loadDemo(services);
  await services.jobs.start();
  jobId = await services.jobs.send(db.pool, "document", {
    inspectionId: "i",
    kind: "inspection_report",
    format: "pdf",
    personId: "p",
    locale: "vi",
    channel: "web",
    conversation: "web:1",
  });
  await services.jobs.stop();
  await db.pool.query(
    `INSERT INTO "InboxUpdate" (key, channel, conversation, "orderKey", payload)
     VALUES ('k:1', 'web', 'web:1', 1, $1)`,
    [JSON.stringify({ text: 'Hồ sơ\t"710"\nhết \\N' })],
  );
  // More than one part of the archive.
  await db.pool.query(
    `INSERT INTO "Evidence" (id, "inspectionId", kind, state, mime, bytes, "addedById")
     SELECT 'photo', id, 'photo', 'stored', 'image/jpeg', $1, 'p' FROM "Inspection"`,
    [randomBytes(PHOTO_BYTES)],
  );
  await db.close();
  saved = await dump();
});
afterEach(async () => {
  for (const target of targets.splice(0)) await target.drop();
});
afterAll(() => source.drop());

const dump = () => collect(dumpDatabase(source.connectionString, NOW));

async function target(): Promise<string> {
  const made = await emptyDatabase();
  targets.push(made);
  return made.connectionString;
}

async function* entriesOf(entries: readonly BackupEntry[]): AsyncGenerator<BackupEntry> {
  for (const entry of entries) yield await Promise.resolve(entry);
}

function restore(url: string, entries: readonly BackupEntry[] = saved, more = {}): Promise<RestoreReport> {
  const options = { auditKey: AUDIT_KEY, acceptBrokenAudit: false, mustBeSafe: false, log, ...more };
  return restoreDatabase(url, entriesOf(entries), options);
}

const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => "no error",
    (error: unknown) => (error instanceof BackupError ? error.code : error),
  );

/** The same backup with one of its lists changed. */
function withList(
  name: string,
  change: (list: Record<string, unknown>) => Record<string, unknown>,
): BackupEntry[] {
  return saved.map((entry) =>
    entry.name === name
      ? { name, bytes: Buffer.from(JSON.stringify(change(JSON.parse(entry.bytes.toString("utf8"))))) }
      : entry,
  );
}

/** Every row of every table as PostgreSQL prints it. */
async function contents(url: string): Promise<Record<string, string[]>> {
  return withClient(url, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
    );
    const all: Record<string, string[]> = {};
    for (const { name } of tables) {
      if (name === "_prisma_migrations") continue;
      const { rows } = await client.query<{ row: string }>(
        `SELECT t::text AS row FROM public."${name}" t ORDER BY 1`,
      );
      all[name] = rows.map(({ row }) => row);
    }
    return all;
  });
}

const rowsIn = async (url: string) => Object.values(await contents(url)).flat().length;

describe("a restored database", () => {
  it("has every row of every table, the numbers go on behind those that the lost time had, references hold, open jobs are back", async () => {
    const url = await target();
    const report = await restore(url);
    expect(await contents(url)).toEqual(await contents(source.connectionString));
    expect(saved.filter(({ name }) => name.startsWith("tables/Evidence.")).length).toBeGreaterThan(1);
    expect(report.tables["Person"]).toBe(10);
    expect(report.audit).toMatchObject({
      ok: true,
      chains: [{ chain: "CHO-DON-2020" }, { chain: "system" }],
    });
    expect(report).toMatchObject({ jobs: 1, skippedJobs: 0, createdAt: NOW.toISOString() });
    await withClient(url, async (client) => {
      const { rows } = await client.query("SELECT id::text, name, state::text, data FROM pgboss.job");
      expect(rows).toMatchObject([{ id: jobId, name: "document", state: "created", data: { locale: "vi" } }]);
      const insert = `INSERT INTO "InboxUpdate" (key, channel, conversation, "orderKey", payload)
                      VALUES ('k:2', 'web', 'web:1', 2, '{}') RETURNING id::int`;
      expect((await client.query(insert)).rows).toEqual([{ id: 100_002 }]);
      const orphan = `INSERT INTO "AreaRecord" ("inspectionId", area, ordinal) VALUES ('nobody', 'a', 1)`;
      await expect(client.query(orphan)).rejects.toThrow(/foreign key/);
    });
  });

  it("is what was there at one moment, whatever is written meanwhile", async () => {
    const before = await contents(source.connectionString);
    const entries = dumpDatabase(source.connectionString, NOW);
    const first = await entries.next();
    await withClient(source.connectionString, async (client) => {
      await client.query(`INSERT INTO "Organization" (id, name, place) VALUES ('late', 'Muộn', 'Muộn')`);
    });
    const rest = await collect(entries);
    const url = await target();
    await restore(url, first.done === true ? rest : [first.value, ...rest]);
    expect(await contents(url)).toEqual(before);
    await withClient(source.connectionString, (client) =>
      client.query(`DELETE FROM "Organization" WHERE id = 'late'`),
    );
  });
});

describe("nothing is restored", () => {
  it("into a database with rows in it, or with somebody else's tables", async () => {
    const url = await target();
    await restore(url);
    expect(await codeOf(restore(url))).toBe("target_not_empty");
    const other = await target();
    await withClient(other, (client) => client.query("CREATE TABLE theirs (id int)"));
    expect(await codeOf(restore(other))).toBe("target_not_empty");
  });

  it("into a server that may forget what it acknowledged (this one runs without fsync), or into none", async () => {
    const unsafe = await restore(await target(), saved, { mustBeSafe: true }).catch(
      (error: unknown) => error,
    );
    expect(unsafe).toMatchObject({ code: "unsafe_settings" });
    const nobody = await restore("postgres://kiemtra@127.0.0.1:1/x").catch((error: unknown) => error);
    expect(nobody).toMatchObject({ code: "unreachable" });
  });

  it("from a newer release, or a newer format", async () => {
    const url = await target();
    const newer = withList("header.json", (header) => ({
      ...header,
      migrations: [...[header["migrations"]].flat(), { name: "29990101000000_later", checksum: "x" }],
    }));
    expect(await codeOf(restore(url, newer))).toBe("newer_schema");
    expect(
      await codeOf(
        restore(
          url,
          withList("header.json", (header) => ({ ...header, formatVersion: 2 })),
        ),
      ),
    ).toBe("newer_format");
    expect(
      await codeOf(
        restore(
          url,
          withList("header.json", () => ({ a: 1 })),
        ),
      ),
    ).toBe("not_a_backup");
  });

  it("when a row was changed, a part is missing or the end is: the database stays empty and can be tried again", async () => {
    const url = await target();
    const changed = saved.map((entry) =>
      entry.name.startsWith("tables/Person.")
        ? {
            ...entry,
            bytes: Buffer.from(entry.bytes.toString("utf8").replace("Vũ Đức Chính", "Vũ Đức Chinh")),
          }
        : entry,
    );
    expect(await codeOf(restore(url, changed))).toBe("not_what_was_saved");
    const lacking = saved.filter(({ name }) => !name.startsWith("tables/Person."));
    expect(await codeOf(restore(url, lacking))).toBe("not_what_was_saved");
    expect(await codeOf(restore(url, saved.slice(0, -1)))).toBe("not_a_backup");
    expect(await rowsIn(url)).toBe(0);
    await restore(url);
    expect(await rowsIn(url)).toBeGreaterThan(0);
  });

  it("when rows refer to rows that are not there, though the sums are right", async () => {
    const url = await target();
    const emptySum = createHash("sha256").digest("hex");
    const forged = withList("manifest.json", (manifest) => ({
      ...manifest,
      tables: { ...Object(manifest["tables"]), Unit: { rows: 0, bytes: 0, sha256: emptySum } },
    })).filter(({ name }) => !name.startsWith("tables/Unit."));
    const failure = await restore(url, forged).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "not_what_was_saved", message: expect.stringContaining("unitId") });
    expect(await rowsIn(url)).toBe(0);
  });

  it("when the audit log was tampered with before the backup, unless the operator accepts it", async () => {
    await withClient(source.connectionString, (client) =>
      tamper(client, `UPDATE "AuditEvent" SET actor = 'somebody' WHERE chain = 'CHO-DON-2020' AND seq = 3`),
    );
    const tampered = await dump();
    await withClient(source.connectionString, (client) =>
      tamper(client, `UPDATE "AuditEvent" SET actor = 'system' WHERE chain = 'CHO-DON-2020' AND seq = 3`),
    );
    const url = await target();
    const failure = await restore(url, tampered).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: "audit_broken",
      message: expect.stringContaining("chain CHO-DON-2020, entry 3 (changed)"),
    });
    expect(await rowsIn(url)).toBe(0);
    const report = await restore(url, tampered, { acceptBrokenAudit: true });
    expect(report.audit).toMatchObject({ ok: false });
  });
});

import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { walkAudit, type AuditReport } from "../db/audit/verifyAudit.ts";
import { connectError } from "../db/connectError.ts";
import { openDatabase } from "../db/database.ts";
import { applyMigrations, readMigrations } from "../db/migrations.ts";
import { createJobQueue } from "../jobs/jobQueue.ts";
import { checkSafety } from "../db/safety.ts";
import type { Logger } from "../observe/logger.ts";
import { BackupError } from "./BackupError.ts";
import { copyTarget } from "./dumpDatabase.ts";
import { EntryReader } from "./EntryReader.ts";
import {
  backupHeader,
  backupManifest,
  HEADER_ENTRY,
  MANIFEST_ENTRY,
  readList,
  schemaOfBackup,
  type BackupEntry,
  type BackupHeader,
  type BackupManifest,
} from "./manifest.ts";
import { refuseOccupied } from "./refuseOccupied.ts";
import { insertJobs } from "./insertJobs.ts";

export interface RestoreOptions {
  /** Key of the audit chain; null: the audit log is not verified. */
  auditKey: string | null;
  /** Restore also when the audit log in the backup is broken. */
  acceptBrokenAudit: boolean;
  /** Refuse a server that may forget what it acknowledges. */
  mustBeSafe: boolean;
  log: Logger;
}

export interface RestoreReport {
  createdAt: string;
  server: string;
  /** Name of the last migration of the backup. */
  schema: string;
  /** Rows by table. */
  tables: Record<string, number>;
  /** Open jobs put back; `skippedJobs` are of kinds this release does not know. */
  jobs: number;
  skippedJobs: number;
  audit: AuditReport | null;
}

/**
 * Rows that were made after the backup had numbers too, and buttons, links and pages that carry these are
 * still out there: so many numbers are never given again.
 */
const NUMBERS_LEFT_OUT = 100_000;

/**
 * Fills an empty database from the entries of a backup and checks it: bytes and rows of each table,
 * every foreign key, the audit log. All in one transaction: when anything is not as it was saved, the
 * database is left empty. Then the schema is brought to this release's.
 * @throws BackupError
 */
export async function restoreDatabase(
  connectionString: string,
  entries: AsyncIterable<BackupEntry>,
  options: RestoreOptions,
): Promise<RestoreReport> {
  const known = readMigrations();
  const reader = new EntryReader(entries);
  try {
    const header = readList(backupHeader, await reader.named(HEADER_ENTRY));
    const schema = schemaOfBackup(header, known);
    const client = new pg.Client({ connectionString });
    // A connection that breaks is reported by the statement that runs on it.
    client.on("error", () => undefined);
    try {
      await client.connect();
    } catch (cause) {
      throw connectError(connectionString, cause);
    }
    try {
      if (options.mustBeSafe) await checkSafety(client, { embedded: false, log: options.log });
      await refuseOccupied(client, header);
      await applyMigrations(connectionString, schema);
      await prepareQueues(connectionString, options.log);
      const report = await fill(client, header, reader, options);
      await client.query("ANALYZE");
      await applyMigrations(connectionString, known);
      await setApart(client);
      return report;
    } finally {
      await client.end();
    }
  } finally {
    await reader.close();
  }
}

async function fill(
  client: pg.Client,
  header: BackupHeader,
  reader: EntryReader,
  options: RestoreOptions,
): Promise<RestoreReport> {
  await client.query("SET statement_timeout = 0");
  await client.query("BEGIN");
  const foreignKeys = await dropForeignKeys(client);
  const written: BackupManifest["tables"] = {};
  for (const table of header.tables) written[table.name] = await copyIn(client, table, reader);
  const manifest = readList(backupManifest, await reader.named(MANIFEST_ENTRY));
  // Only the end of the file proves that nothing was changed or cut off.
  await reader.end();
  for (const { name } of header.tables) compare(name, written[name], manifest.tables[name]);
  await compareRows(client, manifest);
  for (const statement of foreignKeys) await addForeignKey(client, statement);
  for (const { name, lastValue, isCalled } of manifest.sequences) {
    await client.query("SELECT setval($1::regclass, $2::bigint, $3)", [
      `public.${pg.escapeIdentifier(name)}`,
      String(BigInt(lastValue) + BigInt(NUMBERS_LEFT_OUT)),
      isCalled,
    ]);
  }
  const audit = await verify(client, options);
  const jobs = await insertJobs(client, manifest.jobs);
  await client.query("COMMIT");
  return {
    createdAt: header.createdAt,
    server: header.server,
    schema: header.migrations.at(-1)?.name ?? "",
    tables: Object.fromEntries(Object.entries(manifest.tables).map(([name, { rows }]) => [name, rows])),
    jobs,
    skippedJobs: manifest.jobs.length - jobs,
    audit,
  };
}

/**
 * What people have before them may be newer than the backup: the next words from each chat answer nothing
 * until the person has been shown where the database stands, and messages of the web chat get numbers that
 * no page has seen.
 */
async function setApart(client: pg.Client): Promise<void> {
  await client.query(
    `UPDATE "ChannelAccount" SET restored = true, "messageSeq" = "messageSeq" + $1 WHERE "personId" IS NOT NULL`,
    [NUMBERS_LEFT_OUT],
  );
}

async function copyIn(
  client: pg.Client,
  table: BackupHeader["tables"][number],
  reader: EntryReader,
): Promise<BackupManifest["tables"][string]> {
  const hash = createHash("sha256");
  let bytes = 0;
  const parts = async function* () {
    for await (const part of reader.parts(`tables/${table.name}.`)) {
      hash.update(part);
      bytes += part.length;
      yield part;
    }
  };
  const target = client.query(copyFrom(`COPY ${copyTarget(table)} FROM STDIN`));
  await pipeline(Readable.from(parts(), { objectMode: false }), target);
  return { rows: target.rowCount, bytes, sha256: hash.digest("hex") };
}

type Saved = BackupManifest["tables"][string] | undefined;

function compare(table: string, written: Saved, saved: Saved): void {
  const same =
    written?.rows === saved?.rows && written?.bytes === saved?.bytes && written?.sha256 === saved?.sha256;
  if (same) return;
  throw new BackupError("not_what_was_saved", `The table ${table} in the backup is not what was saved.`);
}

/** What the database says it has, and not only what was sent to it. */
async function compareRows(client: pg.Client, manifest: BackupManifest): Promise<void> {
  for (const [table, { rows }] of Object.entries(manifest.tables)) {
    const found = await client.query<{ count: string }>(
      `SELECT count(*) FROM public.${pg.escapeIdentifier(table)}`,
    );
    if (Number(found.rows[0]?.count) !== rows) {
      throw new BackupError(
        "not_what_was_saved",
        `The table ${table} has ${found.rows[0]?.count ?? "no"} rows after the restore, ${rows} were saved.`,
      );
    }
  }
}

/** Returns the statements that put them back; doing so checks every row. */
async function dropForeignKeys(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS definition
       FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`,
  );
  for (const { table, name } of rows) {
    await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${pg.escapeIdentifier(name)}`);
  }
  return rows.map(
    ({ table, name, definition }) =>
      `ALTER TABLE ${table} ADD CONSTRAINT ${pg.escapeIdentifier(name)} ${definition}`,
  );
}

/** PostgreSQL's "foreign_key_violation". */
const FOREIGN_KEY_VIOLATION = "23503";

async function addForeignKey(client: pg.Client, statement: string): Promise<void> {
  try {
    await client.query(statement);
  } catch (cause) {
    if (!(cause instanceof pg.DatabaseError) || cause.code !== FOREIGN_KEY_VIOLATION) throw cause;
    throw new BackupError(
      "not_what_was_saved",
      `Rows in the backup refer to rows that are not there: ${cause.detail ?? cause.message}`,
      { cause },
    );
  }
}

async function verify(client: pg.Client, options: RestoreOptions): Promise<AuditReport | null> {
  if (options.auditKey === null) return null;
  const report = await walkAudit(client, options.auditKey, new Map());
  if (report.ok || options.acceptBrokenAudit) return report;
  const faults = report.chains.flatMap(({ chain, fault }) =>
    fault === null ? [] : [`chain ${chain}, entry ${fault.seq} (${fault.reason})`],
  );
  throw new BackupError(
    "audit_broken",
    `The audit log in the backup is broken, or this is not its key: ${faults.join("; ")}.`,
  );
}

/** The schema of the queue is its own library's, and made before the transaction that fills it. */
async function prepareQueues(connectionString: string, log: Logger): Promise<void> {
  const db = openDatabase({ connectionString });
  try {
    const jobs = createJobQueue(db, log);
    await jobs.start();
    await jobs.stop();
  } finally {
    await db.close();
  }
}

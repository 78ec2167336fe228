import { createHash } from "node:crypto";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { z } from "zod";
import { HISTORY_TABLE } from "../db/migrations.ts";
import {
  FORMAT_VERSION,
  HEADER_ENTRY,
  MANIFEST_ENTRY,
  type BackupEntry,
  type BackupHeader,
  type BackupManifest,
  type OpenJob,
} from "./manifest.ts";

/** Rows go in parts of this size, so that no table is ever whole in memory. */
const PART_BYTES = 1024 * 1024;
const PART_DIGITS = 6;

const MIGRATIONS = `
  SELECT migration_name AS name, checksum FROM ${HISTORY_TABLE}
   WHERE rolled_back_at IS NULL ORDER BY migration_name`;

/** The history is kept apart: it is what the schema is made from. */
const TABLES = `
  SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
   WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '${HISTORY_TABLE}'
     AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
   GROUP BY c.relname ORDER BY c.relname`;

const SEQUENCES = `
  SELECT relname AS name FROM pg_class
   WHERE relnamespace = 'public'::regnamespace AND relkind = 'S' ORDER BY relname`;

/** Only what is still to be done: whatever is finished has left its result in our own tables. */
const OPEN_JOBS = `
  SELECT id::text AS id, name, data, start_after AS "startAfter", singleton_key AS "singletonKey"
    FROM pgboss.job
   WHERE state::text IN ('created', 'retry', 'active') AND name NOT LIKE '\\_\\_pgboss\\_\\_%'
   ORDER BY created_on, id`;

const named = z.object({ name: z.string(), columns: z.array(z.string()) });

/**
 * Reads a whole database as it is at one moment, in one snapshot, while others go on writing. The
 * entries must be consumed to the end.
 */
export async function* dumpDatabase(connectionString: string, now: Date): AsyncGenerator<BackupEntry> {
  const client = new pg.Client({ connectionString });
  // A connection that breaks is reported by the statement that runs on it.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("SET statement_timeout = 0");
    await client.query("SET TIME ZONE 'UTC'");
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const header = await readHeader(client, now);
    yield entry(HEADER_ENTRY, header);
    const tables: BackupManifest["tables"] = {};
    for (const table of header.tables) {
      const count = { rows: 0, bytes: 0, sha256: "" };
      yield* dumpTable(client, table, count);
      tables[table.name] = count;
    }
    const manifest: BackupManifest = {
      tables,
      sequences: await readSequences(client),
      jobs: await readOpenJobs(client),
    };
    yield entry(MANIFEST_ENTRY, manifest);
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}

function entry(name: string, value: unknown): BackupEntry {
  return { name, bytes: Buffer.from(`${JSON.stringify(value, null, 1)}\n`) };
}

async function readHeader(client: pg.Client, now: Date): Promise<BackupHeader> {
  const migrations = await client.query<{ name: string; checksum: string }>(MIGRATIONS);
  const tables = await client.query(TABLES);
  const version = await client.query<{ server_version: string }>("SHOW server_version");
  return {
    format: "kiemtra-backup",
    formatVersion: FORMAT_VERSION,
    createdAt: now.toISOString(),
    server: version.rows[0]?.server_version ?? "",
    migrations: migrations.rows,
    tables: z.array(named).parse(tables.rows),
  };
}

async function* dumpTable(
  client: pg.Client,
  table: { name: string; columns: readonly string[] },
  count: BackupManifest["tables"][string],
): AsyncGenerator<BackupEntry> {
  const hash = createHash("sha256");
  let held: Buffer[] = [];
  let length = 0;
  let part = 0;
  const flush = (): BackupEntry => {
    part += 1;
    const bytes = Buffer.concat(held);
    held = [];
    length = 0;
    return { name: `tables/${table.name}.${String(part).padStart(PART_DIGITS, "0")}`, bytes };
  };
  const stream = client.query(copyTo(`COPY ${copyTarget(table)} TO STDOUT`));
  for await (const chunk of stream) {
    if (!Buffer.isBuffer(chunk)) throw new Error("COPY gave something that is no bytes");
    hash.update(chunk);
    count.bytes += chunk.length;
    held.push(chunk);
    length += chunk.length;
    if (length >= PART_BYTES) yield flush();
  }
  if (length > 0) yield flush();
  count.rows = stream.rowCount;
  count.sha256 = hash.digest("hex");
}

/** `"Answer" ("question", "value")`, for COPY in both directions. */
export function copyTarget({ name, columns }: { name: string; columns: readonly string[] }): string {
  return `public.${pg.escapeIdentifier(name)} (${columns.map((column) => pg.escapeIdentifier(column)).join(", ")})`;
}

/** Not part of the snapshot, and never behind it: a number given out is not given out again. */
async function readSequences(client: pg.Client): Promise<BackupManifest["sequences"]> {
  const { rows } = await client.query<{ name: string }>(SEQUENCES);
  const sequences: BackupManifest["sequences"] = [];
  for (const { name } of rows) {
    const state = await client.query<{ last_value: string; is_called: boolean }>(
      `SELECT last_value::text, is_called FROM public.${pg.escapeIdentifier(name)}`,
    );
    const [value] = state.rows;
    if (value !== undefined) sequences.push({ name, lastValue: value.last_value, isCalled: value.is_called });
  }
  return sequences;
}

async function readOpenJobs(client: pg.Client): Promise<OpenJob[]> {
  const present = await client.query<{ present: boolean }>(
    "SELECT to_regclass('pgboss.job') IS NOT NULL AS present",
  );
  if (present.rows[0]?.present !== true) return [];
  const { rows } = await client.query<Omit<OpenJob, "startAfter"> & { startAfter: Date }>(OPEN_JOBS);
  return rows.map((job) => ({ ...job, startAfter: job.startAfter.toISOString() }));
}

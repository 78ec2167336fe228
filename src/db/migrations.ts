import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";
import { StoreError } from "./StoreError.ts";

export interface MigrationFile {
  /** Folder name: "20261124053000_init". */
  name: string;
  sql: string;
  /** SHA-256 of the file in hex, as `prisma migrate` computes it. */
  checksum: string;
}

interface AppliedRow {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
  rolled_back_at: Date | null;
}

/** The advisory lock that `prisma migrate` takes for the same purpose, so that both keep off each other. */
const PRISMA_MIGRATE_LOCK = 72_707_369;
/** A second starter waits this long for the first one's migrations. */
const LOCK_TIMEOUT_MS = 120_000;

/** Where the applied migrations stand, under the name that `prisma migrate` gives it. */
export const HISTORY_TABLE = "_prisma_migrations";
/** The definition of `prisma migrate`, so that an operator can go on with that tool. */
const CREATE_HISTORY = `
  CREATE TABLE IF NOT EXISTS ${HISTORY_TABLE} (
    id                  VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum            VARCHAR(64) NOT NULL,
    finished_at         TIMESTAMPTZ,
    migration_name      VARCHAR(255) NOT NULL,
    logs                TEXT,
    rolled_back_at      TIMESTAMPTZ,
    started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;

/** Where this release has its migrations. */
export const MIGRATIONS = path.resolve(import.meta.dirname, "../../prisma/migrations");

/** The migrations of this release, in order. */
export function readMigrations(folder = MIGRATIONS): MigrationFile[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const bytes = readFileSync(path.join(folder, name, "migration.sql"));
      return {
        name,
        sql: bytes.toString("utf8"),
        checksum: createHash("sha256").update(bytes).digest("hex"),
      };
    });
}

/**
 * Brings the database to this release's schema: pending migrations in order, each in a transaction
 * of its own together with its row in `_prisma_migrations`. Concurrent starters wait for each other.
 * Returns the names applied now. Throws a `StoreError`, and writes nothing, when the database
 * belongs to a newer release or its history is not ours.
 */
export async function applyMigrations(
  connectionString: string,
  known: readonly MigrationFile[],
): Promise<string[]> {
  return withConnection(connectionString, async (client) => {
    await client.query(`SET lock_timeout = ${LOCK_TIMEOUT_MS}`);
    await client.query("SELECT pg_advisory_lock($1)", [PRISMA_MIGRATE_LOCK]);
    const pending = pendingMigrations(known, await readHistory(client));
    if (pending.length > 0) await beginHistory(client);
    for (const migration of pending) await applyOne(client, migration);
    return pending.map((migration) => migration.name);
  });
}

/** The same checks, nothing applied: the names of this release's migrations the database lacks. */
export async function missingMigrations(
  connectionString: string,
  known: readonly MigrationFile[],
): Promise<string[]> {
  return withConnection(connectionString, async (client) =>
    pendingMigrations(known, await readHistory(client)).map((migration) => migration.name),
  );
}

async function beginHistory(client: Client): Promise<void> {
  try {
    await client.query(CREATE_HISTORY);
  } catch (cause) {
    if (!isNotAllowed(cause)) throw cause;
    throw new StoreError("failed_migration", `The database has no schema yet. ${NOT_THE_OWNER}`, { cause });
  }
}

const NOT_THE_OWNER =
  "The role of DATABASE_URL may not change the schema: let MIGRATE_DATABASE_URL name its owner.";

async function applyOne(client: Client, migration: MigrationFile): Promise<void> {
  const started = new Date();
  await client.query("BEGIN");
  try {
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO ${HISTORY_TABLE}
         (id, checksum, started_at, finished_at, migration_name, applied_steps_count)
       VALUES ($1, $2, $3, clock_timestamp(), $4, 1)`,
      [randomUUID(), migration.checksum, started, migration.name],
    );
    await client.query("COMMIT");
  } catch (cause) {
    await client.query("ROLLBACK");
    const message = cause instanceof Error ? cause.message : String(cause);
    const reason = isNotAllowed(cause) ? `${message}. ${NOT_THE_OWNER}` : message;
    throw new StoreError(
      "failed_migration",
      `Migration ${migration.name} failed and was rolled back, the database is as it was before it: ${reason}`,
      { cause },
    );
  }
}

/** Compares the database's history with ours; a history that we cannot continue throws. */
function pendingMigrations(known: readonly MigrationFile[], history: readonly AppliedRow[]): MigrationFile[] {
  const current = history.filter((row) => row.rolled_back_at === null);
  const failed = current.find((row) => row.finished_at === null);
  if (failed !== undefined) {
    throw new StoreError(
      "failed_migration",
      `Migration ${failed.migration_name} was begun by another tool and never finished: ` +
        `put the database right, then settle it with "prisma migrate resolve", or restore a backup.`,
    );
  }
  const byName = new Map(known.map((migration) => [migration.name, migration]));
  const unknown = current.filter((row) => !byName.has(row.migration_name)).map((row) => row.migration_name);
  if (unknown.length > 0) {
    throw new StoreError(
      "newer_schema",
      `The database was brought up to date by a newer release (migrations this one does not know: ` +
        `${unknown.join(", ")}). Nothing was changed. Start that release again, or restore a backup from before it.`,
    );
  }
  const changed = current.find((row) => byName.get(row.migration_name)?.checksum !== row.checksum);
  if (changed !== undefined) {
    throw new StoreError(
      "changed_migration",
      `Migration ${changed.migration_name} was applied to this database with another content than this ` +
        `release has: the files of the release were changed, or the database belongs to another build. ` +
        `Nothing was changed.`,
    );
  }
  const applied = new Set(current.map((row) => row.migration_name));
  return known.filter((migration) => !applied.has(migration.name));
}

async function readHistory(client: Client): Promise<AppliedRow[]> {
  const { rows } = await client.query<{ present: boolean }>(
    `SELECT to_regclass('${HISTORY_TABLE}') IS NOT NULL AS present`,
  );
  if (rows[0]?.present !== true) return [];
  const history = await client.query<AppliedRow>(
    `SELECT migration_name, checksum, finished_at, rolled_back_at FROM ${HISTORY_TABLE} ORDER BY started_at`,
  );
  return history.rows;
}

/** SQLSTATE insufficient_privilege. */
function isNotAllowed(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "42501";
}

/** One connection; closing it also gives the advisory lock back. */
async function withConnection<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

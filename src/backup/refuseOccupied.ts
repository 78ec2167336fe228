import pg from "pg";
import { HISTORY_TABLE } from "../db/migrations.ts";
import { BackupError } from "./BackupError.ts";
import type { BackupHeader } from "./manifest.ts";

/** Tables of all schemas but PostgreSQL's own and the job queue's. */
const TABLES = `
  SELECT n.nspname AS schema, c.relname AS name
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE c.relkind IN ('r', 'p') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname NOT IN ('information_schema', 'pgboss')`;

/**
 * A backup goes into an empty database: without tables, or with the empty tables of the same schema,
 * as a restore that did not come to its end leaves them.
 * @throws BackupError
 */
export async function refuseOccupied(client: pg.Client, header: BackupHeader): Promise<void> {
  const { rows: tables } = await client.query<{ schema: string; name: string }>(TABLES);
  if (tables.length === 0) return;
  const ours = new Set([HISTORY_TABLE, ...header.tables.map(({ name }) => name)]);
  for (const { schema, name } of tables) {
    if (schema !== "public" || !ours.has(name)) throw occupied(`it has the table ${schema}.${name}`);
    if (name === HISTORY_TABLE) continue;
    const { rowCount } = await client.query(`SELECT FROM public.${pg.escapeIdentifier(name)} LIMIT 1`);
    if (rowCount !== 0) throw occupied(`there are rows in ${name}`);
  }
  const applied = await client.query<{ migration_name: string }>(
    `SELECT migration_name FROM public.${HISTORY_TABLE} WHERE rolled_back_at IS NULL`,
  );
  const own = new Set(header.migrations.map(({ name }) => name));
  if (applied.rows.some(({ migration_name }) => !own.has(migration_name))) {
    throw occupied("it has the schema of a newer release than the backup");
  }
}

function occupied(why: string): BackupError {
  return new BackupError(
    "target_not_empty",
    `The database to restore into is not empty (${why}). Nothing was changed: give a new, empty one.`,
  );
}

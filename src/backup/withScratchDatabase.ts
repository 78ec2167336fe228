import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { startEmbedded } from "../db/embedded/startEmbedded.ts";
import type { Logger } from "../observe/logger.ts";

const DATABASE = "kiemtra_check";

/**
 * A database server of its own for the time of `work`, which dies with this process: a backup is tried
 * out away from the server it comes from. Its files are in the folder for temporary files (TMPDIR)
 * and need as much room as the database.
 */
export async function withScratchDatabase<T>(
  log: Logger,
  work: (connectionString: string) => Promise<T>,
): Promise<T> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "kiemtra-check-"));
  try {
    // Nothing in it outlives this process, so nothing has to survive a power cut.
    const server = await startEmbedded({ dataDir, log, durable: false, diesWithProcess: true });
    try {
      return await work(await createDatabase(server.connectionString, DATABASE));
    } finally {
      await server.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Makes the database on the server if it is not there. @returns its connection string */
export async function createDatabase(serverUrl: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: serverUrl });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
  const url = new URL(serverUrl);
  url.pathname = name;
  return url.href;
}

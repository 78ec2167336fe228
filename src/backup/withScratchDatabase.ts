import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createDatabase } from "../db/createDatabase.ts";
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

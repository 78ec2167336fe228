import { createDatabase, EMBEDDED_DATABASE } from "../db/createDatabase.ts";
import { startEmbedded } from "../db/embedded/startEmbedded.ts";
import type { Logger } from "../observe/logger.ts";

/** Starts the embedded server of a data folder, made when missing, for the time of `work`. */
export async function withEmbeddedDatabase<T>(
  dataDir: string,
  log: Logger,
  work: (connectionString: string) => Promise<T>,
): Promise<T> {
  const server = await startEmbedded({ dataDir, log });
  try {
    return await work(await createDatabase(server.connectionString, EMBEDDED_DATABASE));
  } finally {
    await server.stop();
  }
}

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDatabase } from "../../../src/db/createDatabase.ts";
import { startEmbedded } from "../../../src/db/embedded/startEmbedded.ts";
import { silent } from "../../db/embedded/silent.ts";

export interface DurableServer {
  /** Makes an empty database on it. */
  database(name: string): Promise<string>;
  stop(): Promise<void>;
}

/**
 * A server as an operator would have one. The server of the test run may forget what it acknowledged,
 * and is rightly refused by the real commands.
 */
export async function durableServer(): Promise<DurableServer> {
  const dataDir = await mkdtemp(join(tmpdir(), "kiemtra-server-"));
  const server = await startEmbedded({ dataDir, log: silent, diesWithProcess: true });
  return {
    database: (name) => createDatabase(server.connectionString, name),
    async stop() {
      await server.stop();
      await rm(dataDir, { recursive: true });
    },
  };
}

import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StoreError } from "../StoreError.ts";
import { lockFolder } from "./folderLock.ts";
import { readPostmasterFile } from "./postmasterFile.ts";
import { CLUSTER_FOLDER, connectionStringOf, readOrMakePassword } from "./prepareCluster.ts";
import { isAlive } from "./serverProcess.ts";

/** A service that is just starting needs this long at most, first start included. */
const PATIENCE_MS = 10_000;
const RETRY_MS = 50;

/**
 * The connection string of the server that another Kiemtra runs in this folder; null when none
 * does, and the caller may start it.
 */
export async function joinEmbedded(dataDir: string): Promise<string | null> {
  if (!existsSync(dataDir)) return null;
  const folder = realpathSync(dataDir);
  const deadline = performance.now() + PATIENCE_MS;
  do {
    const lock = await lockFolder(folder, 0);
    if (lock.ok) {
      lock.release();
      return null;
    }
    const server = readPostmasterFile(path.join(folder, CLUSTER_FOLDER));
    if (server !== null && server.ready && isAlive(server.pid)) {
      return connectionStringOf(await readOrMakePassword(folder), server.port);
    }
    await sleep(RETRY_MS);
  } while (performance.now() < deadline);
  throw new StoreError(
    "folder_in_use",
    `Another Kiemtra holds the data folder ${folder}, but its database does not answer: look into its log.`,
  );
}

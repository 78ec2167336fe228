import { StoreError } from "../StoreError.ts";
import type { StoreLog } from "../StoreLog.ts";
import { stopServer } from "./launchServer.ts";
import { readPostmasterFile, takeOverPostmasterFile } from "./postmasterFile.ts";
import { isAlive, isServerOf } from "./serverProcess.ts";

/**
 * Stops the server that still runs on this folder because its Kiemtra was killed, so that the next one has
 * the settings and the programs of this release. A pid file that names an unrelated process is made harmless.
 */
export async function stopLeftServer(cluster: string, log: StoreLog): Promise<void> {
  const written = readPostmasterFile(cluster);
  if (written === null || !isAlive(written.pid)) return;
  const { pid } = written;
  if (!(await isServerOf(pid, cluster))) {
    log.warn({ pid }, "embedded database: the pid file names an unrelated process, it is stale");
    takeOverPostmasterFile(cluster);
    return;
  }
  log.warn({ pid }, "embedded database: left running by a Kiemtra that was killed, it is restarted");
  if (await stopServer(pid)) return;
  throw new StoreError("server_failed", `The old embedded database (process ${pid}) does not stop.`);
}

import { existsSync, mkdirSync, realpathSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isFileError } from "../../files/isFileError.ts";
import { StoreError } from "../StoreError.ts";
import type { StoreLog } from "../StoreLog.ts";
import { chooseLauncher } from "./chooseLauncher.ts";
import { findBinaries, type Binaries } from "./findBinaries.ts";
import { lockFolder } from "./folderLock.ts";
import { freePort } from "./freePort.ts";
import { launchServer, type LaunchResult, type RunningServer } from "./launchServer.ts";
import { CLUSTER_FOLDER, connectionStringOf, prepareCluster, readOrMakePassword } from "./prepareCluster.ts";
import { serverSettings, settingsArguments } from "./serverSettings.ts";
import { startWatchdog } from "./startWatchdog.ts";
import { stopLeftServer } from "./stopLeftServer.ts";
import { superviseServer, type EmbeddedServer } from "./superviseServer.ts";

export interface EmbeddedOptions {
  /** Made when missing; everything of the server lies in it. */
  dataDir: string;
  log: StoreLog;
  /** False only for a throw-away test server (no fsync). */
  durable?: boolean;
  /**
   * Stop the server also when this process is killed. For throw-away databases: a service's server
   * lives on until the next start.
   */
  diesWithProcess?: boolean;
  /** Where the programs are; looked up among the installed packages by default. */
  binaries?: Binaries;
}

const START_TRIES = 5;
const START_PAUSE_MS = 200;

/**
 * Starts PostgreSQL on `dataDir` and keeps it running: a server that dies is restarted on the same
 * port. One still running there after a `kill -9` of Kiemtra is stopped first. Throws a `StoreError`
 * when the folder belongs to another living Kiemtra or the server cannot be started.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { log, durable = true } = options;
  const dataDir = makeFolder(options.dataDir);
  const lock = await lockFolder(dataDir);
  if (!lock.ok) {
    throw new StoreError(
      "folder_in_use",
      `The data folder ${dataDir} is in use by another Kiemtra (${lock.holder}): stop that one first, ` +
        `or give this one a DATA_DIR of its own.`,
    );
  }
  try {
    const cluster = path.join(dataDir, CLUSTER_FOLDER);
    const launcher = await chooseLauncher(options.binaries ?? findBinaries(), dataDir, cluster);
    const password = await readOrMakePassword(dataDir);
    const argumentsFor = (port: number) => settingsArguments(serverSettings({ port, durable }));
    const launch = (port: number) => launchServer(launcher, cluster, port, argumentsFor(port));
    await stopLeftServer(cluster, log);
    await prepareCluster(launcher, dataDir, password);
    const server = await launchSomewhere(launch, () => stopLeftServer(cluster, log), dataDir);
    log.info(
      { pid: server.pid, port: server.port, version: launcher.version, how: launcher.description },
      "embedded database started",
    );
    return superviseServer({
      first: server,
      cluster,
      connectionString: connectionStringOf(password, server.port),
      log,
      launch,
      watchdog: options.diesWithProcess === true ? startWatchdog : () => null,
      release: () => lock.release(),
    });
  } catch (error) {
    lock.release();
    throw isFileError(error) ? unusable(dataDir, error) : error;
  }
}

function unusable(folder: string, cause: Error): StoreError {
  return new StoreError(
    "folder_unusable",
    `The data folder ${folder} cannot be used (${cause.message}): check its owner, its rights and the space left.`,
    { cause },
  );
}

function doesNotStart(folder: string): string {
  return (
    `The embedded database in ${folder} does not start. If its files are damaged (a bad disk, a copy that was ` +
    `cut off, files removed by hand), leave the folder as it is and restore the newest backup into another one: ` +
    `kiemtra restore FILE --data-dir NEW. PostgreSQL says:`
  );
}

function makeFolder(folder: string): string {
  try {
    // Only the folder itself is closed: the server's user must be able to pass through the way to it.
    mkdirSync(path.dirname(path.resolve(folder)), { recursive: true });
    if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
    return realpathSync(folder);
  } catch (error) {
    throw isFileError(error) ? unusable(folder, error) : error;
  }
}

/**
 * Starts it on some free port. A failed attempt has a passing reason (the port was taken in between,
 * children of a killed server are still going) or another server of this folder is just coming up:
 * Kiemtra was killed between starting it and hearing from it.
 */
async function launchSomewhere(
  launch: (port: number) => Promise<LaunchResult>,
  stopOther: () => Promise<void>,
  dataDir: string,
): Promise<RunningServer> {
  for (let tries = 1; ; tries += 1) {
    const result = await launch(await freePort());
    if (result.ok) return result.server;
    if (tries === START_TRIES) {
      throw new StoreError("server_failed", `${doesNotStart(dataDir)}\n${result.log}`);
    }
    await stopOther();
    await sleep(START_PAUSE_MS * tries);
  }
}

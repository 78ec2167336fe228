import { mkdirSync, realpathSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StoreError } from "../StoreError.ts";
import type { StoreLog } from "../StoreLog.ts";
import { chooseLauncher } from "./chooseLauncher.ts";
import { findBinaries, type Binaries } from "./findBinaries.ts";
import { lockFolder } from "./folderLock.ts";
import type { Launcher } from "./Launcher.ts";
import {
  awaitReady,
  freePort,
  isPortFree,
  launchServer,
  stopServer,
  type RunningServer,
} from "./launchServer.ts";
import { readPostmasterFile, takeOverPostmasterFile } from "./postmasterFile.ts";
import { CLUSTER_FOLDER, prepareCluster, readOrMakePassword, SUPERUSER } from "./prepareCluster.ts";
import { isAlive, isServerOf } from "./serverProcess.ts";
import { serverSettings, settingsArguments } from "./serverSettings.ts";
import { startWatchdog, type Watchdog } from "./startWatchdog.ts";

export interface EmbeddedOptions {
  /** Made when missing; everything of the server lies in it. */
  dataDir: string;
  log: StoreLog;
  /** False only for a throw-away test server (no fsync). */
  durable?: boolean;
  /**
   * Stop the server also when this process is killed. For throw-away databases: a service's server
   * lives on and is adopted by the next start.
   */
  diesWithProcess?: boolean;
  /** Where the programs are; looked up among the installed packages by default. */
  binaries?: Binaries;
}

export interface EmbeddedServer {
  /** Of the server's own database "postgres", as its superuser; stays the same when it is restarted. */
  readonly connectionString: string;
  readonly pid: number;
  /** False from the moment its death is noticed until it accepts connections again. */
  readonly running: boolean;
  /** It was already running: its Kiemtra had been killed. */
  readonly adopted: boolean;
  /** Stops it in order and gives the folder free. */
  stop(): Promise<void>;
}

const PORT_TRIES = 5;
/** How soon a dead server is noticed, and how long to wait between attempts to restart it. */
const WATCH_MS = 200;
const RESTART_PAUSES_MS = [0, 100, 200, 300, 500, 1_000, 2_000];
const LAST_PAUSE_MS = 5_000;

/**
 * Starts PostgreSQL on `dataDir`, or takes over the one still running there after a `kill -9` of
 * Kiemtra, and keeps it running: a server that dies is restarted on the same port. Throws a
 * `StoreError` when the folder belongs to another living Kiemtra or the server cannot be started.
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
    const adoptable = await findLive(cluster, launcher, argumentsFor, log);
    if (adoptable === null) await prepareCluster(launcher, dataDir, password);
    const first = adoptable ?? (await launchOnFreePort(launcher, cluster, argumentsFor));
    log.info(
      { pid: first.pid, port: first.port, version: launcher.version, how: launcher.description },
      adoptable === null ? "embedded database started" : "embedded database taken over, it was still running",
    );
    return supervise({
      first,
      cluster,
      password,
      log,
      adopted: adoptable !== null,
      launch: (port) => launchServer(launcher, cluster, port, argumentsFor(port)),
      watchdog: options.diesWithProcess === true ? startWatchdog : () => null,
      release: () => lock.release(),
    });
  } catch (error) {
    lock.release();
    throw error;
  }
}

function makeFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return realpathSync(folder);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StoreError("folder_unusable", `The data folder ${folder} cannot be made: ${reason}.`, {
      cause,
    });
  }
}

/** A server of this folder that can be used as it is; one that was started differently is stopped. */
async function findLive(
  cluster: string,
  launcher: Launcher,
  argumentsFor: (port: number) => string[],
  log: StoreLog,
): Promise<RunningServer | null> {
  const written = readPostmasterFile(cluster);
  if (written === null || !isAlive(written.pid)) return null;
  if (!(await isServerOf(written.pid, cluster))) {
    log.warn({ pid: written.pid }, "embedded database: the pid file names an unrelated process, it is stale");
    takeOverPostmasterFile(cluster);
    return null;
  }
  const server = await awaitReady(written.pid, cluster);
  if (server === null) return null;
  if (
    startedLike(cluster, [path.join(launcher.bin, "postgres"), "-D", cluster, ...argumentsFor(server.port)])
  ) {
    return server;
  }
  log.warn(
    { pid: server.pid },
    "embedded database: running with other settings or programs, it is restarted",
  );
  if (!(await stopServer(server.pid))) {
    throw new StoreError("server_failed", `The old embedded database (process ${server.pid}) does not stop.`);
  }
  return null;
}

/** The server writes its own command line into the folder, each argument in quotes. */
function startedLike(cluster: string, command: readonly string[]): boolean {
  const written = readFileSync(path.join(cluster, "postmaster.opts"), "utf8").trim();
  const [file = "", ...args] = command;
  return written === [file, ...args.map((argument) => `"${argument}"`)].join(" ");
}

async function launchOnFreePort(
  launcher: Launcher,
  cluster: string,
  argumentsFor: (port: number) => string[],
): Promise<RunningServer> {
  for (let tries = 1; ; tries += 1) {
    const port = await freePort();
    const result = await launchServer(launcher, cluster, port, argumentsFor(port));
    if (result.ok) return result.server;
    // Somebody took the port in between, or children of a killed server are still going.
    if (tries === PORT_TRIES) {
      throw new StoreError("server_failed", `The embedded database does not start:\n${result.log}`);
    }
    await sleep(200 * tries);
  }
}

interface Supervised {
  first: RunningServer;
  cluster: string;
  password: string;
  log: StoreLog;
  adopted: boolean;
  launch(port: number): ReturnType<typeof launchServer>;
  watchdog(pid: number): Watchdog | null;
  release(): void;
}

function supervise({
  first,
  cluster,
  password,
  log,
  adopted,
  launch,
  watchdog,
  release,
}: Supervised): EmbeddedServer {
  const { port } = first;
  let pid = first.pid;
  let guard = watchdog(pid);
  let running = true;
  let stopped: Promise<void> | undefined;
  let restarting: Promise<void> | undefined;

  const timer = setInterval(() => {
    if (restarting !== undefined || stopped !== undefined || isAlive(pid)) return;
    running = false;
    log.error({ pid }, "embedded database died, it is restarted");
    restarting = restart().finally(() => (restarting = undefined));
  }, WATCH_MS);
  timer.unref();

  async function restart(): Promise<void> {
    for (let tries = 0; stopped === undefined; tries += 1) {
      await sleep(RESTART_PAUSES_MS[tries] ?? LAST_PAUSE_MS);
      const written = readPostmasterFile(cluster);
      if (written !== null && isAlive(written.pid) && !(await isServerOf(written.pid, cluster))) {
        takeOverPostmasterFile(cluster);
      }
      const result = (await isPortFree(port))
        ? await launch(port)
        : { ok: false as const, log: `port ${port} is taken by another process` };
      if (!result.ok) {
        log.error({ reason: result.log }, "embedded database does not restart yet, trying again");
        continue;
      }
      pid = result.server.pid;
      guard?.end();
      guard = watchdog(pid);
      running = true;
      log.warn({ pid }, "embedded database restarted");
      return;
    }
  }

  async function stop(): Promise<void> {
    clearInterval(timer);
    await restarting;
    running = false;
    const clean = await stopServer(pid);
    guard?.end();
    release();
    if (clean) log.info({ pid }, "embedded database stopped");
    else log.warn({ pid }, "embedded database is still stopping");
  }

  return {
    connectionString: `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`,
    get pid() {
      return pid;
    },
    get running() {
      return running;
    },
    adopted,
    stop: () => (stopped ??= stop()),
  };
}

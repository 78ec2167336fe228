import { setTimeout as sleep } from "node:timers/promises";
import type { StoreLog } from "../StoreLog.ts";
import { isPortFree } from "./freePort.ts";
import { stopServer, type LaunchResult, type RunningServer } from "./launchServer.ts";
import { isAlive } from "./serverProcess.ts";
import type { Watchdog } from "./startWatchdog.ts";
import { stopLeftServer } from "./stopLeftServer.ts";

export interface EmbeddedServer {
  /** Of the server's own database "postgres", as its superuser; stays the same when it is restarted. */
  readonly connectionString: string;
  readonly pid: number;
  /** False from the moment its death is noticed until it accepts connections again. */
  readonly running: boolean;
  /** Stops it in order and gives the folder free. */
  stop(): Promise<void>;
}

/** How soon a dead server is noticed, and how long to wait between attempts to restart it. */
const WATCH_MS = 200;
const RESTART_PAUSES_MS = [0, 100, 200, 300, 500, 1_000, 2_000];
const LAST_PAUSE_MS = 5_000;

export interface Supervised {
  first: RunningServer;
  cluster: string;
  connectionString: string;
  log: StoreLog;
  launch: (port: number) => Promise<LaunchResult>;
  watchdog: (pid: number) => Watchdog | null;
  /** Gives the folder free. */
  release: () => void;
}

/** Keeps a server running: one that dies is restarted on its port, so that connections can be made anew. */
export function superviseServer({
  first,
  cluster,
  connectionString,
  log,
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
    const stopping = () => stopped !== undefined;
    for (let tries = 0; !stopping(); tries += 1) {
      await sleep(RESTART_PAUSES_MS[tries] ?? LAST_PAUSE_MS);
      const result = await restartOnce(cluster, port, log, launch);
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
    connectionString,
    get pid() {
      return pid;
    },
    get running() {
      return running;
    },
    stop: () => (stopped ??= stop()),
  };
}

/** Never throws: a full disk, say, is a reason to try again like any other. */
async function restartOnce(
  cluster: string,
  port: number,
  log: StoreLog,
  launch: (port: number) => Promise<LaunchResult>,
): Promise<LaunchResult> {
  try {
    await stopLeftServer(cluster, log);
    if (!(await isPortFree(port))) return { ok: false, log: `port ${port} is taken by another process` };
    return await launch(port);
  } catch (error) {
    return { ok: false, log: error instanceof Error ? error.message : String(error) };
  }
}

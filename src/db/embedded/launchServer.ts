import { spawn } from "node:child_process";
import { closeSync, openSync, readSync, renameSync, statSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StoreError } from "../StoreError.ts";
import type { Launcher } from "./Launcher.ts";
import { readPostmasterFile } from "./postmasterFile.ts";
import { CHILD_ENVIRONMENT } from "./runProgram.ts";
import { isAlive } from "./serverProcess.ts";

export interface RunningServer {
  pid: number;
  port: number;
}

export type LaunchResult =
  | { ok: true; server: RunningServer }
  /** It ended before it was ready; `log` is what it wrote meanwhile. */
  | { ok: false; log: string };

/** Recovery after a crash replays at most max_wal_size of log; on a slow disk that takes a while. */
const START_TIMEOUT_MS = 300_000;
const STOP_TIMEOUT_MS = 60_000;
const POLL_MS = 15;
const LOG_KEPT_BYTES = 5 * 1024 * 1024;
const LOG_SHOWN_BYTES = 4_000;

/**
 * Starts the server as a process group of its own, so that Ctrl-C in the terminal reaches only
 * Kiemtra, which stops it in order. It writes to a file and not to a pipe: it goes on unharmed when
 * Kiemtra is killed, and is stopped in order by the next start.
 */
export async function launchServer(
  launcher: Launcher,
  cluster: string,
  port: number,
  settings: readonly string[],
): Promise<LaunchResult> {
  const logFile = path.join(path.dirname(cluster), "postgres.log");
  const log = openLog(logFile);
  const from = statSync(logFile).size;
  const [file = "", ...args] = [
    ...launcher.prefix,
    path.join(launcher.bin, "postgres"),
    "-D",
    cluster,
    ...settings,
  ];
  const child = spawn(file, args, {
    ...launcher.ids,
    cwd: cluster,
    env: CHILD_ENVIRONMENT,
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  const outcome = { ended: false, failure: "" };
  child.on("exit", () => (outcome.ended = true));
  child.on("error", (error) => {
    outcome.ended = true;
    outcome.failure = error.message;
  });
  child.unref();
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (!outcome.ended && performance.now() < deadline) {
    const written = readPostmasterFile(cluster);
    if (child.pid !== undefined && written?.pid === child.pid && written.ready) {
      return { ok: true, server: { pid: child.pid, port } };
    }
    await sleep(POLL_MS);
  }
  if (!outcome.ended) child.kill("SIGINT");
  return { ok: false, log: [outcome.failure, readFrom(logFile, from)].join("\n").trim() };
}

/**
 * Stops the server in fast mode (open transactions are rolled back, everything is written out).
 * Never in immediate mode: that is a crash. Answers false when it takes too long; it then stops in
 * its own time.
 */
export async function stopServer(pid: number, timeoutMs = STOP_TIMEOUT_MS): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  if (isAlive(pid)) signal(pid, "SIGINT");
  while (isAlive(pid)) {
    if (performance.now() >= deadline) return false;
    await sleep(POLL_MS);
  }
  return true;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    if (error.code === "ESRCH") return;
    throw new StoreError(
      "folder_unusable",
      `The embedded database (process ${pid}) runs as another user: start Kiemtra as the user of before.`,
      { cause: error },
    );
  }
}

function openLog(file: string): number {
  try {
    if (statSync(file).size > LOG_KEPT_BYTES) renameSync(file, `${file}.1`);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
  return openSync(file, "a", 0o600);
}

function readFrom(file: string, from: number): string {
  const handle = openSync(file, "r");
  try {
    const buffer = Buffer.alloc(LOG_SHOWN_BYTES);
    return buffer.toString("utf8", 0, readSync(handle, buffer, 0, buffer.length, from));
  } finally {
    closeSync(handle);
  }
}

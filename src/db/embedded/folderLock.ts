import { chmodSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StoreError } from "../StoreError.ts";

export type FolderLock =
  | { ok: true; release(): void }
  /** Who holds it, in words for a message. */
  | { ok: false; holder: string };

/** A short command of the operator's tool may hold the folder for a moment; a service holds it for good. */
const PATIENCE_MS = 2_000;
const RETRY_MS = 100;
const SQLITE_BUSY = 5;

/**
 * Takes the folder for this process. The lock is the operating system's: it goes with the process
 * however that ends, and a second container on the same volume sees it too (pid files and abstract
 * sockets do not reach over there). Node has no file lock of its own, but its SQLite takes one on
 * the file of an open exclusive transaction; nothing is ever written into that file.
 */
export async function lockFolder(folder: string, patienceMs = PATIENCE_MS): Promise<FolderLock> {
  // Loaded here, because older releases of Node 24 print a warning about it.
  const { DatabaseSync } = await import("node:sqlite");
  const lockFile = path.join(folder, "kiemtra.lock");
  const holderFile = path.join(folder, "kiemtra.pid");
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const database = openLockFile(() => new DatabaseSync(lockFile, { timeout: 0 }), folder);
    try {
      database.exec("BEGIN EXCLUSIVE");
    } catch (error) {
      database.close();
      if (!isBusy(error)) throw unusable(folder, error);
      if (performance.now() >= deadline) return { ok: false, holder: readHolder(holderFile) };
      await sleep(RETRY_MS);
      continue;
    }
    try {
      chmodSync(lockFile, 0o600);
      // Not overwritten: it may be another user's, from a Kiemtra that was killed.
      rmSync(holderFile, { force: true });
      writeFileSync(holderFile, `${process.pid}\n${new Date().toISOString()}\n`, { mode: 0o600 });
    } catch (error) {
      database.close();
      throw unusable(folder, error);
    }
    return {
      ok: true,
      release() {
        if (!database.isOpen) return;
        rmSync(holderFile, { force: true });
        database.close();
      },
    };
  }
}

function openLockFile<T>(open: () => T, folder: string): T {
  try {
    return open();
  } catch (error) {
    throw unusable(folder, error);
  }
}

function unusable(folder: string, cause: unknown): StoreError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new StoreError(
    "folder_unusable",
    `The data folder ${folder} cannot be locked (${reason}): check that this user may write in it.`,
    { cause },
  );
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY;
}

function readHolder(file: string): string {
  try {
    const [pid = "", since = ""] = readFileSync(file, "utf8").split("\n");
    return `process ${pid}, since ${since}`;
  } catch {
    return "another process";
  }
}

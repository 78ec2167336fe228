import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** What a server writes about itself into its data folder (postmaster.pid, PostgreSQL's pidfile.h). */
export interface Postmaster {
  pid: number;
  port: number;
  /** It accepts connections; false while it starts, recovers or stops. */
  ready: boolean;
}

/** Null when there is no such file or it is only half written. */
export function readPostmasterFile(cluster: string): Postmaster | null {
  const lines = readLines(cluster);
  const pid = Number(lines?.[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0) return null;
  return { pid, port: Number(lines?.[3] ?? 0), ready: lines?.[7]?.trim() === "ready" };
}

/**
 * Makes a stale file harmless without removing it. A server refuses to start while the pid in the
 * file belongs to a living process, even when that is an unrelated one that got the number after a
 * reboot; it ignores the pid of its own parent, which is us. Removing the file would also remove
 * the name of the shared memory block in it, by which the new server sees that children of the old
 * one are still writing.
 */
export function takeOverPostmasterFile(cluster: string): void {
  const lines = readLines(cluster);
  if (lines === null) return;
  writeFileSync(fileOf(cluster), [String(process.pid), ...lines.slice(1)].join("\n"));
}

const fileOf = (cluster: string): string => path.join(cluster, "postmaster.pid");

function readLines(cluster: string): string[] | null {
  try {
    return readFileSync(fileOf(cluster), "utf8").split("\n");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

import { statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import type { Queryable } from "../db/hot/trip.ts";
import { BackupError } from "./BackupError.ts";

const BYTES_A_MB = 1_000_000;

/**
 * Looks before a backup begins whether its trial finds room: a copy of the whole database.
 * @returns the bytes that it needs in the folder for temporary files
 * @throws BackupError with the folder, what it needs and what there is
 */
export async function requireRoom(
  db: Queryable,
  folder: string = tmpdir(),
  freeBytes: (folder: string) => Promise<number> = freeIn,
): Promise<number> {
  const { rows } = await db.query<{ size: string }>("SELECT pg_database_size(current_database()) AS size");
  const needed = Number(rows[0]?.size ?? 0);
  const free = await freeBytes(folder);
  if (free >= needed) return needed;
  throw new BackupError(
    "no_room",
    `The trial of a backup restores the whole database and needs ${inMb(needed)} MB in ${folder}, where ${inMb(free)} MB are free: ` +
      "make room, or name another folder with TMPDIR.",
  );
}

async function freeIn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

function inMb(bytes: number): number {
  return Math.ceil(bytes / BYTES_A_MB);
}

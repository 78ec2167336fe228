import { statfs } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "../db/database.ts";
import { auditState, type AuditState } from "../usecases/audit/auditState.ts";

export interface Health {
  /** It writes, and there is room for more. */
  ok: boolean;
  /** A write went through just now. */
  writes: boolean;
  details: Record<string, unknown>;
}

export interface HealthWatch {
  /** How things stand; callers at the same time share one look. */
  look(): Promise<Health>;
}

/** A supervisor waits about 5 seconds for its answer. */
const LOOK_WITHIN_MS = 3_000;

const PROBE = `INSERT INTO "HealthProbe" (id, at) VALUES (1, now()) ON CONFLICT (id) DO UPDATE SET at = EXCLUDED.at`;
const WAITING = `
  SELECT count(*) AS waiting, extract(epoch FROM now() - min("receivedAt"))::int AS oldest
    FROM "InboxUpdate" WHERE "doneAt" IS NULL`;

/** Finds out by writing: a database on a full disk still answers every question. */
export function createHealthWatch(deps: {
  db: Database;
  /** Whether the database server runs, where we know it. */
  databaseRuns: () => boolean | null;
  /** Null: the database lives where we cannot see its disk. */
  room: { folder: string; minFreeBytes: number } | null;
}): HealthWatch {
  let looking: Promise<Health> | undefined;
  return {
    look: () => (looking ??= look(deps).finally(() => (looking = undefined))),
  };
}

async function look({ db, databaseRuns, room }: Parameters<typeof createHealthWatch>[0]): Promise<Health> {
  const freeBytes = room === null ? null : await freeIn(room.folder);
  const space = freeBytes === null ? {} : { freeMegabytes: Math.floor(freeBytes / 1_000_000) };
  if (databaseRuns() === false) {
    return { ok: false, writes: false, details: { database: "restarting", ...space } };
  }
  const written = await Promise.race([
    probe(db),
    sleep(LOOK_WITHIN_MS, { database: "does not answer" } as const, { ref: false }),
  ]);
  const writes = written.database === "ok";
  const roomy = room === null || freeBytes === null || freeBytes >= room.minFreeBytes;
  return {
    ok: writes && roomy,
    writes,
    details: { ...written, ...space, ...(roomy ? {} : { disk: "almost full" }) },
  };
}

async function probe(
  db: Database,
): Promise<{ database: string; audit?: AuditState; inboxWaiting?: number; oldestSeconds?: number }> {
  try {
    await db.pool.query(PROBE);
    const { rows } = await db.pool.query<{ waiting: string; oldest: number | null }>(WAITING);
    return {
      database: "ok",
      // Told, and no reason to send people away: what they answer now is kept all the same.
      audit: await auditState(db.pool),
      inboxWaiting: Number(rows[0]?.waiting),
      oldestSeconds: rows[0]?.oldest ?? 0,
    };
  } catch (error) {
    return { database: error instanceof Error ? error.message : "unreachable" };
  }
}

async function freeIn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

import type { Queryable } from "./hot/trip.ts";
import { StoreError } from "./StoreError.ts";
import type { StoreLog } from "./StoreLog.ts";

export interface SafetyOptions {
  /** Our own server: checksums are a must there, on somebody else's they are advice. */
  embedded: boolean;
  log: StoreLog;
}

/** Prisma's migrations and the hand-written statements are tested from this version on. */
const OLDEST_VERSION = 15;

const READ_BACK = `
  SELECT current_setting('server_version_num')::int / 10000 AS version,
         current_setting('server_encoding')    AS encoding,
         current_setting('fsync')              AS fsync,
         current_setting('full_page_writes')   AS full_page_writes,
         current_setting('synchronous_commit') AS synchronous_commit,
         current_setting('data_checksums')     AS data_checksums`;

export interface ServerSettings {
  version: number;
  encoding: string;
  fsync: string;
  full_page_writes: string;
  synchronous_commit: string;
  data_checksums: string;
}

/**
 * Asks the server how it keeps data, in the session it will be used in, and refuses one that may
 * forget what it acknowledged: an answer shown as saved must survive a power cut.
 * @throws StoreError naming every setting that is wrong
 */
export async function checkSafety(db: Queryable, { embedded, log }: SafetyOptions): Promise<void> {
  const { rows } = await db.query<ServerSettings>(READ_BACK);
  const settings = rows[0];
  if (settings === undefined) throw new Error("the database answered without a row");
  const problems = unsafeSettings(settings, embedded);
  if (problems.length > 0) {
    throw new StoreError(
      "unsafe_settings",
      `The database does not keep data safely, Kiemtra does not start on it: ${problems.join("; ")}.`,
    );
  }
  if (settings.data_checksums !== "on") {
    log.warn(
      {},
      "the database has no data checksums: a damaged disk would go unnoticed (pg_checksums --enable)",
    );
  }
}

/** What is wrong, one sentence part a setting; empty when the server keeps what it acknowledges. */
export function unsafeSettings(settings: ServerSettings, embedded: boolean): string[] {
  const { version, encoding, fsync, full_page_writes, synchronous_commit, data_checksums } = settings;
  return [
    version >= OLDEST_VERSION || `it is PostgreSQL ${version}, at least ${OLDEST_VERSION} is needed`,
    encoding === "UTF8" || `server_encoding is ${encoding}, it must be UTF8 (a new database is needed)`,
    fsync === "on" || `fsync is ${fsync}, it must be on`,
    full_page_writes === "on" || `full_page_writes is ${full_page_writes}, it must be on`,
    ["on", "remote_apply"].includes(synchronous_commit) ||
      `synchronous_commit is ${synchronous_commit}, it must be on or remote_apply`,
    !embedded || data_checksums === "on" || "data_checksums is off, it must be on",
  ].filter((problem) => typeof problem === "string");
}

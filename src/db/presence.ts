import type { Pool } from "pg";

/** Key of the advisory lock that every process which sends messages holds while it lives. */
const SENDERS = "kiemtra:senders";

export interface Presence {
  /** No other process was there when this one came. */
  readonly alone: boolean;
  /** Gives the connection back. */
  leave(): void;
}

/**
 * Says that this process is there, on a connection of its own, and whether it is the only one. The
 * server forgets a process the moment its connection ends, by `kill -9` too; so what a dead
 * process left half sent need not wait for the end of its lease when nobody else is there.
 */
export async function enterPresence(pool: Pool): Promise<Presence> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ alone: boolean }>(
      "SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS alone",
      [SENDERS],
    );
    const alone = rows[0]?.alone === true;
    // Whoever looked first and found nobody holds the lock for this moment only.
    await client.query("SELECT pg_advisory_lock_shared(hashtextextended($1, 0))", [SENDERS]);
    if (alone) await client.query("SELECT pg_advisory_unlock(hashtextextended($1, 0))", [SENDERS]);
    return { alone, leave: () => client.release(true) };
  } catch (error) {
    client.release(true);
    throw error;
  }
}

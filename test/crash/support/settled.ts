import type { Pool } from "pg";
import { setTimeout as sleep } from "node:timers/promises";

/** Waits until nothing is left in the inbox and every message of the outbox has met its end. */
export async function settled(pool: Pool, timeoutMs = 60_000): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const { rows } = await pool.query<{ inbox: number; outbox: number }>(
      `SELECT (SELECT count(*)::int FROM "InboxUpdate" WHERE "doneAt" IS NULL) AS inbox,
              (SELECT count(*)::int FROM "OutboxMessage" WHERE state IN ('pending', 'sending')) AS outbox`,
    );
    const [waiting] = rows;
    if (waiting?.inbox === 0 && waiting.outbox === 0) return;
    if (performance.now() > deadline) throw new Error(`still waiting: ${JSON.stringify(waiting)}`);
    await sleep(50);
  }
}

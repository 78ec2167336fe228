import type { Queryable } from "./hot/trip.ts";

/** A number for /metrics that the database knows. */
export interface StoredGauge {
  name: string;
  help: string;
  value(): Promise<number>;
}

const COUNTS = [
  {
    name: "kiemtra_inbox_waiting",
    help: "Updates received and not handled yet",
    sql: `SELECT count(*) FROM "InboxUpdate" WHERE "doneAt" IS NULL`,
  },
  {
    name: "kiemtra_outbox_waiting",
    help: "Messages owed and not delivered yet",
    sql: `SELECT count(*) FROM "OutboxMessage" WHERE state IN ('pending', 'sending')`,
  },
  {
    name: "kiemtra_dead_updates",
    help: "Updates given up after the last try",
    sql: `SELECT count(*) FROM "DeadUpdate"`,
  },
] as const;

/** What waits in the inbox and the outbox, and what was given up. */
export function waitingGauges(db: Queryable): StoredGauge[] {
  return COUNTS.map(({ name, help, sql }) => ({
    name,
    help,
    async value() {
      const { rows } = await db.query<{ count: string }>(sql);
      return Number(rows[0]?.count);
    },
  }));
}

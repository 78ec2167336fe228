import { localDay, type Clock } from "../../clock.ts";
import type { Queryable } from "../../db/hot/trip.ts";

/** Parts of the month's messages, in percent, at which the operator is warned. */
const WARN_AT = [70, 85, 95, 100];

export interface Quota {
  /** One more message of this process. */
  sent(): void;
  isSpent(): boolean;
  used(): number;
  /** Counts anew, with what other processes have sent. */
  refresh(): Promise<void>;
}

/** `externalId` names every part of a message, parted by commas. */
const COUNT = `
SELECT coalesce(sum(cardinality(string_to_array("externalId", ','))), 0)::int AS used
  FROM "OutboxMessage"
 WHERE channel = 'zalo' AND state = 'sent' AND "externalId" IS NOT NULL
   AND "sentAt" >= date_trunc('month', $1::timestamptz AT TIME ZONE $2) AT TIME ZONE $2`;

/** Counts the messages of the calendar month against what the plan allows, and warns in time. */
export function createQuota(options: {
  db: Queryable;
  clock: Clock;
  timeZone: string;
  limit: number;
  warn(warning: { percent: number; used: number; limit: number }): void;
}): Quota {
  const { db, clock, timeZone, limit } = options;
  let month = "";
  let used = 0;
  let warnedAt = 0;

  function setUsed(count: number): void {
    used = count;
    const percent = WARN_AT.findLast((level) => used * 100 >= level * limit) ?? 0;
    if (percent <= warnedAt) return;
    warnedAt = percent;
    options.warn({ percent, used, limit });
  }

  function thisMonth(): void {
    const now = localDay(clock, timeZone).slice(0, "yyyy-mm".length);
    if (now === month) return;
    month = now;
    used = 0;
    warnedAt = 0;
  }

  return {
    sent() {
      thisMonth();
      setUsed(used + 1);
    },
    isSpent() {
      thisMonth();
      return used >= limit;
    },
    used() {
      thisMonth();
      return used;
    },
    async refresh() {
      thisMonth();
      const { rows } = await db.query<{ used: number }>({
        name: "zalo-quota",
        text: COUNT,
        values: [new Date(clock.now()), timeZone],
      });
      setUsed(rows[0]?.used ?? 0);
    },
  };
}

import type { Clock } from "../../clock.ts";
import type { Queryable } from "../../db/hot/trip.ts";
import { FREE_FOR_MS, WRITABLE_FOR_MS } from "./limits.ts";

/** Whether the account may write to somebody now. */
export type WriteWindow =
  /** Within 48 hours of what they did last. */
  | "free"
  /** Within 7 days: Zalo charges for it. */
  | "paid"
  /** Only by a template message. */
  | "closed"
  /** Nothing is known of them here: Zalo decides. */
  | "unknown";

export function windowAfter(sinceMs: number): Exclude<WriteWindow, "unknown"> {
  if (sinceMs <= FREE_FOR_MS) return "free";
  return sinceMs <= WRITABLE_FOR_MS ? "paid" : "closed";
}

/** Notes when people turned to the account; an event that comes late does not set the time back. */
export async function noteSeen(
  db: Queryable,
  events: readonly { readonly userId: string; readonly at: number }[],
): Promise<void> {
  const last = new Map<string, number>();
  // In one order everywhere, so that two processes never wait for each other.
  const ordered = [...events].sort((a, b) => (a.userId < b.userId ? -1 : 1));
  for (const { userId, at } of ordered) last.set(userId, Math.max(at, last.get(userId) ?? 0));
  await db.query({
    name: "zalo-oa-seen",
    text: `INSERT INTO "ZaloOaUser" ("userId", "lastSeenAt")
           SELECT * FROM unnest($1::text[], $2::timestamptz[])
           ON CONFLICT ("userId") DO UPDATE
             SET "lastSeenAt" = GREATEST("ZaloOaUser"."lastSeenAt", EXCLUDED."lastSeenAt")`,
    values: [[...last.keys()], [...last.values()].map((at) => new Date(at))],
  });
}

export async function writeWindow(db: Queryable, clock: Clock, userId: string): Promise<WriteWindow> {
  const { rows } = await db.query<{ lastSeenAt: Date }>({
    name: "zalo-oa-window",
    text: `SELECT "lastSeenAt" FROM "ZaloOaUser" WHERE "userId" = $1`,
    values: [userId],
  });
  const seen = rows[0]?.lastSeenAt;
  return seen === undefined ? "unknown" : windowAfter(clock.now() - seen.getTime());
}

/** So many messages follow at most when somebody comes back: older ones are to be seen in the menu. */
const MAX_HELD = 10;

/** A template message has told that there is something: the message itself follows when the person comes. */
export async function hold(db: Queryable, userId: string, outboxId: bigint): Promise<void> {
  await db.query({
    text: `UPDATE "ZaloOaUser" SET held = (array_append(held, $2::bigint))[greatest(1, cardinality(held) + 2 - ${MAX_HELD}):]
            WHERE "userId" = $1 AND NOT $2::bigint = ANY(held)`,
    values: [userId, outboxId.toString()],
  });
}

/** Gives the senders what was held for these people. */
export async function releaseHeld(db: Queryable, userIds: readonly string[]): Promise<void> {
  await db.query({
    name: "zalo-oa-release",
    text: `WITH waiting AS (
             SELECT "userId", held FROM "ZaloOaUser"
              WHERE "userId" = ANY($1) AND cardinality(held) > 0 ORDER BY "userId" FOR UPDATE),
           -- A row whose template message is only now being recorded as sent waits for the next time.
           emptied AS (
             UPDATE "ZaloOaUser" u
                SET held = ARRAY(SELECT o.id FROM "OutboxMessage" o WHERE o.id = ANY(w.held) AND o.state = 'sending')
               FROM waiting w WHERE u."userId" = w."userId")
           UPDATE "OutboxMessage" o SET state = 'pending', "externalId" = NULL, "notBefore" = NULL
             FROM (SELECT unnest(held) AS id FROM waiting) h
            WHERE o.id = h.id AND o.state = 'sent'`,
    values: [userIds],
  });
}

import type { ChannelName } from "../domain/channelName.ts";
import type { Queryable } from "./hot/trip.ts";

// Hand-written: every update passes through them, many at a time.

/** Something a channel delivered, not handled yet. */
export interface IncomingUpdate {
  /** Unique per delivery: `tg:<bot>:<update_id>`, `web:<account>:<client message id>`. */
  key: string;
  channel: ChannelName;
  /** `tg:<chat id>`, `web:<account id>`: lock and order. */
  conversation: string;
  /** The channel's own order inside the conversation. */
  orderKey: bigint;
  payload: unknown;
}

/**
 * Writes what a channel delivered, in one statement, and returns how many of them were new. A key that is
 * already there is left alone: a repeated delivery changes nothing.
 */
export async function storeIncoming(db: Queryable, updates: readonly IncomingUpdate[]): Promise<number> {
  if (updates.length === 0) return 0;
  const { rowCount } = await db.query({
    name: "inbox-store",
    text: `INSERT INTO "InboxUpdate" (key, channel, conversation, "orderKey", payload)
           SELECT * FROM unnest($1::text[], $2::"Channel"[], $3::text[], $4::bigint[], $5::jsonb[])
           ON CONFLICT (key) DO NOTHING`,
    values: [
      updates.map((u) => u.key),
      updates.map((u) => u.channel),
      updates.map((u) => u.conversation),
      updates.map((u) => u.orderKey.toString()),
      updates.map((u) => JSON.stringify(u.payload)),
    ],
  });
  return rowCount ?? 0;
}

/** After failed tries: wait until `notBefore` before the next one. Own transaction. */
export async function deferUpdate(
  sql: Queryable,
  inboxId: bigint,
  { attempts, notBefore }: { attempts: number; notBefore: Date },
): Promise<void> {
  await sql.query({
    text: `UPDATE "InboxUpdate" SET attempts = $2, "notBefore" = $3 WHERE id = $1 AND "doneAt" IS NULL`,
    values: [inboxId.toString(), attempts, notBefore],
  });
}

/** Counts a try that is about to be made; own transaction. @returns the tries with this one */
export async function countTry(sql: Queryable, inboxId: bigint): Promise<number> {
  const { rows } = await sql.query<{ attempts: number }>({
    text: `UPDATE "InboxUpdate" SET attempts = attempts + 1 WHERE id = $1 RETURNING attempts`,
    values: [inboxId.toString()],
  });
  return rows[0]?.attempts ?? 0;
}

/** Number of the newest update; 0 when there is none. */
export async function lastInboxId(sql: Queryable): Promise<bigint> {
  const { rows } = await sql.query<{ id: string | null }>(`SELECT max(id) AS id FROM "InboxUpdate"`);
  return BigInt(rows[0]?.id ?? 0);
}

/** Moves an update that failed too often out of the way; the conversation goes on without it. */
export async function buryUpdate(
  sql: Queryable,
  inboxId: bigint,
  error: string,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await sql.query({
    text: `WITH dead AS (
             UPDATE "InboxUpdate" SET "doneAt" = $3, attempts = attempts + 1
              WHERE id = $1 AND "doneAt" IS NULL RETURNING key, conversation, payload)
           INSERT INTO "DeadUpdate" ("inboxKey", conversation, payload, error, at)
           SELECT key, conversation, payload, $2, $3 FROM dead`,
    values: [inboxId.toString(), error, now],
  });
  return rowCount === 1;
}

/** Conversations with something to do that nobody in this process knows of. */
export async function waitingConversations(
  sql: Queryable,
  now: Date,
  limit: number,
): Promise<{ conversation: string; channel: ChannelName }[]> {
  const { rows } = await sql.query<{ conversation: string; channel: ChannelName }>({
    name: "inbox-waiting",
    text: `SELECT conversation, channel FROM "InboxUpdate"
            WHERE "doneAt" IS NULL AND ("notBefore" IS NULL OR "notBefore" <= $1)
            GROUP BY conversation, channel ORDER BY min(id) LIMIT $2`,
    values: [now, limit],
  });
  return rows;
}

/**
 * Settles in one statement everything that waits of an account that belongs to nobody: it is not handled. Leaves
 * all as it is when the account has a person by now, or when somebody works on the conversation.
 */
export async function dropOfStranger(
  sql: Queryable,
  { channel, conversation, now }: { channel: ChannelName; conversation: string; now: Date },
): Promise<{ isKnown: boolean; dropped: number }> {
  const { rows } = await sql.query<{ known: boolean; dropped: number }>({
    name: "inbox-drop",
    text: `WITH lock AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS locked),
                known AS MATERIALIZED (
                  SELECT 1 FROM "ChannelAccount"
                   WHERE channel = $2 AND "externalId" = $3 AND "personId" IS NOT NULL),
                dropped AS (
                  UPDATE "InboxUpdate" SET "doneAt" = $4
                   WHERE conversation = $1 AND "doneAt" IS NULL
                     AND (SELECT locked FROM lock) AND NOT EXISTS (SELECT 1 FROM known)
                  RETURNING 1)
           SELECT EXISTS (SELECT 1 FROM known) AS known, (SELECT count(*)::int FROM dropped) AS dropped`,
    values: [conversation, channel, conversation.slice(conversation.indexOf(":") + 1), now],
  });
  return { isKnown: rows[0]?.known ?? false, dropped: rows[0]?.dropped ?? 0 };
}

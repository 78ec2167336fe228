import type { ChannelName } from "../domain/channelName.ts";
import type { Queryable } from "./hot/trip.ts";

// Hand-written: every message passes through them, many at a time, with SKIP LOCKED, which Prisma cannot say.

/** One row of the outbox: a Bot API method with its payload, to be turned into the channel's own call. */
export interface OutboxRow {
  id: bigint;
  /** Unique; begins with the cause of the message. */
  key: string;
  channel: ChannelName;
  conversation: string;
  method: string;
  payload: Record<string, unknown>;
  attempts: number;
}

/** One that is to be written. */
export type OutboxDraft = Omit<OutboxRow, "attempts">;

/** Statements of the senders. A row is `sending` under a lease while a process owns it. */

/** A row taken over, with the time before which it must not be sent. */
export interface ClaimedRow extends OutboxRow {
  notBefore: Date | null;
}

interface StoredRow extends Omit<ClaimedRow, "id"> {
  id: string;
}

const CLAIM = `
WITH claimable AS (
  SELECT id, conversation FROM "OutboxMessage"
   WHERE (state = 'pending' AND ("notBefore" IS NULL OR "notBefore" <= $1))
      OR (state = 'sending' AND ($4 OR "leaseUntil" IS NULL OR "leaseUntil" <= $1))
   ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED)
UPDATE "OutboxMessage" SET state = 'sending', "leaseUntil" = $2
 WHERE id IN (SELECT id FROM claimable c WHERE NOT EXISTS (
   SELECT 1 FROM "OutboxMessage" o
    WHERE o.conversation = c.conversation AND o.id < c.id AND o.state IN ('sending', 'pending')
      AND o.id NOT IN (SELECT id FROM claimable)))
RETURNING id, key, channel, conversation, method, payload, attempts, "notBefore"`;

/**
 * Takes over rows that nobody is sending: waiting ones whose time has come, and those whose lease
 * ran out; never one whose forerunner in the same chat is still being sent elsewhere or waits for a
 * later try. With `all`
 * also those under a lease: at the start of a process that is alone on its database.
 */
export async function claimOutbox(
  sql: Queryable,
  claim: { now: Date; leaseUntil: Date; limit: number; all: boolean },
): Promise<ClaimedRow[]> {
  const { rows } = await sql.query<StoredRow>({
    name: "outbox-claim",
    text: CLAIM,
    values: [claim.now, claim.leaseUntil, claim.limit, claim.all],
  });
  return rows.map((row) => ({ ...row, id: BigInt(row.id) })).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Gives rows back that were not sent: whoever looks next may have them at once. */
export async function releaseOutbox(sql: Queryable, ids: readonly bigint[]): Promise<void> {
  await sql.query({
    text: `UPDATE "OutboxMessage" SET state = 'pending', "leaseUntil" = NULL
            WHERE id = ANY($1::bigint[]) AND state = 'sending'`,
    values: [ids.map(String)],
  });
}

export interface Settled {
  id: bigint;
  state: "sent" | "failed" | "undeliverable";
  externalId: string | null;
  error: string | null;
}

/** Records what became of deliveries, many in one statement. */
export async function recordDeliveries(
  sql: Queryable,
  now: Date,
  settled: readonly Settled[],
): Promise<void> {
  await sql.query({
    name: "outbox-settle",
    text: `UPDATE "OutboxMessage" o
              SET state = s.state, "externalId" = s.external, error = s.error, attempts = o.attempts + 1,
                  "sentAt" = CASE WHEN s.state = 'sent' THEN $1::timestamptz END, "leaseUntil" = NULL
             FROM unnest($2::bigint[], $3::"OutboxState"[], $4::text[], $5::text[])
                  AS s(id, state, external, error)
            WHERE o.id = s.id`,
    values: [
      now,
      settled.map((s) => s.id.toString()),
      settled.map((s) => s.state),
      settled.map((s) => s.externalId),
      settled.map((s) => s.error),
    ],
  });
}

/** One more failed try; the row stays ours until `leaseUntil` and is sent again by us. */
export async function postponeOutbox(
  sql: Queryable,
  id: bigint,
  postponed: { notBefore: Date; leaseUntil: Date; error: string },
): Promise<void> {
  await sql.query({
    text: `UPDATE "OutboxMessage" SET attempts = attempts + 1, "notBefore" = $2, "leaseUntil" = $3, error = $4
            WHERE id = $1`,
    values: [id.toString(), postponed.notBefore, postponed.leaseUntil, postponed.error],
  });
}

/** The channel's own id of a message that was sent before; null while it is not known. */
export async function externalIdOf(sql: Queryable, id: bigint): Promise<string | null> {
  const { rows } = await sql.query<{ externalId: string | null }>({
    text: `SELECT "externalId" FROM "OutboxMessage" WHERE id = $1`,
    values: [id.toString()],
  });
  return rows[0]?.externalId ?? null;
}

/** More outbox ids than were reserved with the update. */
export async function nextOutboxIds(sql: Queryable, count: number): Promise<bigint[]> {
  const { rows } = await sql.query<{ id: string }>({
    name: "outbox-ids",
    text: `SELECT nextval('"OutboxMessage_id_seq"') AS id FROM generate_series(1, $1)`,
    values: [count],
  });
  return rows.map((row) => BigInt(row.id));
}

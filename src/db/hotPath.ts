import type { AccountRef, ChannelName, OutboxRow } from "../channels/channel.ts";
import { CHAIN_START, chainRows, type AuditEntry, type AuditRow } from "./audit.ts";
import type { Queryable } from "./database.ts";

/**
 * The plumbing every update pays for, in hand-written statements: take (lock, oldest update,
 * dialogue state, person) and finish (mark done, dialogue, outbox, audit). Measured: the same
 * writes through Prisma cost five times the CPU.
 */

export interface PersonRef {
  id: string;
  organizationId: string;
  fullName: string;
  locale: string;
}

export interface TakenUpdate {
  inboxId: bigint;
  payload: unknown;
  attempts: number;
  /** More updates of this conversation are waiting behind this one. */
  more: boolean;
  account: AccountRef | null;
  /** The account was marked as not reachable; it has just written, so it is again. */
  wasUnreachable: boolean;
  person: PersonRef | null;
  /** Stored dialogue, as the flows wrote it. */
  dialogue: string | null;
  /** Outbox ids reserved for the replies; they grow within a conversation. */
  outboxIds: bigint[];
}

export type Taken =
  | { kind: "update"; update: TakenUpdate }
  | { kind: "empty" }
  /** Another worker has this conversation. */
  | { kind: "busy" }
  /** The oldest update failed before and waits for its next try. */
  | { kind: "later"; at: Date };

interface TakenRow {
  locked: boolean;
  id: string | null;
  payload: unknown;
  attempts: number;
  notBefore: Date | null;
  more: boolean;
  accountId: number | null;
  externalId: string;
  displayName: string | null;
  accountState: "active" | "unreachable" | null;
  personId: string | null;
  organizationId: string;
  fullName: string;
  locale: string;
  dialogue: string | null;
  outboxIds: string[];
}

/** Replies that need no second round trip for an id. */
const RESERVED_OUTBOX_IDS = 3;

const TAKE = `
WITH lock AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS locked)
SELECT lock.locked, u.id, u.payload, u.attempts, u."notBefore",
       EXISTS (SELECT 1 FROM "InboxUpdate" n
                WHERE n."doneAt" IS NULL AND n.conversation = $1 AND n.id <> u.id) AS more,
       a.id AS "accountId", a."externalId", a."displayName", a.state AS "accountState",
       p.id AS "personId", p."organizationId", p."fullName", p.locale, s.value AS dialogue,
       ARRAY(SELECT nextval('"OutboxMessage_id_seq"') FROM generate_series(1, ${RESERVED_OUTBOX_IDS}))
         AS "outboxIds"
  FROM lock
  LEFT JOIN LATERAL (
    SELECT id, payload, attempts, "notBefore" FROM "InboxUpdate"
     WHERE lock.locked AND "doneAt" IS NULL AND conversation = $1
     ORDER BY "orderKey", id LIMIT 1) u ON true
  LEFT JOIN "ChannelAccount" a ON ACCOUNT
  LEFT JOIN "Person" p ON p.id = a."personId"
  LEFT JOIN "DialogueState" s ON s.key = $1`;

// A web conversation is named after the account, the others after the channel's own chat id.
const TAKE_BY_ACCOUNT_ID = TAKE.replace("ACCOUNT", `a.id = $2::int`);
const TAKE_BY_EXTERNAL_ID = TAKE.replace("ACCOUNT", `a.channel = $3::"Channel" AND a."externalId" = $2`);

/**
 * Locks the conversation until the end of the transaction and reads its oldest update. The snapshot
 * may be older than the lock; `finish` notices and the transaction is then rolled back.
 */
export async function takeUpdate(
  sql: Queryable,
  channel: ChannelName,
  conversation: string,
  now: Date,
): Promise<Taken> {
  const chat = conversation.slice(conversation.indexOf(":") + 1);
  const byId = channel === "web";
  const { rows } = await sql.query<TakenRow>({
    name: byId ? "take-web" : "take",
    text: byId ? TAKE_BY_ACCOUNT_ID : TAKE_BY_EXTERNAL_ID,
    values: byId ? [conversation, chat] : [conversation, chat, channel],
  });
  const row = rows[0];
  if (row === undefined || !row.locked) return { kind: "busy" };
  if (row.id === null) return { kind: "empty" };
  if (row.notBefore !== null && row.notBefore > now) return { kind: "later", at: row.notBefore };
  return {
    kind: "update",
    update: {
      inboxId: BigInt(row.id),
      payload: row.payload,
      attempts: row.attempts,
      more: row.more,
      account:
        row.accountId === null
          ? null
          : { id: row.accountId, externalId: row.externalId, displayName: row.displayName },
      wasUnreachable: row.accountState === "unreachable",
      person:
        row.personId === null
          ? null
          : {
              id: row.personId,
              organizationId: row.organizationId,
              fullName: row.fullName,
              locale: row.locale,
            },
      dialogue: row.dialogue,
      outboxIds: row.outboxIds.map(BigInt),
    },
  };
}

export interface OutboxDraft extends Omit<OutboxRow, "attempts"> {
  key: string;
}

export interface Finish {
  /** Absent for acts that no update caused (operator's tool, jobs). */
  inboxId?: bigint;
  now: Date;
  /** Until then the outbox rows belong to this process; null leaves them to whoever sweeps. */
  leaseUntil: Date | null;
  /** Changed dialogues; null deletes. */
  dialogues: ReadonlyMap<string, string | null>;
  outbox: readonly OutboxDraft[];
  audit: readonly AuditEntry[];
  auditKey: string;
}

/** Somebody else has handled this update meanwhile: roll back and forget it. */
export class AlreadyHandled extends Error {
  override readonly name = "AlreadyHandled";
}

const FINISH = `
WITH done AS (
  UPDATE "InboxUpdate" SET "doneAt" = $2 WHERE id = $1::bigint AND "doneAt" IS NULL RETURNING 1),
kept AS (
  INSERT INTO "DialogueState" (key, value, "updatedAt")
  SELECT key, value, $2 FROM unnest($3::text[], $4::text[]) AS d(key, value) WHERE value IS NOT NULL
  ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value, "updatedAt" = EXCLUDED."updatedAt"),
dropped AS (
  DELETE FROM "DialogueState" s USING unnest($3::text[], $4::text[]) AS d(key, value)
   WHERE s.key = d.key AND d.value IS NULL),
queued AS (
  INSERT INTO "OutboxMessage" (id, key, channel, conversation, method, payload, state, "leaseUntil", "createdAt")
  SELECT id, key, channel, conversation, method, payload,
         CASE WHEN $5::timestamptz IS NULL THEN 'pending' ELSE 'sending' END::"OutboxState", $5, $2
    FROM unnest($6::bigint[], $7::text[], $8::"Channel"[], $9::text[], $10::text[], $11::jsonb[])
         AS o(id, key, channel, conversation, method, payload)),
heads AS (
  INSERT INTO "AuditHead" (chain, seq, hash)
  SELECT * FROM unnest($12::text[], $13::int[], $14::text[])
  ON CONFLICT (chain) DO UPDATE SET seq = EXCLUDED.seq, hash = EXCLUDED.hash),
events AS (
  INSERT INTO "AuditEvent" (chain, seq, at, actor, channel, action, object, data, "prevHash", hash)
  SELECT chain, seq, $2, actor, channel, action, object, data, prev, hash
    FROM unnest($15::text[], $16::int[], $17::text[], $18::text[], $19::text[], $20::text[], $21::jsonb[],
                $22::text[], $23::text[])
         AS e(chain, seq, actor, channel, action, object, data, prev, hash))
SELECT count(*)::int AS done FROM done`;

/**
 * Writes what every act leaves behind, at the end of its transaction: the audit chain's lock is
 * taken here and held only until the commit.
 * @throws AlreadyHandled when the update was done by another worker
 */
export async function finish(sql: Queryable, end: Finish): Promise<void> {
  const audit = await linkAudit(sql, end);
  const heads = new Map(audit.map((row) => [row.chain, row]));
  const { rows } = await sql.query<{ done: number }>({
    name: "finish",
    text: FINISH,
    values: [
      end.inboxId?.toString() ?? null,
      end.now,
      [...end.dialogues.keys()],
      [...end.dialogues.values()],
      end.leaseUntil,
      end.outbox.map((o) => o.id.toString()),
      end.outbox.map((o) => o.key),
      end.outbox.map((o) => o.channel),
      end.outbox.map((o) => o.conversation),
      end.outbox.map((o) => o.method),
      end.outbox.map((o) => JSON.stringify(o.payload)),
      [...heads.keys()],
      [...heads.values()].map((row) => row.seq),
      [...heads.values()].map((row) => row.hash),
      audit.map((row) => row.chain),
      audit.map((row) => row.seq),
      audit.map((row) => row.actor),
      audit.map((row) => row.channel),
      audit.map((row) => row.action),
      audit.map((row) => row.object),
      audit.map((row) => JSON.stringify(row.data)),
      audit.map((row) => row.prevHash),
      audit.map((row) => row.hash),
    ],
  });
  if (end.inboxId !== undefined && rows[0]?.done !== 1) throw new AlreadyHandled();
}

async function linkAudit(sql: Queryable, end: Finish): Promise<AuditRow[]> {
  if (end.audit.length === 0) return [];
  const byChain = Map.groupBy(end.audit, (entry) => entry.chain);
  const { rows } = await sql.query<ChainHead>({
    name: "audit-heads",
    text: `SELECT chain, seq, hash FROM "AuditHead" WHERE chain = ANY($1) ORDER BY chain FOR UPDATE`,
    values: [[...byChain.keys()]],
  });
  const heads = new Map(rows.map((row) => [row.chain, row]));
  const begun = [...byChain.keys()].filter((chain) => !heads.has(chain)).sort();
  for (const row of begun.length === 0 ? [] : await beginChains(sql, begun)) heads.set(row.chain, row);
  const at = end.now.toISOString();
  return [...byChain].flatMap(([chain, entries]) =>
    chainRows(end.auditKey, heads.get(chain) ?? { seq: 0, hash: CHAIN_START }, at, entries),
  );
}

/**
 * Where there is no row there is nothing to lock: the head of a new chain is made first, and whoever
 * comes second waits here and reads what the first one left.
 */
async function beginChains(sql: Queryable, chains: readonly string[]): Promise<ChainHead[]> {
  const { rows } = await sql.query<ChainHead>({
    name: "audit-begin",
    text: `INSERT INTO "AuditHead" AS head (chain, seq, hash) SELECT chain, 0, $2 FROM unnest($1::text[]) AS c(chain)
           ON CONFLICT (chain) DO UPDATE SET seq = head.seq
           RETURNING chain, seq, hash`,
    values: [chains, CHAIN_START],
  });
  return rows;
}

interface ChainHead {
  chain: string;
  seq: number;
  hash: string;
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
    text: `SELECT DISTINCT conversation, channel FROM "InboxUpdate"
            WHERE "doneAt" IS NULL AND ("notBefore" IS NULL OR "notBefore" <= $1) LIMIT $2`,
    values: [now, limit],
  });
  return rows;
}

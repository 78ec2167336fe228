import type { AccountRef, ChannelName, OutboxRow } from "../messaging/channel.ts";
import { CHAIN_START, chainRows, type AuditEntry, type AuditRow } from "./audit/auditChain.ts";
import type { Queryable, UnitOfWork } from "./database.ts";
import { leg, runTrip, type Column, type Leg, type Statement } from "./trip.ts";

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
  /** Account the person wrote from last; null when they never did. */
  lastAccountId: number | null;
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
  update: Omit<TakenUpdate, "person" | "account"> | null;
  notBefore: Date | null;
  account: AccountRef | null;
  person: PersonRef | null;
}

/** Replies that need no second round trip for an id. */
const RESERVED_OUTBOX_IDS = 3;

const take = (account: string) => `
WITH lock AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS locked)
SELECT lock.locked, u.id, u.payload, u.attempts, (extract(epoch FROM u."notBefore") * 1000)::bigint,
       EXISTS (SELECT 1 FROM "InboxUpdate" n
                WHERE n."doneAt" IS NULL AND n.conversation = $1 AND n.id <> u.id) AS more,
       a.id AS "accountId", a."externalId", a."displayName", a.state AS "accountState",
       p.id AS "personId", p."organizationId", p."fullName", p.locale, p."lastAccountId",
       s.value AS dialogue,
       (SELECT string_agg(nextval('"OutboxMessage_id_seq"')::text, ',')
          FROM generate_series(1, ${RESERVED_OUTBOX_IDS})) AS "outboxIds"
  FROM lock
  LEFT JOIN LATERAL (
    SELECT id, payload, attempts, "notBefore" FROM "InboxUpdate"
     WHERE lock.locked AND "doneAt" IS NULL AND conversation = $1
     ORDER BY "orderKey", id LIMIT 1) u ON true
  LEFT JOIN "ChannelAccount" a ON ${account}
  LEFT JOIN "Person" p ON p.id = a."personId"
  LEFT JOIN "DialogueState" s ON s.key = $1`;

// A web conversation is named after the account, the others after the channel's own chat id.
const TAKE_BY_ACCOUNT_ID = { name: "take-web", text: take("a.id = $2::int"), read: readTaken };
const TAKE_BY_EXTERNAL_ID = {
  name: "take",
  text: take(`a.channel = $3::"Channel" AND a."externalId" = $2`),
  read: readTaken,
};

function readTaken([
  locked,
  id,
  payload = null,
  attempts,
  notBefore = null,
  more,
  accountId = null,
  externalId,
  displayName = null,
  accountState,
  personId = null,
  organizationId,
  fullName,
  locale,
  lastAccountId = null,
  dialogue = null,
  outboxIds,
]: readonly Column[]): TakenRow {
  return {
    locked: locked === "t",
    notBefore: notBefore === null ? null : new Date(Number(notBefore)),
    account: accountId === null ? null : { id: Number(accountId), externalId: externalId ?? "", displayName },
    person:
      personId === null
        ? null
        : {
            id: personId,
            organizationId: organizationId ?? "",
            fullName: fullName ?? "",
            locale: locale ?? "",
          },
    update:
      id === null || id === undefined
        ? null
        : {
            inboxId: BigInt(id),
            payload: payload === null ? null : JSON.parse(payload),
            attempts: Number(attempts),
            more: more === "t",
            wasUnreachable: accountState === "unreachable",
            lastAccountId: lastAccountId === null ? null : Number(lastAccountId),
            dialogue,
            outboxIds: (outboxIds ?? "").split(",").map(BigInt),
          },
  };
}

/**
 * Locks the conversation until the end of the transaction and reads its oldest update: the first statement
 * of its transaction. The snapshot may be older than the lock; `finish` notices and the transaction is then
 * rolled back.
 */
export function takeUpdate(channel: ChannelName, conversation: string): Leg<TakenRow> {
  const chat = conversation.slice(conversation.indexOf(":") + 1);
  return channel === "web"
    ? leg(TAKE_BY_ACCOUNT_ID, [conversation, chat])
    : leg(TAKE_BY_EXTERNAL_ID, [conversation, chat, channel]);
}

/** What was found there. */
export function takenUpdate({ rows: [row] }: Leg<TakenRow>, now: Date): Taken {
  if (row === undefined || !row.locked) return { kind: "busy" };
  const { update, account, person, notBefore } = row;
  if (update === null) return { kind: "empty" };
  if (notBefore !== null && notBefore > now) return { kind: "later", at: notBefore };
  return { kind: "update", update: { ...update, account, person } };
}

export type OutboxDraft = Omit<OutboxRow, "attempts">;

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
  /** Heads of chains this transaction has locked and read already. */
  heads?: readonly ChainHead[];
}

/** Somebody else has handled this update meanwhile: roll back and forget it. */
export class AlreadyHandled extends Error {
  override readonly name = "AlreadyHandled";
}

const HANDLED_ELSEWHERE = "the update was handled elsewhere";

// It goes along with the COMMIT, so it has to fail by itself when the update was done by somebody else: the
// cast of a sentence to a number does, and the count in it keeps the planner from trying it beforehand.
// Lists travel as JSON, one parameter each.
const FINISH: Statement<undefined> = {
  name: "finish",
  text: `
WITH done AS (
  UPDATE "InboxUpdate" SET "doneAt" = $2::timestamptz WHERE id = $1::bigint AND "doneAt" IS NULL RETURNING 1),
kept AS (
  INSERT INTO "DialogueState" (key, value, "updatedAt")
  SELECT key, value, $2::timestamptz FROM json_to_recordset($3::json) AS d(key text, value text)
   WHERE value IS NOT NULL
  ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value, "updatedAt" = EXCLUDED."updatedAt"),
dropped AS (
  DELETE FROM "DialogueState" s USING json_to_recordset($3::json) AS d(key text, value text)
   WHERE s.key = d.key AND d.value IS NULL),
queued AS (
  INSERT INTO "OutboxMessage" (id, key, channel, conversation, method, payload, state, "leaseUntil", "createdAt")
  SELECT id, key, channel, conversation, method, payload,
         CASE WHEN $4::timestamptz IS NULL THEN 'pending' ELSE 'sending' END::"OutboxState",
         $4::timestamptz, $2::timestamptz
    FROM json_to_recordset($5::json)
         AS o(id bigint, key text, channel "Channel", conversation text, method text, payload jsonb)),
heads AS (
  INSERT INTO "AuditHead" (chain, seq, hash)
  SELECT chain, seq, hash FROM json_to_recordset($6::json) AS h(chain text, seq int, hash text)
  ON CONFLICT (chain) DO UPDATE SET seq = EXCLUDED.seq, hash = EXCLUDED.hash),
events AS (
  INSERT INTO "AuditEvent" (chain, seq, at, actor, channel, action, object, data, "prevHash", hash)
  SELECT chain, seq, $2::timestamptz, actor, channel, action, object, coalesce(data, 'null'), "prevHash", hash
    FROM json_to_recordset($7::json)
         AS e(chain text, seq int, actor text, channel text, action text, object text, data jsonb,
              "prevHash" text, hash text))
SELECT CASE WHEN $1::bigint IS NOT NULL THEN
         (SELECT CASE count(*) WHEN 1 THEN 1 ELSE (count(*) || ': ${HANDLED_ELSEWHERE}')::int END FROM done) END`,
  read: () => undefined,
};

/**
 * Leaves to the commit what every act writes at its end. The audit chains' locks are taken here at the
 * latest, and held only until the commit.
 * `transaction()` throws AlreadyHandled when the update was done by another worker.
 */
export async function finish(uow: UnitOfWork, end: Finish): Promise<void> {
  const audit = await linkAudit(uow.sql, end);
  const heads = new Map(audit.map(({ chain, seq, hash }) => [chain, { chain, seq, hash }]));
  const last = leg(FINISH, [
    end.inboxId?.toString() ?? null,
    end.now.toISOString(),
    JSON.stringify(Array.from(end.dialogues, ([key, value]) => ({ key, value }))),
    end.leaseUntil?.toISOString() ?? null,
    JSON.stringify(end.outbox.map((row) => ({ ...row, id: row.id.toString() }))),
    JSON.stringify([...heads.values()]),
    JSON.stringify(audit),
  ]);
  uow.commitWith(last, (error) =>
    error instanceof Error && error.message.includes(HANDLED_ELSEWHERE) ? new AlreadyHandled() : error,
  );
}

async function linkAudit(sql: Queryable, end: Finish): Promise<AuditRow[]> {
  if (end.audit.length === 0) return [];
  const byChain = Map.groupBy(end.audit, (entry) => entry.chain);
  const heads = new Map(end.heads?.map((head) => [head.chain, head]));
  const unread = [...byChain.keys()].filter((chain) => !heads.has(chain));
  if (unread.length > 0) {
    const read = auditHeads(unread);
    await runTrip(sql, [read]);
    for (const head of read.rows) heads.set(head.chain, head);
  }
  const begun = unread.filter((chain) => !heads.has(chain)).sort();
  for (const row of begun.length === 0 ? [] : await beginChains(sql, begun)) heads.set(row.chain, row);
  const at = end.now.toISOString();
  return [...byChain].flatMap(([chain, entries]) =>
    chainRows(end.auditKey, heads.get(chain) ?? { seq: 0, hash: CHAIN_START }, at, entries),
  );
}

const AUDIT_HEADS: Statement<ChainHead> = {
  name: "audit-heads",
  text: `SELECT chain, seq, hash FROM "AuditHead" WHERE chain IN (SELECT json_array_elements_text($1::json))
          ORDER BY chain FOR UPDATE`,
  read: ([chain, seq, hash]) => ({ chain: chain ?? "", seq: Number(seq), hash: hash ?? "" }),
};

/**
 * Locks the heads of audit chains until the commit. To be asked for behind everything else that takes a
 * lock, so that the chain is held shortly and never waited for while holding it.
 */
export function auditHeads(chains: readonly string[]): Leg<ChainHead> {
  return leg(AUDIT_HEADS, [JSON.stringify(chains)]);
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

/** Last link of an audit chain. */
export interface ChainHead {
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

import { AppError } from "../../domain/AppError.ts";
import type { AuditEntry } from "../audit/auditChain.ts";
import type { UnitOfWork } from "../database.ts";
import type { OutboxDraft } from "../outbox.ts";
import { linkAudit, type ChainHead } from "./linkAudit.ts";
import { leg, type Statement } from "./trip.ts";

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

/** SQLSTATE of our own. */
const HANDLED_ELSEWHERE = "KT001";

// It goes along with the COMMIT, so it has to fail by itself when the update was done by somebody else.
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
         (SELECT CASE count(*) WHEN 1 THEN 1 ELSE fail('${HANDLED_ELSEWHERE}', 'handled elsewhere') END FROM done) END`,
  read: () => undefined,
};

/**
 * Leaves to the commit what every act writes at its end. The audit chains' locks are taken here at the
 * latest, and held only until the commit.
 * `transaction()` throws AppError `update.handled_elsewhere` when the update was done by another worker.
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
    error instanceof Error && "code" in error && error.code === HANDLED_ELSEWHERE
      ? new AppError("update.handled_elsewhere", String(end.inboxId), { cause: error })
      : error,
  );
}

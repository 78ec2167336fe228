import type { RetentionKind } from "../../../domain/personalData/retentionPeriods.ts";
import type { Act } from "../../../messaging/act.ts";
import { takesPartSql } from "../../../policies/membership.ts";
import { conversationSql, HELD_SQL } from "../held.ts";
import { eraseChat, eraseContacts } from "../eraseChat.ts";
import type { ChannelName } from "../../../domain/channelName.ts";

/** One kind of thing whose time runs out. */
export interface Sweep {
  kind: RetentionKind;
  /** How many are past the cutoff. */
  count(act: Act, cutoff: Date): Promise<number>;
  /** Removes some of them; `after` is what the step before returned as `last`. Done when `removed` is 0. */
  step(act: Act, cutoff: Date, after: string): Promise<Step>;
}

export interface Step {
  removed: number;
  last: string;
}

/** Rows in one transaction: it is over within some milliseconds, and nobody waits for it. */
const ROWS_A_STEP = 500;
/** Each of them takes a handful of statements. */
const PEOPLE_A_STEP = 10;

/**
 * Rows of one table. By hand, since each statement leaves out who is under a hold and skips what somebody is
 * working on.
 */
function rows(
  kind: RetentionKind,
  table: string,
  /** Condition on x; $1 is the cutoff. */
  due: string,
  /** Rows are emptied and stay, by this SET; the steps then walk along their numbers. Else they are deleted. */
  emptied?: string,
): Sweep {
  const chosen = `FROM "${table}" x WHERE ${due}`;
  const place = emptied === undefined ? "''" : "x.id::text";
  const walked = emptied === undefined ? "$3 = $3" : "x.id > coalesce(nullif($3, '')::bigint, 0)";
  const remove =
    emptied === undefined
      ? `DELETE FROM "${table}" t USING chosen WHERE t.ctid = chosen.key`
      : `UPDATE "${table}" t SET ${emptied} FROM chosen WHERE t.ctid = chosen.key`;
  return {
    kind,
    count: (act, cutoff) => countOf(act, `WITH ${HELD_SQL} SELECT count(*) ${chosen}`, cutoff),
    async step(act, cutoff, after) {
      const { rows: found } = await act.uow.sql.query<{ removed: string; last: string | null }>({
        text: `WITH ${HELD_SQL},
                    chosen AS MATERIALIZED (SELECT x.ctid AS key, ${place} AS place ${chosen} AND ${walked}
                       ${emptied === undefined ? "" : "ORDER BY x.id"} LIMIT $2 FOR UPDATE OF x SKIP LOCKED),
                    removed AS (${remove} RETURNING 1)
               SELECT (SELECT count(*) FROM removed) AS removed,
                      (SELECT place FROM chosen ORDER BY length(place) DESC, place DESC LIMIT 1) AS last`,
        values: [cutoff, ROWS_A_STEP, after],
      });
      return { removed: Number(found[0]?.removed ?? 0), last: found[0]?.last ?? after };
    },
  };
}

const NOT_HELD_CHAT = `x.conversation NOT IN (SELECT name FROM held_chat)`;
const NOT_HELD_ACCOUNT = `x."accountId" NOT IN (SELECT id FROM held_account)`;
const NOT_HELD_PERSON = `x."personId" NOT IN (SELECT id FROM held_person)`;
/** Of the outbox; what a template message has announced follows when the person turns to the account. */
const IS_SENT = `x.state NOT IN ('pending', 'sending')
  AND NOT EXISTS (SELECT 1 FROM "ZaloOaUser" z WHERE x.id = ANY(z.held))`;

/** Whoever has left every inspection they were in, each before the cutoff, and has not come back since. */
const DEPARTED = `
  x."mergedIntoId" IS NULL AND x.id NOT IN (SELECT id FROM held_person)
  AND (x.email IS NOT NULL OR EXISTS (SELECT 1 FROM "ChannelAccount" a WHERE a."personId" = x.id))
  AND EXISTS (SELECT 1 FROM "TeamMember" m WHERE m."personId" = x.id)
  AND NOT EXISTS (
    SELECT 1 FROM "TeamMember" m JOIN "Inspection" i ON i.id = m."inspectionId"
     WHERE m."personId" = x.id
       AND NOT (m."removedAt" IS NOT NULL AND m."removedAt" < $1)
       AND NOT (${takesPartSql("m")} AND i.status = 'closed' AND EXISTS (
         SELECT 1 FROM "AuditEvent" e WHERE e.chain = i.code AND e.action = 'inspection.closed' AND e.at < $1)))`;

const STRANGERS = `x."personId" IS NULL AND x."createdAt" < $1
  AND NOT EXISTS (SELECT 1 FROM "InboxUpdate" u WHERE u.conversation = ${conversationSql("x")}
                     AND (u."doneAt" IS NULL OR u."receivedAt" >= $1))`;

/** Everything that is not kept for ever. */
export const SWEEPS: readonly Sweep[] = [
  rows("dialogues", "DialogueState", `x."updatedAt" < $1 AND x.key NOT IN (SELECT name FROM held_chat)`),
  rows(
    "received",
    "InboxUpdate",
    `x."doneAt" IS NOT NULL AND x."receivedAt" < $1 AND x.payload <> '{}' AND ${NOT_HELD_CHAT}`,
    `payload = '{}'`,
  ),
  rows(
    "sent",
    "OutboxMessage",
    `x."createdAt" < $1 AND x.payload <> '{}' AND ${IS_SENT} AND ${NOT_HELD_CHAT}`,
    `payload = '{}'`,
  ),
  rows("keys", "InboxUpdate", `x."doneAt" IS NOT NULL AND x."receivedAt" < $1 AND ${NOT_HELD_CHAT}`),
  rows("keys", "OutboxMessage", `x."createdAt" < $1 AND ${IS_SENT} AND ${NOT_HELD_CHAT}`),
  rows("webChat", "WebMessage", `x.at < $1 AND ${NOT_HELD_ACCOUNT}`),
  rows("failed", "DeadUpdate", `x.at < $1 AND ${NOT_HELD_CHAT}`),
  rows(
    "invites",
    "Invite",
    `(x."usedAt" < $1 OR x."expiresAt" < $1) AND ${NOT_HELD_PERSON}
     AND (x."inspectionId" IS NULL OR x."inspectionId" NOT IN (
       SELECT h."inspectionId" FROM "LegalHold" h WHERE h."liftedAt" IS NULL AND h."inspectionId" IS NOT NULL))`,
  ),
  rows(
    "sessions",
    "WebSession",
    `(x."expiresAt" < $1 OR x."idleUntil" < $1)
     AND ${NOT_HELD_ACCOUNT}`,
  ),
  rows("drafts", "FormDraft", `x."createdAt" < $1 AND x."sentById" NOT IN (SELECT id FROM held_person)`),
  rows("exports", "PersonExport", `x."createdAt" < $1 AND ${NOT_HELD_PERSON}`),
  {
    kind: "departed",
    count: (act, cutoff) =>
      countOf(act, `WITH ${HELD_SQL} SELECT count(*) FROM "Person" x WHERE ${DEPARTED}`, cutoff),
    async step(act, cutoff, after) {
      const { rows: people } = await act.uow.sql.query<{ id: string }>({
        text: `WITH ${HELD_SQL} SELECT x.id FROM "Person" x WHERE ${DEPARTED} ORDER BY x.id LIMIT $2 FOR UPDATE OF x SKIP LOCKED`,
        values: [cutoff, PEOPLE_A_STEP],
      });
      for (const { id } of people) {
        const accounts = await eraseContacts(act, id);
        act.audit({
          chain: "system",
          action: "person.contacts_erased",
          object: `person:${id}`,
          data: { why: "retention", accounts },
        });
      }
      return { removed: people.length, last: after };
    },
  },
  {
    kind: "strangers",
    count: (act, cutoff) =>
      countOf(act, `SELECT count(*) FROM "ChannelAccount" x WHERE ${STRANGERS}`, cutoff),
    async step(act, cutoff, after) {
      const { rows: accounts } = await act.uow.sql.query<{
        id: number;
        channel: ChannelName;
        externalId: string;
      }>({
        text: `SELECT x.id, x.channel, x."externalId" FROM "ChannelAccount" x WHERE ${STRANGERS}
                ORDER BY x.id LIMIT $2 FOR UPDATE SKIP LOCKED`,
        values: [cutoff, PEOPLE_A_STEP],
      });
      for (const account of accounts) await eraseChat(act, account);
      return { removed: accounts.length, last: after };
    },
  },
];

async function countOf(act: Act, text: string, cutoff: Date): Promise<number> {
  const { rows: counted } = await act.uow.sql.query<{ count: string }>({ text, values: [cutoff] });
  return Number(counted[0]?.count ?? 0);
}

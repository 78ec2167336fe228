import { randomUUID } from "node:crypto";
import { performAct } from "../../messaging/act.ts";
import { deliverNotice, WAITS_FOR_HOURS, type NoticeDeps } from "./deliverNotice.ts";
import { openChannels, reachableSql } from "../people/reachableAccount.ts";
import { unguarded, type Guard } from "./guard.ts";
import { speakingOrganizations } from "./speakingOrganizations.ts";

/** A channel that has not taken a message for so long counts as unreachable for now. */
const REROUTE_AFTER_MS = 30 * 60_000;
/** An open notice this old has lost its job, or waited for working hours. */
const FORGOTTEN_AFTER_MS = 60_000;
/** Somebody who enrols later still gets what reached nobody within this time. */
const NOWHERE_KEPT_MS = 30 * 24 * 3_600_000;
const AT_ONCE = 200;
/** Behind the moment that each statement has of its own. */
const REACHABLE = reachableSql({ channels: "$2", now: "$3" });

/**
 * Follows notices to their end: notes the ones that arrived, passes on those that a channel could
 * not deliver or has not taken for half an hour, and takes up the forgotten ones. Any number of
 * processes may do so at the same time. A notice that fails is in nobody else's way.
 */
export async function retryNotices(deps: NoticeDeps, guard: Guard = unguarded): Promise<void> {
  const { services } = deps;
  const reachable = await performAct(services, { key: `notices:${randomUUID()}` }, async (act) => {
    const { sql } = act.uow;
    const reach = [openChannels(act), act.now];
    await sql.query({
      name: "notices-arrived",
      text: `UPDATE "Notice" n SET state = 'delivered', "settledAt" = $1 FROM "OutboxMessage" o
              WHERE n.state = 'sending' AND o.id = n."outboxId" AND o.state = 'sent'`,
      values: [act.now],
    });
    await sql.query({
      name: "notices-returned",
      text: `UPDATE "Notice" n SET state = 'open' FROM "OutboxMessage" o
              WHERE n.state = 'sending' AND o.id = n."outboxId" AND o.state IN ('undeliverable', 'failed')`,
    });
    // Where another account is left, or the channel takes nothing for long (the month's plan is used up);
    // else patience is better than somebody else's chat.
    await sql.query({
      name: "notices-stuck",
      text: `WITH stuck AS (
               UPDATE "Notice" n SET state = 'open' FROM "OutboxMessage" o
                WHERE n.state = 'sending' AND o.id = n."outboxId" AND o.state IN ('pending', 'sending')
                  AND o.attempts > 0 AND o."createdAt" < $1
                  AND (NOT o.channel = ANY($2::"Channel"[])
                       OR EXISTS (SELECT 1 FROM "ChannelAccount" a
                                   WHERE a."personId" = n."recipientId" AND ${REACHABLE}
                                     AND NOT a.id = ANY(n."triedAccounts")))
               RETURNING n."outboxId")
             UPDATE "OutboxMessage" o SET state = 'failed', error = 'passed on to another channel', "leaseUntil" = NULL
               FROM stuck WHERE o.id = stuck."outboxId"`,
      values: [new Date(act.now.getTime() - REROUTE_AFTER_MS), ...reach],
    });
    const { rows } = await sql.query<{ id: string }>({
      name: "notices-reachable",
      text: `UPDATE "Notice" n SET state = 'open', "settledAt" = NULL
              WHERE n.state = 'nowhere' AND n."createdAt" > $1
                AND EXISTS (SELECT 1 FROM "ChannelAccount" a
                             WHERE a."personId" = n."personId" AND ${REACHABLE}
                               AND NOT a.id = ANY(n."triedAccounts"))
             RETURNING n.id`,
      values: [new Date(act.now.getTime() - NOWHERE_KEPT_MS), ...reach],
    });
    return rows.map(({ id }) => id);
  });
  for (const id of new Set([...reachable, ...(await waiting(deps, guard))]))
    await guard(`notice ${id}`, () => deliverNotice(deps, id), null);
}

/** Open notices nobody seems to carry out; those that wait for working hours only while they may be said. */
async function waiting({ services }: NoticeDeps, guard: Guard): Promise<string[]> {
  const speaking = await speakingOrganizations(services, guard);
  const { rows } = await services.db.pool.query<{ id: string }>({
    text: `SELECT n.id FROM "Notice" n JOIN "Person" p ON p.id = n."personId"
            WHERE n.state = 'open' AND (n."createdAt" < $1 OR cardinality(n."triedAccounts") > 0)
              AND (NOT n.kind = ANY($3::"NoticeKind"[]) OR p."organizationId" = ANY($2))
            ORDER BY n."createdAt" LIMIT ${AT_ONCE}`,
    values: [
      new Date(services.clock.now() - FORGOTTEN_AFTER_MS),
      speaking.map(({ id }) => id),
      [...WAITS_FOR_HOURS],
    ],
  });
  return rows.map(({ id }) => id);
}

import { randomUUID } from "node:crypto";
import { zonedTime } from "../../domain/calendar/zonedTime.ts";
import type { Ladder } from "../../domain/remediation/ladder.ts";
import { performAct, type ActServices } from "../../messaging/act.ts";

/**
 * Digests of earlier days that never went out (the service was down, a channel gave them back) are
 * said today, marked late: they become the one digest of this day, into which what is decided today
 * goes too. Several of one person become one. A person who was told something today already keeps
 * them as they are. Changes nothing about people whom another pass is deciding about. Hand-written: SKIP
 * LOCKED, and sets of rows that move at once.
 */
export async function carryOverNotices(
  services: ActServices,
  { organizationId, ladder, at }: { organizationId: string; ladder: Ladder; at: Date },
): Promise<void> {
  const { day } = zonedTime(ladder.timeZone).localOf(at.getTime());
  await performAct(services, { key: `carry:${randomUUID()}` }, async (act) => {
    const { sql } = act.uow;
    const { rows: people } = await sql.query<{ id: string }>({
      name: "carry-people",
      text: `SELECT p.id FROM "Person" p
              WHERE p."organizationId" = $1 AND EXISTS (
                SELECT 1 FROM "Notice" n WHERE n."personId" = p.id AND n.kind = 'reminder' AND n.state = 'open'
                   AND n.day < $2::date)
              ORDER BY p.id FOR NO KEY UPDATE OF p SKIP LOCKED`,
      values: [organizationId, day],
    });
    if (people.length === 0) return;
    const { rows: open } = await sql.query<OpenDigest>({
      name: "carry-open",
      text: `SELECT id, "personId", day::text AS day FROM "Notice"
              WHERE kind = 'reminder' AND state = 'open' AND "personId" = ANY($1) AND day <= $2::date
              ORDER BY id FOR UPDATE`,
      values: [people.map(({ id }) => id), day],
    });
    const moves = [...Map.groupBy(open, ({ personId }) => personId).values()]
      .flatMap(intoTheNewest)
      .filter((move) => move.day < day);
    await sql.query({
      name: "carry-plans",
      text: `UPDATE "ReminderPlan" p SET late = true, "noticeId" = m.target
               FROM unnest($1::text[], $2::text[]) AS m(id, target) WHERE p."noticeId" = m.id`,
      values: [moves.map(({ id }) => id), moves.map(({ target }) => target)],
    });
    await sql.query({
      name: "carry-roles",
      text: `UPDATE "Notice" n SET data = jsonb_build_object('roles', m.roles || n.data -> 'roles')
               FROM (SELECT v.target, jsonb_object_agg(r.key, r.value) AS roles
                       FROM unnest($1::text[], $2::text[]) AS v(id, target)
                       JOIN "Notice" o ON o.id = v.id, jsonb_each(o.data -> 'roles') AS r
                      WHERE v.id <> v.target GROUP BY v.target) AS m
              WHERE n.id = m.target`,
      values: [moves.map(({ id }) => id), moves.map(({ target }) => target)],
    });
    await sql.query({
      name: "carry-emptied",
      text: `UPDATE "Notice" SET state = 'dropped', "settledAt" = $2 WHERE id = ANY($1)`,
      values: [moves.filter(({ id, target }) => id !== target).map(({ id }) => id), act.now],
    });
    await sql.query({
      name: "carry-keys",
      text: `UPDATE "Notice" n SET key = 'reminder:' || n."personId" || ':' || $2, day = $2::date
              WHERE n.id = ANY($1) AND n.day < $2::date
                AND NOT EXISTS (SELECT 1 FROM "Notice" o WHERE o.key = 'reminder:' || n."personId" || ':' || $2)`,
      values: [[...new Set(moves.map(({ target }) => target))], day],
    });
  });
}

interface OpenDigest {
  id: string;
  personId: string;
  /** Day it was decided for. */
  day: string;
}

/** Where the plans of one person's open digests go: all into the newest. */
function intoTheNewest(open: readonly OpenDigest[]): (OpenDigest & { target: string })[] {
  const newest = open.reduce((a, b) => (b.day > a.day ? b : a));
  return open.map((digest) => ({ ...digest, target: newest.id }));
}

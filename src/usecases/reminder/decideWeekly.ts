import { randomUUID } from "node:crypto";
import { performAct, type ActServices } from "../../messaging/act.ts";
import { unguarded, type Guard } from "../notice/guard.ts";
import { mondayOf } from "../../domain/calendar/isoDay.ts";
import { zonedTime } from "../../domain/calendar/zonedTime.ts";
import { takesPartSql } from "../../policies/membership.ts";
import { speakingOrganizations, type SpeakingOrganization } from "../notice/speakingOrganizations.ts";

/**
 * The weekly digest of whoever follows remediations (lead, standing agency): on the first working
 * day of the week on which a pass runs, about inspections concluded before it. Once a person and week.
 * Hand-written: a set of rows out of a query, with ON CONFLICT.
 */
export async function decideWeekly(services: ActServices, guard: Guard = unguarded): Promise<string[]> {
  const decided: string[] = [];
  for (const organization of await speakingOrganizations(services, guard)) {
    const duty = `weekly digests of ${organization.id}`;
    decided.push(...(await guard(duty, () => decideFor(services, organization), [])));
  }
  return decided;
}

function decideFor(services: ActServices, { id, ladder }: SpeakingOrganization): Promise<string[]> {
  return performAct(services, { key: `weekly:${randomUUID()}` }, async (act) => {
    // By hand: a set in one statement, for a whole province.
    const { rows } = await act.uow.sql.query<{ id: string }>({
      name: "weekly-notices",
      text: `INSERT INTO "Notice" (id, key, kind, day, "personId", "recipientId", data, "createdAt", "triedAccounts")
               SELECT gen_random_uuid()::text, 'weekly:' || person || ':' || $2, 'weekly', $2::date, person, person, '{}', $3, '{}'
                 FROM (SELECT DISTINCT m."personId" AS person
                         FROM "TeamMember" m JOIN "Inspection" i ON i.id = m."inspectionId"
                        WHERE m.role IN ('lead', 'standing_agency') AND ${takesPartSql("m")}
                          AND i."organizationId" = $1 AND i."concludedOn" < $2::date
                          AND EXISTS (SELECT 1 FROM "Remediation" r JOIN "Finding" f ON f.id = r."findingId"
                                       WHERE f."inspectionId" = i.id AND r.state <> 'closed')) AS followers
               ON CONFLICT (key) DO NOTHING RETURNING id`,
      values: [id, mondayOf(zonedTime(ladder.timeZone).localOf(act.now.getTime()).day), act.now],
    });
    for (const notice of rows) await act.job("notice", { noticeId: notice.id });
    return rows.map((notice) => notice.id);
  });
}

import { randomUUID } from "node:crypto";
import { performAct, type ActServices } from "../../messaging/act.ts";
import { workingCalendar } from "../calendar/calendarDays.ts";
import { ladderOf } from "./ladderOf.ts";
import { mondayOf } from "../notice/readNotice.ts";
import { isSpeakingTime } from "../notice/speakingTime.ts";
import { takesPartSql } from "../../policies/membership.ts";

/**
 * The weekly digest of whoever follows remediations (lead, standing agency): on the first working
 * day of the week on which a pass runs, about inspections concluded before it. Once a person and week.
 */
export async function decideWeekly(services: ActServices): Promise<string[]> {
  const decided: string[] = [];
  for (const { id, reminderLadder } of await services.db.prisma.organization.findMany()) {
    const ladder = ladderOf(reminderLadder, services.timeZone);
    const notices = await performAct(services, { key: `weekly:${randomUUID()}` }, async (act) => {
      if (!isSpeakingTime(act.now, await workingCalendar(act, id), ladder)) return [];
      const { rows } = await act.uow.sql.query<{ id: string }>({
        name: "weekly-notices",
        text: `INSERT INTO "Notice" (id, key, kind, "personId", "recipientId", data, "createdAt", "triedAccounts")
               SELECT gen_random_uuid()::text, 'weekly:' || person || ':' || $2, 'weekly', person, person, '{}', $3, '{}'
                 FROM (SELECT DISTINCT m."personId" AS person
                         FROM "TeamMember" m JOIN "Inspection" i ON i.id = m."inspectionId"
                        WHERE m.role IN ('lead', 'standing_agency') AND ${takesPartSql("m")}
                          AND i."organizationId" = $1 AND i."concludedOn" < $2::date
                          AND EXISTS (SELECT 1 FROM "Remediation" r JOIN "Finding" f ON f.id = r."findingId"
                                       WHERE f."inspectionId" = i.id AND r.state <> 'closed')) AS followers
               ON CONFLICT (key) DO NOTHING RETURNING id`,
        values: [id, mondayOf(act.now, ladder.timeZone), act.now],
      });
      for (const notice of rows) await act.job("notice", { noticeId: notice.id });
      return rows.map((notice) => notice.id);
    });
    decided.push(...notices);
  }
  return decided;
}

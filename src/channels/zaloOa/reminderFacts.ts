import type { Queryable } from "../../db/hot/trip.ts";
import { formatDate } from "../../domain/answer/formatDate.ts";
import { takesPartSql } from "../../policies/membership.ts";

/** What a template message says about remediations; Zalo has approved the sentences around it. */
export interface ReminderFacts {
  /** The parameters of the template, by the names that the README gives. */
  readonly [parameter: string]: string;
  readonly ho_ten: string;
  readonly don_vi: string;
  readonly so_noi_dung: string;
  readonly thoi_han: string;
}

/** Longest value of a parameter; kinds of parameters differ, these are the shortest that fit. */
const MAX_NAME = 30;
const MAX_UNIT = 100;

interface Row {
  name: string;
  unit: string | null;
  units: number;
  points: number;
  due: string | null;
}

/** The facts of a notice about remediations that an outbox row carries; null for any other message. */
export async function reminderFacts(db: Queryable, outboxId: bigint): Promise<ReminderFacts | null> {
  const { rows } = await db.query<Row>({
    name: "zalo-oa-reminder-facts",
    text: `WITH about AS (
             SELECT n.id, n."recipientId",
                    CASE n.kind
                      WHEN 'reminder' THEN ARRAY(SELECT p."remediationId" FROM "ReminderPlan" p
                                                  WHERE p."noticeId" = n.id AND p."cancelledAt" IS NULL)
                      WHEN 'event' THEN ARRAY[n.data->>'remediationId']
                      -- The weekly digest: all that is open in the inspections of the person's teams.
                      ELSE ARRAY(SELECT r.id FROM "Remediation" r
                                   JOIN "Finding" f ON f.id = r."findingId"
                                   JOIN "TeamMember" m ON m."inspectionId" = f."inspectionId"
                                  WHERE m."personId" = n."personId" AND ${takesPartSql("m")}
                                    AND r."closedAt" IS NULL)
                    END AS remediations
               FROM "Notice" n WHERE n."outboxId" = $1 AND n.kind <> 'audit')
           SELECT p."fullName" AS name, min(u.name) AS unit,
                  count(DISTINCT u.id)::int AS units, count(*)::int AS points, min(r."dueDate")::text AS due
             FROM about a
             JOIN "Person" p ON p.id = a."recipientId"
             JOIN "Remediation" r ON r.id = ANY(a.remediations)
             JOIN "Unit" u ON u.id = r."unitId"
            GROUP BY p."fullName"`,
    values: [outboxId.toString()],
  });
  const [row] = rows;
  if (row === undefined || row.unit === null || row.due === null) return null;
  return {
    ho_ten: cut(row.name, MAX_NAME),
    don_vi: row.units > 1 ? `${row.units} đơn vị` : cut(row.unit, MAX_UNIT),
    so_noi_dung: String(row.points),
    thoi_han: formatDate(row.due, "numeric", "vi"),
  };
}

function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).toWellFormed()}…`;
}

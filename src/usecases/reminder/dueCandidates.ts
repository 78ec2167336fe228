import type { IsoDay } from "../../domain/calendar/isoDay.ts";
import type { WorkingCalendar } from "../../domain/calendar/WorkingCalendar.ts";
import { zonedTime } from "../../domain/calendar/zonedTime.ts";
import type { Role } from "../../domain/inspection/areas.ts";
import { lastStep, stepName, type Ladder } from "../../domain/remediation/ladder.ts";
import { OWED_STATES } from "../../domain/remediation/remediationState.ts";
import type { Queryable } from "../../db/hot/trip.ts";
import { takesPartSql } from "../../policies/membership.ts";

/** Somebody to whom a step of a remediation has come and was not decided; the domain has the last word. */
export interface DueCandidate {
  remediationId: string;
  personId: string;
  role: Role;
  since: IsoDay | null;
}

interface StepRow {
  dueDate: IsoDay;
  role: Role;
  step: string;
  /** Day of the step. */
  day: IsoDay;
}

/**
 * Candidates of one organization at an instant. The ladder is worked out once for each due date
 * there is (some hundred; the steps are those of domain dueReminders, which checks them again) and joined
 * with the rows: of 100,000 open remediations only those leave
 * the database of which something is to be said today.
 */
export async function dueCandidates(
  sql: Queryable,
  input: { organizationId: string; calendar: WorkingCalendar; ladder: Ladder; at: Date },
): Promise<DueCandidate[]> {
  const { organizationId, calendar, ladder, at } = input;
  const today = zonedTime(ladder.timeZone).localOf(at.getTime()).day;
  const earliest = Math.min(0, ...ladder.steps);
  const horizon = calendar.addWorkingDays(today, -earliest);
  const { rows: dates } = await sql.query<{ dueDate: IsoDay }>({
    text: `SELECT DISTINCT "dueDate"::text AS "dueDate" FROM "Remediation"
            WHERE state = ANY($1::"RemediationState"[]) AND "dueDate" <= $2`,
    values: [OWED_STATES, horizon],
  });
  const steps = dates.flatMap(({ dueDate }) => stepsOf(dueDate, today, calendar, ladder));
  if (steps.length === 0) return [];
  const { rows } = await sql.query<DueCandidate>({
    text: CANDIDATES,
    values: [
      steps.map((row) => row.dueDate),
      steps.map((row) => row.role),
      steps.map((row) => row.step),
      steps.map((row) => row.day),
      OWED_STATES,
      organizationId,
      ladder.remind,
      today,
    ],
  });
  return rows;
}

function stepsOf(dueDate: IsoDay, today: IsoDay, calendar: WorkingCalendar, ladder: Ladder): StepRow[] {
  const anchor = calendar.workingDayOnOrAfter(dueDate);
  const position = calendar.workingDaysBetween(anchor, today);
  const roles = new Set([...ladder.remind, ...ladder.copies.map((copy) => copy.role)]);
  return [...roles].flatMap((role) => {
    const step = lastStep(ladder, role, position);
    if (step === null) return [];
    return [{ dueDate, role, step: stepName(step), day: calendar.addWorkingDays(anchor, step) }];
  });
}

/**
 * The people are: the team, the unit's people of the unit that has to remedy, the person in charge;
 * and where nobody is named for the ladder's first role, the head of the unit, else the lead, in
 * that role's place, so that no remediation is ever without anybody. Hand-written: Prisma cannot join rows
 * with the computed ladder.
 */
const CANDIDATES = `
WITH step AS MATERIALIZED (
  SELECT * FROM unnest($1::date[], $2::text[], $3::text[], $4::date[]) AS s("dueDate", role, step, day)),
owed AS MATERIALIZED (
  SELECT r.id, r."dueDate", r."toldOn", r."assigneeId", r."unitId", i.id AS inspection, i."unitId" AS inspected
    FROM "Remediation" r
    JOIN "Finding" f ON f.id = r."findingId"
    JOIN "Inspection" i ON i.id = f."inspectionId"
   WHERE r.state = ANY($5::"RemediationState"[]) AND i."organizationId" = $6
     AND r."dueDate" IN (SELECT "dueDate" FROM step)),
member AS MATERIALIZED (
  SELECT m."inspectionId", m."personId", m.role::text AS role, m.since, m.ordinal, m."unitId"
    FROM "TeamMember" m
   WHERE ${takesPartSql("m")} AND m."inspectionId" IN (SELECT inspection FROM owed)),
people AS (
  SELECT o.id, o."dueDate", o."toldOn", m."personId", m.role, m.since
    FROM owed o JOIN member m ON m."inspectionId" = o.inspection
   WHERE m.role <> 'assignee'
     AND (m.role NOT IN ('unit_head', 'unit_contact') OR coalesce(m."unitId", o.inspected) = o."unitId")
  UNION ALL
  SELECT DISTINCT o.id, o."dueDate", o."toldOn", o."assigneeId", 'assignee', NULL::date
    FROM owed o JOIN member m ON m."inspectionId" = o.inspection AND m."personId" = o."assigneeId"),
unnamed AS (
  SELECT o.* FROM owed o
   WHERE NOT EXISTS (SELECT 1 FROM people p WHERE p.id = o.id AND p.role = ANY($7::text[]))),
known AS (
  SELECT * FROM people
  UNION ALL (
  SELECT DISTINCT ON (o.id) o.id, o."dueDate", o."toldOn", m."personId", $7[1], m.since
    FROM unnamed o JOIN member m ON m."inspectionId" = o.inspection
   WHERE m.role = 'lead'
      OR m.role = 'unit_head' AND coalesce(m."unitId", o.inspected) = o."unitId"
   ORDER BY o.id, m.role = 'lead', m.ordinal))
SELECT k.id AS "remediationId", k."personId", k.role, k.since::text AS since
  FROM known k
  JOIN step s ON s."dueDate" = k."dueDate" AND s.role = k.role
 WHERE k."toldOn" < s.day AND (k.since IS NULL OR k.since < s.day)
   AND NOT EXISTS (SELECT 1 FROM "ReminderPlan" p
                    WHERE p."remediationId" = k.id AND p."personId" = k."personId"
                      AND p.step = s.step AND p."dueDate" = k."dueDate")
   AND NOT EXISTS (SELECT 1 FROM "Notice" n
                    WHERE n.key = 'reminder:' || k."personId" || ':' || $8 AND n.state <> 'open')
 ORDER BY k."personId", k.id`;

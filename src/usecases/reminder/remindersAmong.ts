import type { WorkingCalendar } from "../../domain/calendar/WorkingCalendar.ts";
import { dueReminders } from "../../domain/remediation/dueReminders.ts";
import type { Ladder } from "../../domain/remediation/ladder.ts";
import type { RemindedRemediation, Reminder } from "../../domain/remediation/reminder.ts";
import type { RemediationState } from "../../domain/remediation/remediationState.ts";
import type { Queryable } from "../../db/hot/trip.ts";
import type { DueCandidate } from "./dueCandidates.ts";

interface StateRow {
  id: string;
  state: RemediationState;
  dueDate: string;
  toldOn: string;
  finding: string;
  unit: string;
}

/** The reminders among candidates, and what they are about. */
export interface FoundReminders {
  reminders: Reminder[];
  readonly subjectOf: (remediationId: string) => { finding: string; unit: string };
}

/**
 * Reads the candidates' remediations and what was decided about them, now, and lets the domain
 * decide. Whoever stores the result holds the lock of the people meanwhile (decideReminders). Hand-written:
 * DISTINCT ON, over hundreds of steps a series.
 */
export async function remindersAmong(
  sql: Queryable,
  input: { candidates: readonly DueCandidate[]; calendar: WorkingCalendar; ladder: Ladder; at: Date },
): Promise<FoundReminders> {
  const { candidates, calendar, ladder, at } = input;
  const ids = [...new Set(candidates.map(({ remediationId }) => remediationId))];
  const { rows } = await sql.query<StateRow>({
    name: "reminder-states",
    text: `SELECT r.id, r.state, r."dueDate"::text AS "dueDate", r."toldOn"::text AS "toldOn",
                  f.text AS finding, u.name AS unit
             FROM "Remediation" r JOIN "Finding" f ON f.id = r."findingId" JOIN "Unit" u ON u.id = r."unitId"
            WHERE r.id = ANY($1)`,
    values: [ids],
  });
  const people = Map.groupBy(candidates, ({ remediationId }) => remediationId);
  const remediations = rows.map(({ id, state, dueDate, toldOn }): RemindedRemediation => ({
    id,
    state,
    dueDate,
    since: toldOn,
    people: (people.get(id) ?? []).map(({ personId, role, since }) => ({
      personId,
      role,
      ...(since === null ? {} : { since }),
    })),
  }));
  // Only the furthest step of each series matters; late series have hundreds.
  const { rows: decided } = await sql.query<{
    remediationId: string;
    personId: string;
    step: string;
    dueDate: string;
  }>({
    name: "reminder-decided",
    text: `SELECT DISTINCT ON ("remediationId", "personId", "dueDate")
                  "remediationId", "personId", step, "dueDate"::text AS "dueDate"
             FROM "ReminderPlan" WHERE "remediationId" = ANY($1)
            ORDER BY "remediationId", "personId", "dueDate", step::int DESC`,
    values: [ids],
  });
  const subjects = new Map(rows.map(({ id, finding, unit }) => [id, { finding, unit }]));
  return {
    reminders: dueReminders({ remediations, calendar, ladder, decided, at: at.toISOString() }),
    subjectOf(id) {
      const subject = subjects.get(id);
      if (subject === undefined) throw new Error(`remediation ${id} was not read`);
      return subject;
    },
  };
}

import type { IsoDay } from "../calendar/isoDay.ts";
import type { WorkingCalendar } from "../calendar/WorkingCalendar.ts";

/** "Overdue" is none of them: it is derived from the due date, never stored. */
export const REMEDIATION_STATES = [
  "assigned",
  "contested",
  "in_progress",
  "submitted",
  "accepted",
  "rejected",
  "closed",
] as const;
export type RemediationState = (typeof REMEDIATION_STATES)[number];

/**
 * States in which the unit still owes something: its time runs and it is reminded. A contested
 * assignment stays among them, because an objection does not stop the period.
 */
export const OWED_STATES = [
  "assigned",
  "contested",
  "in_progress",
  "rejected",
] as const satisfies readonly RemediationState[];

const owed: ReadonlySet<RemediationState> = new Set(OWED_STATES);

export function isOwed(state: RemediationState): boolean {
  return owed.has(state);
}

/** Nobody has said yet that it is done or over: the unit owes it, or has handed in and waits. */
export function isOpen(state: RemediationState): boolean {
  return state !== "accepted" && state !== "closed";
}

/**
 * Working days by which a remediation is late on `today`; 0 while it is in time, and once the unit
 * has handed in its report: waiting for the team is not the unit's delay. A due date that became a
 * day off after it was set counts as the next working day (Bộ luật Dân sự 2015, Art. 148(5)).
 */
export function workingDaysLate(
  remediation: { state: RemediationState; dueDate: IsoDay },
  today: IsoDay,
  calendar: WorkingCalendar,
): number {
  if (!isOwed(remediation.state)) return 0;
  const last = calendar.workingDayOnOrAfter(remediation.dueDate);
  return Math.max(0, calendar.workingDaysBetween(last, today));
}

/** Whether the last day is over and the unit still owes its report. */
export function isOverdue(
  remediation: { state: RemediationState; dueDate: IsoDay },
  today: IsoDay,
  calendar: WorkingCalendar,
): boolean {
  return isOwed(remediation.state) && today > calendar.workingDayOnOrAfter(remediation.dueDate);
}

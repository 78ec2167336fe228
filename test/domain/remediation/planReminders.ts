import type { IsoDay } from "../../../src/domain/calendar/isoDay.ts";
import type { WorkingCalendar } from "../../../src/domain/calendar/WorkingCalendar.ts";
import { zonedTime } from "../../../src/domain/calendar/zonedTime.ts";
import { lastStep, minuteOf, stepName, type Ladder } from "../../../src/domain/remediation/ladder.ts";
import {
  laterDay,
  type RemindedRemediation,
  type Reminder,
} from "../../../src/domain/remediation/reminder.ts";
import { isOwed } from "../../../src/domain/remediation/remediationState.ts";

/**
 * Every reminder of one remediation that falls on a day of the range (both days included), by day
 * and then person, if its state and due date stay as they are. What dueReminders() decides when a
 * pass runs on every working day is exactly this.
 */
export function planReminders(
  remediation: RemindedRemediation,
  calendar: WorkingCalendar,
  ladder: Ladder,
  range: { from: IsoDay; to: IsoDay },
): Reminder[] {
  if (!isOwed(remediation.state)) return [];
  const { id: remediationId, dueDate } = remediation;
  const zone = zonedTime(ladder.timeZone);
  const anchor = calendar.workingDayOnOrAfter(dueDate);
  const plan: Reminder[] = [];
  for (
    let day = calendar.workingDayOnOrAfter(range.from);
    day <= range.to;
    day = calendar.nextWorkingDay(day)
  ) {
    const step = calendar.workingDaysBetween(anchor, day);
    const at = new Date(zone.instantOf(day, minuteOf(ladder.hours.from))).toISOString();
    const told = new Set<string>();
    for (const { personId, role, since } of remediation.people) {
      const applies = lastStep(ladder, role, step) === step && day > laterDay(remediation.since, since);
      if (!applies || told.has(personId)) continue;
      told.add(personId);
      plan.push({ remediationId, personId, step: stepName(step), dueDate, role, at, late: false });
    }
  }
  return plan;
}

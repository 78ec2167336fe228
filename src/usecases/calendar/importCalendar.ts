import { dbDay, dayOf } from "../../db/days.ts";
import type { CalendarDay } from "../../domain/calendar/calendarFile.ts";
import { OWED_STATES } from "../../domain/remediation/remediationState.ts";
import { WorkingCalendar } from "../../domain/calendar/WorkingCalendar.ts";
import type { Act } from "../../messaging/act.ts";
import { calendarDays } from "./calendarDays.ts";
import { lockCalendar } from "./lockCalendar.ts";

export interface CalendarImport {
  /** Years that the file speaks of: each was replaced as a whole. */
  years: number[];
  days: number;
  /** Open remediations whose last day is a day off now; they count as due on the next working day. */
  dueOnDaysOff: number;
}

/**
 * Takes over the days of a checked calendar file. Every year in it is replaced as a whole, the
 * others stay: the announcement of one year must not touch the next. Due dates already told to a
 * unit are not moved.
 */
export async function importCalendar(
  act: Act,
  input: { organizationId: string; days: readonly CalendarDay[] },
): Promise<CalendarImport> {
  const { organizationId, days } = input;
  await lockCalendar(act, organizationId);
  const years = [...new Set(days.map(({ day }) => yearOf(day)))].sort((a, b) => a - b);
  const kept = (await calendarDays(act, organizationId)).filter(({ day }) => !years.includes(yearOf(day)));
  const all = [...kept, ...days];
  await storeDays(act, organizationId, all);
  act.audit({
    chain: "system",
    action: "calendar.imported",
    object: `organization:${organizationId}`,
    data: { years, days },
  });
  return { years, days: days.length, dueOnDaysOff: await dueOnDaysOff(act, organizationId, all) };
}

/** Writes the whole calendar of an organization. */
export async function storeDays(
  act: Act,
  organizationId: string,
  days: readonly CalendarDay[],
): Promise<void> {
  const tx = await act.uow.prisma();
  await tx.calendarDay.deleteMany({ where: { organizationId } });
  await tx.calendarDay.createMany({
    data: days.map((row) => ({ ...row, day: dbDay(row.day), organizationId })),
  });
}

/** Open remediations of the organization whose last day is a day off by these days. */
export async function dueOnDaysOff(
  act: Act,
  organizationId: string,
  days: readonly CalendarDay[],
): Promise<number> {
  const tx = await act.uow.prisma();
  const calendar = new WorkingCalendar(days);
  const open = await tx.remediation.groupBy({
    by: ["dueDate"],
    where: { state: { in: [...OWED_STATES] }, finding: { inspection: { organizationId } } },
    _count: true,
  });
  return open
    .filter(({ dueDate }) => !calendar.isWorkingDay(dayOf(dueDate)))
    .reduce((sum, { _count }) => sum + _count, 0);
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

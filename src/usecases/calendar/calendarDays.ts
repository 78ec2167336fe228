import { readFileSync } from "node:fs";
import { parseCalendar, VIETNAM_CALENDAR } from "../../files/readCalendarFile.ts";
import type { CalendarDay } from "../../domain/calendar/calendarFile.ts";
import { WorkingCalendar } from "../../domain/calendar/WorkingCalendar.ts";
import type { Act } from "../../messaging/act.ts";

let shipped: readonly CalendarDay[] | undefined;

/** The days shipped with the program; they hold for an organization until it edits its own. */
export function shippedDays(): readonly CalendarDay[] {
  if (shipped !== undefined) return shipped;
  const read = parseCalendar(readFileSync(VIETNAM_CALENDAR));
  if (!read.ok) throw new Error(`calendar/vietnam.csv is wrong: ${JSON.stringify(read.problems)}`);
  shipped = read.days;
  return shipped;
}

/** Days off and make-up days of an organization, ascending. */
export async function calendarDays(act: Act, organizationId: string): Promise<readonly CalendarDay[]> {
  // On the way of every question: the first use of Prisma costs more than all statements of an answer.
  const { rows } = await act.uow.sql.query<CalendarDay>({
    name: "calendar-days",
    text: `SELECT day::text AS day, kind, name, confirmed FROM "CalendarDay"
            WHERE "organizationId" = $1 ORDER BY "CalendarDay".day`,
    values: [organizationId],
  });
  return rows.length === 0 ? shippedDays() : rows;
}

/** Of the days shipped there is one for all organizations that have none of their own. */
const calendars = new WeakMap<readonly CalendarDay[], WorkingCalendar>();

/** The calendar that the deadlines and reminders of an organization go by. */
export async function workingCalendar(act: Act, organizationId: string): Promise<WorkingCalendar> {
  const days = await calendarDays(act, organizationId);
  const known = calendars.get(days);
  if (known !== undefined) return known;
  const calendar = new WorkingCalendar(days);
  calendars.set(days, calendar);
  return calendar;
}

import type { WorkingCalendar } from "../calendar/WorkingCalendar.ts";
import { zonedTime } from "../calendar/zonedTime.ts";
import { minuteOf, type Ladder } from "./ladder.ts";

/** Whether reminders may be said at this instant: a working day, within working hours. */
export function isSpeakingTime(at: Date, calendar: WorkingCalendar, { hours, timeZone }: Ladder): boolean {
  const { day, minute } = zonedTime(timeZone).localOf(at.getTime());
  return minute >= minuteOf(hours.from) && minute < minuteOf(hours.to) && calendar.isWorkingDay(day);
}

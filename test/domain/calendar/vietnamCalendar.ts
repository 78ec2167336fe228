import { readFileSync } from "node:fs";
import { parseCalendar, VIETNAM_CALENDAR } from "../../../src/files/readCalendarFile.ts";
import type { CalendarDay } from "../../../src/domain/calendar/calendarFile.ts";
import { WorkingCalendar } from "../../../src/domain/calendar/WorkingCalendar.ts";

/** The calendar that the program ships with. */
export const vietnamDays: CalendarDay[] = readDays();
export const vietnam = new WorkingCalendar(vietnamDays);

function readDays(): CalendarDay[] {
  const result = parseCalendar(readFileSync(VIETNAM_CALENDAR));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.days;
}

import { z } from "zod";
import { dayNumber, isoDay, type IsoDay } from "./isoDay.ts";
import type { WorkingCalendar } from "./WorkingCalendar.ts";

/** Longest period accepted, in days; a plan of remediation never runs over ten years. */
const MAX_PERIOD_DAYS = 3_660;

export const period = z.strictObject({
  count: z.number().int().min(1).max(MAX_PERIOD_DAYS),
  unit: z.enum(["calendar_day", "working_day"]),
});
/** A period counted from an event: "15 ngày làm việc", "30 ngày". */
export type Period = z.infer<typeof period>;

/**
 * Last day of a period, always a working day; the deadline is the end of that day. Bộ luật Dân sự
 * 2015: the day of the event is not counted (Art. 147(2)); when the last day is a weekly day off or
 * a holiday, the period ends with the next working day (Art. 148(5)). Throws RangeError when the
 * count is not a positive whole number.
 */
export function deadline(calendar: WorkingCalendar, event: IsoDay, { count, unit }: Period): IsoDay {
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`not a period of days: ${count}`);
  if (unit === "working_day") return calendar.addWorkingDays(event, count);
  return calendar.workingDayOnOrAfter(isoDay(dayNumber(event) + count));
}

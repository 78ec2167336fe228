import { formatDate, formatTime } from "../answer/formatDate.ts";
import { zonedTime } from "../calendar/zonedTime.ts";
import type { Locale } from "../text.ts";

const MINUTES_PER_HOUR = 60;

/**
 * An instant as people of a zone write it: "09 giờ 30 phút" and "20/9/2020". Throws RangeError when
 * the instant or the zone is none.
 */
export function localTime(
  instant: string,
  timeZone: string,
  language: Locale,
): { time: string; date: string } {
  const { day, minute } = zonedTime(timeZone).localOf(Date.parse(instant));
  const two = (count: number) => String(count).padStart(2, "0");
  const clock = `${two(Math.floor(minute / MINUTES_PER_HOUR))}:${two(minute % MINUTES_PER_HOUR)}`;
  return {
    time: formatTime(clock, "document", language),
    date: formatDate(day, "short", language),
  };
}

import { formatDate, formatTime } from "../answer/formatDate.ts";
import type { Locale } from "../text.ts";

/**
 * An instant as people of a zone write it: "09 giờ 30 phút" and "20/9/2020". Throws RangeError when
 * the instant or the zone is none.
 */
export function localTime(
  instant: string,
  timeZone: string,
  language: Locale,
): { time: string; date: string } {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const parts = new Map(format.formatToParts(new Date(instant)).map((part) => [part.type, part.value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "";
  return {
    time: formatTime(`${part("hour")}:${part("minute")}`, "document", language),
    date: formatDate(`${part("year")}-${part("month")}-${part("day")}`, "short", language),
  };
}

import { dayNumber, isoDay, type IsoDay } from "./isoDay.ts";

const MS_PER_MINUTE = 60_000;
const MINUTES_PER_DAY = 1_440;

/** What calendars and clocks on the wall show. */
interface LocalTime {
  day: IsoDay;
  /** Whole minutes since local midnight. */
  minute: number;
}

/** Conversions between instants (milliseconds since 1970-01-01T00:00Z) and one zone. */
export interface ZonedTime {
  readonly localOf: (instant: number) => LocalTime;
  /** The instant a local time stands for; one skipped by summer time gives the moment after the gap. */
  readonly instantOf: (day: IsoDay, minute: number) => number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Throws RangeError when `timeZone` is none, such as "Asia/Hanoi". */
export function zonedTime(timeZone: string): ZonedTime {
  const format = formatOf(timeZone);
  const localMinutes = (instant: number) => wallMinutes(format, instant);
  return {
    localOf(instant) {
      const minutes = localMinutes(instant);
      const day = Math.floor(minutes / MINUTES_PER_DAY);
      return { day: isoDay(day), minute: minutes - day * MINUTES_PER_DAY };
    },
    instantOf(day, minute) {
      const wanted = dayNumber(day) * MINUTES_PER_DAY + minute;
      const offset = (at: number) => localMinutes(at * MS_PER_MINUTE) - at;
      // The offset depends on the instant and the instant on the offset: two rounds settle it
      // everywhere but in the gap of a summer time change, where the later candidate is right.
      const first = wanted - offset(wanted);
      const second = wanted - offset(first);
      const exact = second + offset(second) === wanted ? second : Math.max(first, second);
      return exact * MS_PER_MINUTE;
    },
  };
}

/** Making a format costs some 50 µs, using it 2 µs; there are few zones. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    calendar: "iso8601",
    numberingSystem: "latn",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  formats.set(timeZone, format);
  return format;
}

/** Minutes from 1970-01-01 00:00 to what the wall clock shows. */
function wallMinutes(format: Intl.DateTimeFormat, instant: number): number {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of format.formatToParts(instant)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute) / MS_PER_MINUTE;
}

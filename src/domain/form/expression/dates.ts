import { dayNumber } from "../../calendar/isoDay.ts";
import { zonedTime } from "../../calendar/zonedTime.ts";

/** Milliseconds of a day, hour, minute. */
const DAY = 86_400_000;
const HOUR = 3_600_000;
const MINUTE = 60_000;
const MINUTES_OF_DAY = DAY / MINUTE;

const DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const DATE_TIME =
  /^(\d{4})-(\d{1,2})-(\d{1,2})T(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/;

/** A date (and time) taken apart; `offsetMinutes` is undefined when the text names no zone. */
interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  readonly offsetMinutes: number | undefined;
  readonly hasTime: boolean;
}

/** Takes an ISO date or date-time apart; undefined when it is none or the day does not exist. */
function dateParts(text: string): DateParts | undefined {
  const match = DATE.exec(text) ?? DATE_TIME.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  const parts: DateParts = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    millisecond: Number((fraction ?? "").slice(0, 3).padEnd(3, "0")),
    offsetMinutes: zone === undefined ? undefined : offsetOf(zone),
    hasTime: hour !== undefined,
  };
  if (parts.hour > 24 || parts.minute > 59 || parts.second > 60) return undefined;
  return isoDay(dayOf(parts)) === `${pad(parts.year, 4)}-${pad(parts.month, 2)}-${pad(parts.day, 2)}`
    ? parts
    : undefined;
}

function offsetOf(zone: string): number {
  if (zone === "Z") return 0;
  const sign = zone.startsWith("-") ? -1 : 1;
  const digits = zone.slice(1).replace(":", "");
  return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2, 4) || 0));
}

/** Whole days since 1970-01-01 of the calendar day, whatever the zone. */
function dayOf(parts: Pick<DateParts, "year" | "month" | "day">): number {
  // setUTCFullYear, because Date.UTC takes the years 0–99 for 1900–1999.
  const date = new Date(0);
  date.setUTCFullYear(parts.year, parts.month - 1, parts.day);
  return Math.floor(date.getTime() / DAY);
}

/** The ODK number of a date: days since 1970-01-01, the time of day as its fraction. */
export function dayNumberOfText(text: string): number | undefined {
  const parts = dateParts(text);
  if (!parts) return undefined;
  return dayOf(parts) + timeFraction(parts) - (parts.offsetMinutes ?? 0) / (24 * 60);
}

function timeFraction(parts: DateParts): number {
  return (parts.hour * HOUR + parts.minute * MINUTE + parts.second * 1000 + parts.millisecond) / DAY;
}

/** Fraction of a day (0 ≤ x < 1) of a time of day such as "10:30" or "10:30:00.000+07:00". */
export function timeOfDay(text: string): number | undefined {
  const match = TIME.exec(text);
  if (!match) return undefined;
  const [, hour, minute, second] = match;
  if (Number(hour) > 23 || Number(minute) > 59) return undefined;
  return (Number(hour) * HOUR + Number(minute) * MINUTE + Number(second ?? 0) * 1000) / DAY;
}

/** ISO date of a day number; "" when it is no date of the years 0 to 9999. */
export function isoDay(day: number): string {
  if (!Number.isFinite(day)) return "";
  const date = new Date(Math.floor(day) * DAY);
  const year = date.getUTCFullYear();
  if (Number.isNaN(year) || year < 0 || year > 9999) return "";
  return `${pad(year, 4)}-${pad(date.getUTCMonth() + 1, 2)}-${pad(date.getUTCDate(), 2)}`;
}

/** Writes an instant as local date-time of a zone, e.g. "2020-09-17T08:00:00.000+07:00". */
export function localDateTime(instant: string, timeZone: string): string {
  const epoch = new Date(instant).getTime();
  const offset = zoneOffset(epoch, timeZone);
  const local = new Date(epoch + offset * MINUTE).toISOString().slice(0, -1);
  const sign = offset < 0 ? "-" : "+";
  const size = Math.abs(offset);
  return `${local}${sign}${pad(Math.floor(size / 60), 2)}:${pad(size % 60, 2)}`;
}

/** Minutes east of UTC of a zone at an instant. */
function zoneOffset(epoch: number, timeZone: string): number {
  const { day, minute } = zonedTime(timeZone).localOf(epoch);
  return dayNumber(day) * MINUTES_OF_DAY + minute - Math.floor(epoch / MINUTE);
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** format-date() and format-date-time() of the ODK specification; "" when `text` is no date. */
export function formatDate(text: string, format: string): string {
  const parts = dateParts(text);
  if (!parts) return "";
  // 1970-01-01 was a Thursday (4).
  const weekday = (((dayOf(parts) + 4) % 7) + 7) % 7;
  return format.replace(/%(.)/g, (whole, code: string) => {
    switch (code) {
      case "Y":
        return pad(parts.year, 4);
      case "y":
        return pad(parts.year % 100, 2);
      case "m":
        return pad(parts.month, 2);
      case "n":
        return String(parts.month);
      case "b":
        return MONTHS[parts.month - 1] ?? "";
      case "d":
        return pad(parts.day, 2);
      case "e":
        return String(parts.day);
      case "H":
        return pad(parts.hour, 2);
      case "h":
        return String(parts.hour);
      case "M":
        return pad(parts.minute, 2);
      case "S":
        return pad(parts.second, 2);
      case "3":
        return pad(parts.millisecond, 3);
      case "a":
        return WEEKDAYS[weekday] ?? "";
      case "W":
        return String(Math.ceil((dayOf(parts) - dayOf({ year: parts.year, month: 1, day: 1 }) + 1) / 7));
      case "%":
        return "%";
      default:
        return whole;
    }
  });
}

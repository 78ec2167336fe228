/** A calendar day without clock and zone, "2020-09-17". */
export type IsoDay = string;

/** A calendar date, proleptic Gregorian; month and day from 1. */
export interface CalendarDate {
  year: number;
  month: number;
  day: number;
}

const MS_PER_DAY = 86_400_000;
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01, negative before. Throws RangeError when `day` is no such day. */
export function dayNumber(day: IsoDay): number {
  const date = readIsoDate(day);
  if (date === null) throw new RangeError(`not a day like 2020-09-17: ${JSON.stringify(day)}`);
  // UTC on purpose: days of the calendar have no zone and no summer time.
  return Date.UTC(date.year, date.month - 1, date.day) / MS_PER_DAY;
}

/** Inverse of dayNumber(). */
export function isoDay(number: number): IsoDay {
  const date = new Date(number * MS_PER_DAY);
  return writeIsoDate({
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
  });
}

/** The date of "2020-09-17", or null when the text has another shape or there is no such day. */
export function readIsoDate(text: string): CalendarDate | null {
  const match = ISO_DATE.exec(text);
  if (match === null) return null;
  const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return isRealDate(date) ? date : null;
}

/** "2020-09-17". The year must have four digits. */
export function writeIsoDate(date: CalendarDate): string {
  const { year, month, day } = date;
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

export function isRealDate({ year, month, day }: CalendarDate): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= daysInMonth(year, month);
}

/** The day `days` later (earlier when negative). Throws RangeError when `day` is none. */
export function addDays(day: IsoDay, days: number): IsoDay {
  return isoDay(dayNumber(day) + days);
}

/** Monday of the week of a day: names the week. */
export function mondayOf(day: IsoDay): IsoDay {
  const number = dayNumber(day);
  // 1970-01-01 was a Thursday.
  return isoDay(number - ((((number + 3) % 7) + 7) % 7));
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

import { readIsoDate, writeIsoDate } from "../answer/isoDate.ts";

/** A calendar day without clock and zone, "2020-09-17". */
export type IsoDay = string;

const MS_PER_DAY = 86_400_000;

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

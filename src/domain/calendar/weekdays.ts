/**
 * Monday to Friday as pure arithmetic on day numbers (days since 1970-01-01, a Thursday). Counts are
 * relative to one fixed day: only their differences mean something.
 */

/** 1970-01-01 is day 3 of its week when Monday is 0. */
const MONDAY_SHIFT = 3;
const WORKING_WEEK = 5;

export function isWeekday(day: number): boolean {
  return placeInWeek(day) < WORKING_WEEK;
}

/** Number of weekdays up to and including `day`. */
export function weekdaysUpTo(day: number): number {
  const weeks = Math.floor((day + MONDAY_SHIFT) / 7);
  return weeks * WORKING_WEEK + Math.min(placeInWeek(day) + 1, WORKING_WEEK);
}

/** The weekday on which weekdaysUpTo() reaches `count`. */
export function weekdayOfCount(count: number): number {
  const weeks = Math.floor((count - 1) / WORKING_WEEK);
  return weeks * 7 + (count - 1 - weeks * WORKING_WEEK) - MONDAY_SHIFT;
}

function placeInWeek(day: number): number {
  return (((day + MONDAY_SHIFT) % 7) + 7) % 7;
}

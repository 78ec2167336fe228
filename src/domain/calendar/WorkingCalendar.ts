import { dayNumber, isoDay, type IsoDay } from "./isoDay.ts";
import { isWeekday, weekdayOfCount, weekdaysUpTo } from "./weekdays.ts";

export const CALENDAR_DAY_KINDS = ["holiday", "make_up_day"] as const;
/** A day without work, or a weekly day off that is worked instead of another day. */
export type CalendarDayKind = (typeof CALENDAR_DAY_KINDS)[number];

/**
 * Working days of public servants: Monday to Friday, less holidays, plus make-up days. Which days
 * those are is announced every year, so they are rows an administrator edits, never a formula (Bộ
 * luật Lao động 2019, Art. 111-112). A year without rows counts as plain weeks: see knowsYear().
 *
 * Days are ISO strings; a text that is no day throws RangeError. Every operation takes a time that
 * depends on the number of rows only (by logarithm), not on the length of the period.
 */
export class WorkingCalendar {
  readonly #kinds = new Map<number, CalendarDayKind>();
  readonly #years = new Set<number>();
  /** Days that differ from a plain week, ascending, and by how much the count differs from there on. */
  readonly #exceptions: number[] = [];
  readonly #surplus: number[] = [];
  #leastSurplus = 0;
  #greatestSurplus = 0;

  /** Throws RangeError when a day occurs twice. */
  constructor(rows: Iterable<{ day: IsoDay; kind: CalendarDayKind }>) {
    for (const { day, kind } of rows) {
      const number = dayNumber(day);
      if (this.#kinds.has(number)) throw new RangeError(`the calendar has ${day} twice`);
      this.#kinds.set(number, kind);
      this.#years.add(Number(day.slice(0, 4)));
    }
    let surplus = 0;
    for (const [day, kind] of [...this.#kinds].sort(([a], [b]) => a - b)) {
      // A holiday on a Sunday and a make-up day on a Tuesday change nothing.
      if (isWeekday(day) === (kind === "make_up_day")) continue;
      surplus += kind === "make_up_day" ? 1 : -1;
      this.#exceptions.push(day);
      this.#surplus.push(surplus);
      this.#leastSurplus = Math.min(this.#leastSurplus, surplus);
      this.#greatestSurplus = Math.max(this.#greatestSurplus, surplus);
    }
  }

  /** Whether there are rows for a year; without them its holidays would be counted as working days. */
  knowsYear(year: number): boolean {
    return this.#years.has(year);
  }

  isWorkingDay(day: IsoDay): boolean {
    const number = dayNumber(day);
    const kind = this.#kinds.get(number);
    return kind === undefined ? isWeekday(number) : kind === "make_up_day";
  }

  /** The first working day after `day`. */
  nextWorkingDay(day: IsoDay): IsoDay {
    return this.addWorkingDays(day, 1);
  }

  /** `day` itself when it is a working day, else the next one. */
  workingDayOnOrAfter(day: IsoDay): IsoDay {
    return this.addWorkingDays(day, 0);
  }

  /**
   * The `count`-th working day after `from` (before it when negative); `from` itself is not counted.
   * 0: `from`, moved to the next working day if it is a day off. Never lands on a day off.
   */
  addWorkingDays(from: IsoDay, count: number): IsoDay {
    if (!Number.isInteger(count)) throw new RangeError(`not a whole number of days: ${count}`);
    const day = dayNumber(from);
    return isoDay(
      count > 0
        ? this.#dayOfCount(this.#upTo(day) + count)
        : this.#dayOfCount(this.#upTo(day - 1) + 1 + count),
    );
  }

  /**
   * Working days to go from `from` to `to`: those after `from` up to and including `to`. When `to` is
   * earlier, minus those from `to` up to the day before `from`. Inverse of addWorkingDays():
   * `workingDaysBetween(d, addWorkingDays(d, n)) === n` for every n but 0 on a day off.
   */
  workingDaysBetween(from: IsoDay, to: IsoDay): number {
    const [a, b] = [dayNumber(from), dayNumber(to)];
    return b >= a ? this.#upTo(b) - this.#upTo(a) : this.#upTo(b - 1) - this.#upTo(a - 1);
  }

  /** Working days up to and including a day, from a fixed origin. */
  #upTo(day: number): number {
    return weekdaysUpTo(day) + (this.#surplus[firstAfter(this.#exceptions, day) - 1] ?? 0);
  }

  /** The day on which #upTo() reaches `count`: a working day. */
  #dayOfCount(count: number): number {
    let low = weekdayOfCount(count - this.#greatestSurplus);
    let high = weekdayOfCount(count - this.#leastSurplus);
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.#upTo(middle) >= count) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** Index of the first element greater than `value` in an ascending list. */
function firstAfter(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? Infinity) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

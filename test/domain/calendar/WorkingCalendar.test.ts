import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayNumber, isoDay } from "../../../src/domain/calendar/isoDay.ts";
import { WorkingCalendar, type CalendarDayKind } from "../../../src/domain/calendar/WorkingCalendar.ts";
import { vietnam } from "./vietnamCalendar.ts";

const plainWeeks = new WorkingCalendar([]);

describe("a working day", () => {
  it.each([
    ["a Friday is one", "2020-10-16", true],
    ["a Saturday is none", "2020-10-17", false],
    ["a Sunday is none", "2020-10-18", false],
    ["a Monday is one", "2020-10-19", true],
    ["a holiday in the week is none", "2020-09-02", false],
    ["in 2020 National Day was one day only", "2020-09-03", true],
    ["since 2021 National Day has a second day", "2021-09-03", false],
    ["the compensation of a holiday on a Saturday is none", "2021-05-03", false],
    ["a swapped Monday is none", "2024-04-29", false],
    ["the Saturday worked instead is one", "2024-05-04", true],
    ["24/11/2026 is one: that it became a holiday was never verified", "2026-11-24", true],
    ["a leap day is a day like others", "2024-02-29", true],
  ])("%s", (_rule, day, expected) => {
    expect(vietnam.isWorkingDay(day)).toBe(expected);
  });

  it("is a plain week day in a year the calendar has no rows for", () => {
    expect(vietnam.knowsYear(2030)).toBe(true);
    expect(vietnam.knowsYear(2031)).toBe(false);
    expect(vietnam.isWorkingDay("2031-01-01")).toBe(true);
  });
});

describe("counting working days", () => {
  it.each([
    ["the day itself is not counted", "2020-09-25", 1, "2020-09-28"],
    ["weekends are passed over", "2020-09-25", 5, "2020-10-02"],
    ["from a Saturday, the first is Monday", "2020-09-26", 1, "2020-09-28"],
    ["backwards from a Monday is Friday", "2020-09-28", -1, "2020-09-25"],
    ["backwards from a Sunday is Friday", "2020-09-27", -1, "2020-09-25"],
    ["zero stays on a working day", "2020-09-25", 0, "2020-09-25"],
    ["zero moves a day off to the next working day", "2020-09-26", 0, "2020-09-28"],
    ["the whole Tết of 2021 is passed over", "2021-02-09", 1, "2021-02-17"],
    ["the whole Tết of 2026 is passed over", "2026-02-13", 1, "2026-02-23"],
    ["backwards over Tết too", "2021-02-17", -1, "2021-02-09"],
    ["a Saturday that is worked counts", "2024-05-03", 1, "2024-05-04"],
    ["and the Monday swapped for it does not", "2024-04-26", 1, "2024-05-02"],
    ["over New Year 2026: 02/01 swapped with 10/01", "2025-12-31", 6, "2026-01-10"],
  ])("%s", (_rule, from, count, expected) => {
    expect(vietnam.addWorkingDays(from, count)).toBe(expected);
  });

  it.each([
    ["from Tuesday to Friday are 3 to go", "2020-10-13", "2020-10-16", 3],
    ["the same day is 0", "2020-10-16", "2020-10-16", 0],
    ["a weekend is 0", "2020-10-16", "2020-10-18", 0],
    ["past days count negative", "2020-10-20", "2020-10-16", -2],
    ["a week with Tết in it has none", "2021-02-09", "2021-02-16", 0],
    ["a year of 2020 has 252", "2019-12-31", "2020-12-31", 252],
  ])("%s", (_rule, from, to, expected) => {
    expect(vietnam.workingDaysBetween(from, to)).toBe(expected);
  });

  it("finds the next working day and the day itself or the next", () => {
    expect(vietnam.nextWorkingDay("2020-10-16")).toBe("2020-10-19");
    expect(vietnam.workingDayOnOrAfter("2020-10-16")).toBe("2020-10-16");
    expect(vietnam.workingDayOnOrAfter("2020-10-17")).toBe("2020-10-19");
  });
});

describe("input that is no calendar", () => {
  it.each(["2020-02-30", "17/9/2020", "2020-9-7", ""])("refuses the day %j", (day) => {
    expect(() => vietnam.isWorkingDay(day)).toThrow(RangeError);
  });

  it("refuses a count that is not whole", () => {
    expect(() => vietnam.addWorkingDays("2020-09-17", 1.5)).toThrow(RangeError);
  });

  it("refuses the same day twice", () => {
    const twice = [
      { day: "2020-01-01", kind: "holiday" as const },
      { day: "2020-01-01", kind: "make_up_day" as const },
    ];
    expect(() => new WorkingCalendar(twice)).toThrow("2020-01-01");
  });
});

const FIRST = dayNumber("2019-06-01");
const LAST = dayNumber("2021-12-31");
const anyDay = fc.integer({ min: FIRST, max: LAST }).map(isoDay);
const anyCount = fc.integer({ min: -400, max: 400 });
const kind = fc.constantFrom<CalendarDayKind>("holiday", "make_up_day");
/** Calendars far wilder than any announcement: weeks without work, worked Sundays, useless rows. */
const anyCalendar = fc
  .uniqueArray(fc.record({ day: anyDay, kind }), { selector: ({ day }) => day, maxLength: 120 })
  .map((rows) => new WorkingCalendar(rows));

describe("for any calendar, day and count", () => {
  it("adding never lands on a day off", () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, anyCount, (calendar, day, count) =>
        calendar.isWorkingDay(calendar.addWorkingDays(day, count)),
      ),
    );
  });

  it("adding more never ends earlier, and later starts never end earlier", () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, anyDay, anyCount, (calendar, a, b, count) => {
        const [first, second] = a < b ? [a, b] : [b, a];
        expect(calendar.addWorkingDays(first, count + 1) >= calendar.addWorkingDays(first, count)).toBe(true);
        expect(calendar.addWorkingDays(second, count) >= calendar.addWorkingDays(first, count)).toBe(true);
      }),
    );
  });

  it("counting undoes adding", () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, anyCount, (calendar, day, count) => {
        fc.pre(count !== 0 || calendar.isWorkingDay(day));
        expect(calendar.workingDaysBetween(day, calendar.addWorkingDays(day, count))).toBe(count);
      }),
    );
  });

  it("counting agrees with looking at every day", () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, anyDay, (calendar, a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        let looked = 0;
        for (let day = dayNumber(from) + 1; day <= dayNumber(to); day++) {
          if (calendar.isWorkingDay(isoDay(day))) looked++;
        }
        expect(calendar.workingDaysBetween(from, to)).toBe(looked);
      }),
      { numRuns: 50 },
    );
  });

  it("without rows every week has five", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 80 }), (day, weeks) => {
        const monday = plainWeeks.addWorkingDays(day, 0);
        expect(dayNumber(plainWeeks.addWorkingDays(monday, 5 * weeks)) - dayNumber(monday)).toBe(7 * weeks);
      }),
    );
  });
});

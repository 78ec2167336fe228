import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deadline, period, type Period } from "../../../src/domain/calendar/deadline.ts";
import { dayNumber, isoDay } from "../../../src/domain/calendar/isoDay.ts";
import { vietnam } from "./vietnamCalendar.ts";

const working = (count: number): Period => ({ count, unit: "working_day" });
const calendar = (count: number): Period => ({ count, unit: "calendar_day" });

describe("a period (Bộ luật Dân sự 2015, Art. 147-148)", () => {
  it.each<[string, string, Period, string]>([
    ["Chợ Đồn: 15 working days from 25/9/2020 end on 16/10/2020", "2020-09-25", working(15), "2020-10-16"],
    ["Chợ Đồn: 30 days end on Sunday 25/10/2020, so on Monday", "2020-09-25", calendar(30), "2020-10-26"],
    ["the day of the event is not counted", "2020-09-28", calendar(1), "2020-09-29"],
    ["a last day on a Saturday moves to Monday", "2020-09-25", calendar(1), "2020-09-28"],
    ["a last day in the week stays", "2020-09-25", calendar(10), "2020-10-05"],
    ["a last day on a holiday moves on", "2020-08-31", calendar(2), "2020-09-03"],
    ["a last day in Tết moves behind Tết and its weekend", "2026-01-16", calendar(30), "2026-02-23"],
    ["a last day on a compensation day moves on", "2021-04-26", calendar(7), "2021-05-04"],
    ["a last day on a Saturday that is worked stays", "2024-04-24", calendar(10), "2024-05-04"],
    ["only the last day matters for calendar days", "2021-02-05", calendar(20), "2021-02-25"],
    ["an event on a day off: the next day is the first", "2020-09-26", working(1), "2020-09-28"],
    // 26-29/01 (4), 01-05/02 (9), 08-09/02 (11), Tết 10-16/02, 17-19/02 (14), 22/02 (15)
    ["15 working days over Tết 2021", "2021-01-25", working(15), "2021-02-22"],
    ["over the end of a year", "2020-12-31", working(1), "2021-01-04"],
    ["over a leap day", "2024-02-28", calendar(1), "2024-02-29"],
  ])("%s", (_rule, event, given, expected) => {
    expect(deadline(vietnam, event, given)).toBe(expected);
  });

  it("ends on a working day, never before it would by plain counting", () => {
    const anyEvent = fc.integer({ min: dayNumber("2020-01-01"), max: dayNumber("2029-12-31") }).map(isoDay);
    fc.assert(
      fc.property(anyEvent, fc.integer({ min: 1, max: 400 }), (event, count) => {
        const end = deadline(vietnam, event, calendar(count));
        expect(vietnam.isWorkingDay(end)).toBe(true);
        expect(dayNumber(end) - dayNumber(event)).toBeGreaterThanOrEqual(count);
        // The longest run of days off in these years is nine days.
        expect(dayNumber(end) - dayNumber(event)).toBeLessThanOrEqual(count + 9);
        expect(deadline(vietnam, event, working(count)) >= end).toBe(true);
      }),
    );
  });

  it.each([0, -1, 2.5, Number.NaN])("has a positive whole number of days, not %d", (count) => {
    expect(() => deadline(vietnam, "2020-09-25", calendar(count))).toThrow(RangeError);
    expect(period.safeParse(calendar(count)).success).toBe(false);
  });
});

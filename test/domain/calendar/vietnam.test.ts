import { describe, expect, it } from "vitest";
import { dayNumber, isoDay } from "../../../src/domain/calendar/isoDay.ts";
import { isWeekday } from "../../../src/domain/calendar/weekdays.ts";
import { vietnam, vietnamDays } from "./vietnamCalendar.ts";

const YEARS = [2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030];
const inYear = (year: number) => vietnamDays.filter(({ day }) => day.startsWith(`${year}-`));
const named = (year: number, text: string) =>
  inYear(year)
    .filter(({ name }) => name === text)
    .map(({ day }) => day.slice(5));
const isOwn = (name: string) => !/^(Nghỉ bù|Nghỉ hoán đổi|Làm việc thay)/.test(name);

describe("the calendar of Vietnam 2020-2030", () => {
  it.each([
    [2020, "01-25", "04-02"],
    [2021, "02-12", "04-21"],
    [2022, "02-01", "04-10"],
    [2023, "01-22", "04-29"],
    [2024, "02-10", "04-18"],
    [2025, "01-29", "04-07"],
    [2026, "02-17", "04-26"],
    [2027, "02-06", "04-16"],
    [2028, "01-26", "04-04"],
    [2029, "02-13", "04-23"],
    // One day before China's.
    [2030, "02-02", "04-12"],
  ])("%i has the first day of Tết on %s and Giỗ Tổ on %s", (year, tet, hungKings) => {
    expect(named(year, "Tết Âm lịch (mùng 1)")).toEqual([tet]);
    expect(named(year, "Ngày Giỗ Tổ Hùng Vương")).toEqual([hungKings]);
  });

  it.each(YEARS)("%i has the holidays of the labour code in force, each once", (year) => {
    const own = inYear(year).filter(({ name }) => isOwn(name));
    const count = (text: string) => own.filter(({ name }) => name.startsWith(text)).length;
    expect({
      newYear: count("Tết Dương lịch"),
      tet: count("Tết Âm lịch"),
      hungKings: count("Ngày Giỗ Tổ Hùng Vương"),
      victory: count("Ngày Chiến thắng"),
      labour: count("Ngày Quốc tế lao động"),
      nationalDay: count("Quốc khánh"),
      all: own.length,
    }).toEqual({
      newYear: 1,
      tet: 5,
      hungKings: 1,
      victory: 1,
      labour: 1,
      // The code of 2012 gave one day; Art. 112 of the code of 2019 gives two since 01/01/2021.
      nationalDay: year === 2020 ? 1 : 2,
      all: year === 2020 ? 10 : 11,
    });
  });

  it.each(YEARS)("%i has the five days of Tết and the two of National Day in a row", (year) => {
    for (const name of ["Tết Âm lịch", "Quốc khánh"]) {
      const days = inYear(year)
        .filter((row) => row.name.startsWith(name))
        .map(({ day }) => dayNumber(day));
      expect(Math.max(...days) - Math.min(...days)).toBe(days.length - 1);
    }
  });

  it.each(YEARS)("%i compensates every holiday on a weekly day off, on the next working day", (year) => {
    const rows = inYear(year).filter(({ name }) => !/hoán đổi|Làm việc thay/.test(name));
    const lost = rows.filter(({ day, name }) => isOwn(name) && !isWeekday(dayNumber(day)));
    const compensated = rows.filter(({ name }) => name.startsWith("Nghỉ bù"));
    expect(compensated).toHaveLength(lost.length);
    for (const { day } of compensated) {
      expect(isWeekday(dayNumber(day))).toBe(true);
      // Nothing but days off between it and the holiday it stands for.
      const before = vietnam.addWorkingDays(day, -1);
      expect(lost.some((holiday) => holiday.day > before && holiday.day < day)).toBe(true);
    }
  });

  it("has for every swapped day a Saturday that is worked, and the other way round", () => {
    const swaps = vietnamDays
      .filter(({ name }) => name.startsWith("Nghỉ hoán đổi"))
      .map(({ day, name }) => [day, readDay(name)]);
    const worked = vietnamDays
      .filter(({ kind }) => kind === "make_up_day")
      .map(({ day, name }) => [readDay(name), day]);
    expect(swaps).toEqual([
      ["2024-04-29", "2024-05-04"],
      ["2025-05-02", "2025-04-26"],
      ["2026-01-02", "2026-01-10"],
      ["2026-08-31", "2026-08-22"],
    ]);
    expect(new Set(worked.map(String))).toEqual(new Set(swaps.map(String)));
  });

  it.each([
    ["Tết 2020, 23-29/01", "2020-01-22", "2020-01-30"],
    ["Tết 2021, 10-16/02", "2021-02-09", "2021-02-17"],
    ["Tết 2022, 31/01-04/02", "2022-01-28", "2022-02-07"],
    ["Tết 2023, 20-26/01", "2023-01-19", "2023-01-27"],
    ["Giỗ Tổ, 30/4 and 01/5 2023, 29/4-03/5", "2023-04-28", "2023-05-04"],
    ["National Day 2023, 01-04/9", "2023-08-31", "2023-09-05"],
    ["Tết 2024, 08-14/02", "2024-02-07", "2024-02-15"],
    ["National Day 2024, 31/8-03/9", "2024-08-30", "2024-09-04"],
    ["Tết 2025, 25/01-02/02", "2025-01-24", "2025-02-03"],
    ["30/4 and 01/5 2025, 30/4-04/5", "2025-04-29", "2025-05-05"],
    ["Tết 2026, 14-22/02", "2026-02-13", "2026-02-23"],
    ["National Day 2026, 29/8-02/9", "2026-08-28", "2026-09-03"],
  ])("announced: %s", (_break, lastDay, firstDay) => {
    expect(vietnam.nextWorkingDay(lastDay)).toBe(firstDay);
  });

  it("says of everything after 2026 that is not fixed by law that it is to be checked", () => {
    const future = vietnamDays.filter(({ day }) => day > "2027");
    const fixed = ["01-01", "04-30", "05-01", "09-02"];
    expect(future.filter(({ confirmed }) => confirmed).every(({ day }) => fixed.includes(day.slice(5)))).toBe(
      true,
    );
    expect(future.filter(({ confirmed }) => confirmed)).toHaveLength(16);
    expect(vietnamDays.filter(({ day, confirmed }) => day < "2027" && !confirmed)).toEqual([]);
  });
});

/** "… 04/5/2024" → "2024-05-04". */
function readDay(name: string): string {
  const [day = 0, month = 0, year = 0] = (/[\d/]+$/.exec(name)?.[0] ?? "").split("/").map(Number);
  return isoDay(Date.UTC(year, month - 1, day) / 86_400_000);
}

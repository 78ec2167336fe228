import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDate } from "../../../src/domain/answer/formatDate.ts";
import { parseDateTime } from "../../../src/domain/answer/parseDateTime.ts";
import { addDays } from "../../../src/domain/calendar/isoDay.ts";
import { parseTime } from "../../../src/domain/answer/parseTime.ts";
import { parseVietnameseDate } from "../../../src/domain/answer/parseVietnameseDate.ts";

const CONTEXT = { today: "2020-03-01", inspectionYear: 2020 };
const date = (input: string) => parseVietnameseDate(input, CONTEXT);
const value = (result: string) => ({
  ok: true,
  kind: "value",
  value: result,
  approximate: false,
  cleaned: false,
});

describe("a date", () => {
  it.each([
    ["17/9/2020", "2020-09-17"],
    ["17/09/2020", "2020-09-17"],
    ["17-9-2020", "2020-09-17"],
    ["17.9.2020", "2020-09-17"],
    ["17 / 9 / 2020", "2020-09-17"],
    ["17 9 2020", "2020-09-17"],
    ["17/9", "2020-09-17"],
    ["17.9", "2020-09-17"],
    ["ngày 17/9", "2020-09-17"],
    ["ngày 17 tháng 9 năm 2020", "2020-09-17"],
    ["ngay 17 thang 9 nam 2020", "2020-09-17"],
    ["17 tháng 9", "2020-09-17"],
    ["17 tháng 9, 2020", "2020-09-17"],
    ["ngày 05 tháng 02 năm 2026.", "2026-02-05"],
    ["2020-09-17", "2020-09-17"],
    ["５/２/2020", "2020-02-05"],
    ["hôm nay", "2020-03-01"],
    ["hôm qua", "2020-02-29"],
    ["hom kia", "2020-02-28"],
    ["ngày hôm qua", "2020-02-29"],
    ["29/2/2020", "2020-02-29"],
    ["5/4/2020", "2020-04-05"],
  ])("%j is %s", (input, iso) => {
    expect(date(input)).toEqual(value(iso));
  });

  it("may be approximate", () => {
    expect(date("khoảng 17/9")).toMatchObject({ value: "2020-09-17", approximate: true });
  });

  it("asks back about a year of two digits", () => {
    expect(date("17/9/20")).toMatchObject({ kind: "confirm", value: "2020-09-17", reason: "two_digit_year" });
  });

  it.each([
    ["31/02", "no_such_day"],
    ["29/2/2019", "no_such_day"],
    ["31/4", "no_such_day"],
    ["0/5", "no_such_day"],
    ["9/17/2020", "no_such_month"],
    ["17/0/2020", "no_such_month"],
    ["tháng 9/2020", "day_missing"],
    ["9/2020", "day_missing"],
    ["tháng 9 năm 2020", "day_missing"],
    ["2020", "day_missing"],
    ["17/9/1020", "year_out_of_range"],
    ["17", "not_a_date"],
    ["đầu năm", "not_a_date"],
    ["17/9/2020/1", "not_a_date"],
    ["", "empty"],
  ])("%j is refused: %s", (input, reason) => {
    expect(date(input)).toMatchObject({ ok: false, reason });
  });

  it("tells which day does not exist", () => {
    expect(date("31/02")).toMatchObject({ details: { day: 31, month: 2, year: 2020 } });
  });

  it("may be not available", () => {
    expect(date("không có số liệu")).toEqual({ ok: true, kind: "not_available" });
  });

  it("reads back every date it writes, in every form", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 73_000 }), (days) => {
        const iso = addDays("1900-01-01", days);
        for (const form of ["numeric", "short", "document"] as const) {
          expect(date(formatDate(iso, form))).toEqual(value(iso));
        }
        const context = { today: "2020-01-01", inspectionYear: Number(iso.slice(0, 4)) };
        expect(parseVietnameseDate(formatDate(iso, "dayMonth"), context)).toEqual(value(iso));
      }),
    );
  });
});

describe("a time", () => {
  it.each([
    ["8:30", "08:30"],
    ["08:30", "08:30"],
    ["08h30", "08:30"],
    ["8h", "08:00"],
    ["8 giờ", "08:00"],
    ["8 giờ 30 phút", "08:30"],
    ["8 giờ 30", "08:30"],
    ["8g30", "08:30"],
    ["8 giờ rưỡi", "08:30"],
    ["9 giờ kém 15", "08:45"],
    ["3 giờ chiều", "15:00"],
    ["2h30 chiều", "14:30"],
    ["8 giờ sáng", "08:00"],
    ["12 giờ trưa", "12:00"],
    ["1 giờ trưa", "13:00"],
    ["9 giờ tối", "21:00"],
    ["3pm", "15:00"],
    ["12am", "00:00"],
    ["20:15:00", "20:15"],
    ["lúc 8:30", "08:30"],
    ["0:00", "00:00"],
    ["23:59", "23:59"],
  ])("%j is %s", (input, time) => {
    expect(parseTime(input)).toEqual(value(time));
  });

  it("asks back about a bare hour", () => {
    expect(parseTime("8")).toMatchObject({ kind: "confirm", value: "08:00", reason: "hour_only" });
  });

  it.each([
    ["24:00", "no_such_time"],
    ["8:60", "no_such_time"],
    ["0 giờ kém 5", "no_such_time"],
    ["sáng", "not_a_time"],
    ["8:30 rưỡi", "not_a_time"],
    ["", "empty"],
  ])("%j is refused: %s", (input, reason) => {
    expect(parseTime(input)).toMatchObject({ ok: false, reason });
  });
});

describe("a date with a time", () => {
  it.each([
    ["17/9/2020 8:30", "2020-09-17T08:30"],
    ["8 giờ 30 phút ngày 17 tháng 9 năm 2020", "2020-09-17T08:30"],
    ["hôm qua 14h", "2020-02-29T14:00"],
    ["2020-09-17T08:30", "2020-09-17T08:30"],
    ["17/9, 8 giờ sáng", "2020-09-17T08:00"],
  ])("%j is %s", (input, iso) => {
    expect(parseDateTime(input, CONTEXT)).toEqual(value(iso));
  });

  it.each([
    ["17/9/2020", "not_a_time"],
    ["31/2 8:30", "no_such_day"],
    ["8:30", "not_a_date"],
  ])("%j is refused: %s", (input, reason) => {
    expect(parseDateTime(input, CONTEXT)).toMatchObject({ ok: false, reason });
  });
});

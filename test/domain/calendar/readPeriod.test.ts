import { expect, it } from "vitest";
import { readPeriod } from "../../../src/domain/calendar/readPeriod.ts";

it.each([
  ["15", { count: 15, unit: "calendar_day" }],
  ["30 ngày", { count: 30, unit: "calendar_day" }],
  ["15 ngày làm việc", { count: 15, unit: "working_day" }],
  ["trong 15 ngay lam viec.", { count: 15, unit: "working_day" }],
  ["10 working days", { count: 10, unit: "working_day" }],
  ["0 ngày", null],
  ["9999 ngày", null],
  ["một tháng", null],
  ["15,5 ngày", null],
  ["", null],
])("“%s” is read as a period, or not at all", (text, expected) => {
  expect(readPeriod(text)).toEqual(expected);
});

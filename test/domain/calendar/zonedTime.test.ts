import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { zonedTime } from "../../../src/domain/calendar/zonedTime.ts";

const at = (iso: string) => Date.parse(iso);
const iso = (instant: number) => new Date(instant).toISOString();

describe("local time", () => {
  it.each([
    [
      "a morning in Hanoi is the night before in UTC",
      "Asia/Ho_Chi_Minh",
      "2020-10-16",
      450,
      "2020-10-16T00:30:00.000Z",
    ],
    [
      "midnight belongs to the day that begins",
      "Asia/Ho_Chi_Minh",
      "2020-10-16",
      0,
      "2020-10-15T17:00:00.000Z",
    ],
    [
      "in winter New York is 5 hours behind",
      "America/New_York",
      "2026-01-15",
      450,
      "2026-01-15T12:30:00.000Z",
    ],
    ["in summer 4", "America/New_York", "2026-07-15", 450, "2026-07-15T11:30:00.000Z"],
    [
      "on the morning after the change too",
      "America/New_York",
      "2026-03-08",
      450,
      "2026-03-08T11:30:00.000Z",
    ],
    [
      "02:30, skipped by the change, is 03:30",
      "America/New_York",
      "2026-03-08",
      150,
      "2026-03-08T07:30:00.000Z",
    ],
    ["an hour after the change", "America/New_York", "2026-03-08", 210, "2026-03-08T07:30:00.000Z"],
    ["the evening before it", "America/New_York", "2026-03-07", 1_380, "2026-03-08T04:00:00.000Z"],
    ["the morning after the change back", "America/New_York", "2026-11-01", 450, "2026-11-01T12:30:00.000Z"],
    [
      "03:00 on the night of the change back",
      "America/New_York",
      "2026-11-01",
      180,
      "2026-11-01T08:00:00.000Z",
    ],
    ["a zone with a half hour", "Asia/Kolkata", "2026-03-08", 450, "2026-03-08T02:00:00.000Z"],
  ])("%s", (_rule, zone, day, minute, expected) => {
    expect(iso(zonedTime(zone).instantOf(day, minute))).toBe(expected);
  });

  it("shows the day and minute of an instant", () => {
    const hanoi = zonedTime("Asia/Ho_Chi_Minh");
    expect(hanoi.localOf(at("2020-10-15T16:59:59.999Z"))).toEqual({ day: "2020-10-15", minute: 1439 });
    expect(hanoi.localOf(at("2020-10-15T17:00:00.000Z"))).toEqual({ day: "2020-10-16", minute: 0 });
  });

  it("goes from instant to wall clock and back", () => {
    const minutes = fc.integer({
      min: at("2020-01-01T00:00Z") / 60_000,
      max: at("2031-01-01T00:00Z") / 60_000,
    });
    fc.assert(
      fc.property(minutes, fc.constantFrom("Asia/Ho_Chi_Minh", "UTC", "Asia/Kolkata"), (minute, zone) => {
        const { localOf, instantOf } = zonedTime(zone);
        const local = localOf(minute * 60_000);
        expect(instantOf(local.day, local.minute)).toBe(minute * 60_000);
      }),
    );
  });

  it("refuses a zone that does not exist", () => {
    expect(() => zonedTime("Asia/Hanoi")).toThrow(RangeError);
  });
});

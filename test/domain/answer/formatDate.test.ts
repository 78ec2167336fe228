import { describe, expect, it } from "vitest";
import { formatDate, formatTime } from "../../../src/domain/answer/formatDate.ts";
import { addDays, readIsoDate } from "../../../src/domain/calendar/isoDay.ts";

describe("formatDate", () => {
  it.each([
    ["2020-09-17", "ngày 17 tháng 9 năm 2020"],
    ["2026-02-05", "ngày 05 tháng 02 năm 2026"],
    ["2026-01-10", "ngày 10 tháng 01 năm 2026"],
    ["2026-03-09", "ngày 09 tháng 3 năm 2026"],
    ["2026-12-31", "ngày 31 tháng 12 năm 2026"],
  ])("document form of %s follows the zero rule: %s", (iso, text) => {
    expect(formatDate(iso, "document")).toBe(text);
  });

  it("puts the day first in every form and language", () => {
    expect(formatDate("2020-09-07", "numeric")).toBe("07/09/2020");
    expect(formatDate("2020-09-07", "short")).toBe("7/9/2020");
    expect(formatDate("2020-09-07", "dayMonth")).toBe("7/9");
    expect(formatDate("2020-09-07", "numeric", "en")).toBe("07/09/2020");
    expect(formatDate("2020-09-07", "document", "en")).toBe("7 September 2020");
  });

  it.each(["2020-02-30", "17/9/2020", "2020-9-17", ""])("refuses %j", (text) => {
    expect(() => formatDate(text, "numeric")).toThrow(RangeError);
  });
});

describe("formatTime", () => {
  it("writes 24 hours", () => {
    expect(formatTime("08:30", "numeric")).toBe("08:30");
    expect(formatTime("08:30:00", "document")).toBe("08 giờ 30 phút");
    expect(formatTime("14:05", "document", "en")).toBe("14:05");
  });
});

describe("calendar dates", () => {
  it("knows leap years", () => {
    expect(readIsoDate("2024-02-29")).toEqual({ year: 2024, month: 2, day: 29 });
    expect(readIsoDate("2023-02-29")).toBeNull();
    expect(readIsoDate("2000-02-29")).not.toBeNull();
    expect(readIsoDate("2100-02-29")).toBeNull();
  });

  it("adds days over month and year borders", () => {
    expect(addDays("2020-12-31", 1)).toBe("2021-01-01");
    expect(addDays("2020-03-01", -1)).toBe("2020-02-29");
  });
});

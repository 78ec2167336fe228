import { expect, it } from "vitest";

it("the suite runs far from Vietnam's time zone", () => {
  expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe("America/Phoenix");
  expect(new Date("2020-09-17T00:00:00Z").getTimezoneOffset()).toBe(7 * 60);
});

import { describe, expect, it } from "vitest";
import { DEFAULT_DUE_PLAN, dueDate, duePlan, type DuePlan } from "../../../src/domain/remediation/dueDate.ts";
import { isOverdue, workingDaysLate } from "../../../src/domain/remediation/remediationState.ts";
import { vietnam } from "../calendar/vietnamCalendar.ts";

const CONCLUDED = "2020-09-25";
const plan: DuePlan = {
  ownDays: "working_day",
  bySeverity: { serious: { count: 10, unit: "calendar_day" } },
  otherwise: { count: 30, unit: "calendar_day" },
};
const fifteenWorkingDays: DuePlan = { ...plan, all: { count: 15, unit: "working_day" } };
const finding = { severity: "moderate" as const, dueDays: null, dueDate: null };

describe("the due date", () => {
  it.each<[string, Parameters<typeof dueDate>[0], DuePlan, string]>([
    ["comes from the plan: 30 days end on a Sunday, so on Monday", finding, plan, "2020-10-26"],
    ["is shorter for a serious finding", { ...finding, severity: "serious" }, plan, "2020-10-05"],
    [
      "follows the finding's own days, in the unit of the plan",
      { ...finding, dueDays: 15 },
      plan,
      "2020-10-16",
    ],
    ["own days go before severity", { severity: "serious", dueDays: 1, dueDate: null }, plan, "2020-09-28"],
    [
      "one period for all goes before own days and severity",
      { severity: "serious", dueDays: 60, dueDate: null },
      fifteenWorkingDays,
      "2020-10-16",
    ],
    [
      "a day the lead fixed goes before everything",
      { severity: "serious", dueDays: 60, dueDate: "2020-12-31" },
      fifteenWorkingDays,
      "2020-12-31",
    ],
    [
      "a fixed day that is a Sunday ends on Monday",
      { ...finding, dueDate: "2020-10-25" },
      plan,
      "2020-10-26",
    ],
    ["is 15 days when nobody said anything: 10/10 is a Saturday", finding, DEFAULT_DUE_PLAN, "2020-10-12"],
  ])("%s", (_rule, given, by, expected) => {
    expect(dueDate(given, CONCLUDED, by, vietnam)).toBe(expected);
  });

  it("belongs to a plan that is checked", () => {
    expect(duePlan.safeParse(DEFAULT_DUE_PLAN).success).toBe(true);
    expect(duePlan.safeParse({ ...plan, otherwise: { count: 0, unit: "working_day" } }).success).toBe(false);
    expect(duePlan.safeParse({ ...plan, bySeverity: { grave: plan.otherwise } }).success).toBe(false);
  });
});

describe("overdue", () => {
  it.each([
    ["is nothing on the last day", "in_progress", "2020-10-16", "2020-10-16", 0, false],
    [
      "is from the day after, before a working day has passed",
      "in_progress",
      "2020-10-16",
      "2020-10-17",
      0,
      true,
    ],
    ["counts working days", "assigned", "2020-10-16", "2020-10-20", 2, true],
    ["goes on while the unit objects", "contested", "2020-10-16", "2020-10-20", 2, true],
    ["goes on after a rejected report", "rejected", "2020-10-16", "2020-10-20", 2, true],
    ["is over once the report is in", "submitted", "2020-10-16", "2020-10-20", 0, false],
    ["is over once it is accepted", "accepted", "2020-10-16", "2020-10-20", 0, false],
    ["is over once it is closed", "closed", "2020-10-16", "2020-10-20", 0, false],
    [
      "a due date that became a day off ends on the next working day",
      "assigned",
      "2020-10-17",
      "2020-10-19",
      0,
      false,
    ],
    ["and is late after that", "assigned", "2020-10-17", "2020-10-20", 1, true],
  ] as const)("%s", (_rule, state, due, today, days, overdue) => {
    expect(workingDaysLate({ state, dueDate: due }, today, vietnam)).toBe(days);
    expect(isOverdue({ state, dueDate: due }, today, vietnam)).toBe(overdue);
  });
});

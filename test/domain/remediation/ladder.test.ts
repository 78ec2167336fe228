import { describe, expect, it } from "vitest";
import type { Role } from "../../../src/domain/inspection/areas.ts";
import {
  DEFAULT_LADDER,
  ladderSchema,
  lastStep,
  readStep,
  stepName,
} from "../../../src/domain/remediation/ladder.ts";

describe("the ladder", () => {
  it("is valid as it comes", () => {
    expect(ladderSchema.parse(DEFAULT_LADDER)).toEqual(DEFAULT_LADDER);
  });

  it.each<[string, Role, number, number | null]>([
    ["nothing before the first step", "unit_contact", -8, null],
    ["the first step on its day", "unit_contact", -7, -7],
    ["the same until the next one", "unit_contact", -4, -7],
    ["the day itself", "unit_contact", 0, 0],
    ["the day itself still on the day after", "unit_contact", 1, 0],
    ["every second day late", "unit_contact", 2, 2],
    ["and so on for as long as it is late", "unit_contact", 251, 250],
    ["the person in charge like the contact", "assignee", -3, -3],
    ["the head of the unit not before 3 days late", "unit_head", 2, null],
    ["the head of the unit once, at 3", "unit_head", 40, 3],
    ["the lead once, at 5", "lead", 5, 5],
    ["nobody else", "secretary", 40, null],
  ])("%s", (_rule, role, position, expected) => {
    expect(lastStep(DEFAULT_LADDER, role, position)).toBe(expected);
  });

  it("may end with the due date", () => {
    expect(lastStep({ ...DEFAULT_LADDER, lateEvery: null }, "assignee", 30)).toBe(0);
  });

  it.each([
    ["steps after the due date", { steps: [1] }],
    ["copies before it", { copies: [{ step: 0, role: "lead" }] }],
    ["nobody to remind", { remind: [] }],
    ["a clock of 25 hours", { hours: { from: "07:30", to: "25:00" } }],
    ["hours that end before they begin", { hours: { from: "17:00", to: "07:30" } }],
    ["a field it does not know", { weekends: true }],
  ])("refuses %s", (_what, change) => {
    expect(ladderSchema.safeParse({ ...DEFAULT_LADDER, ...change }).success).toBe(false);
  });

  it.each([
    [-7, "-7"],
    [0, "0"],
    [2, "+2"],
  ])("calls the step %d %j", (step, name) => {
    expect(stepName(step)).toBe(name);
    expect(readStep(name)).toBe(step);
  });

  it.each(["2", "+0", "-0", "", "+2.5", "late"])("does not know a step called %j", (name) => {
    expect(() => readStep(name)).toThrow(RangeError);
  });
});

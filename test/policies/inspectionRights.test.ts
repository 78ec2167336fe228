import { describe, expect, it } from "vitest";
import { ROLES, type Role } from "../../src/domain/inspection/areas.ts";
import type { InspectionStatus } from "../../src/domain/inspection/stage.ts";
import {
  givesRight,
  hasRight,
  hasRightTo,
  RIGHTS,
  rolesWith,
  statusesOf,
  type Part,
  type Right,
} from "../../src/policies/inspectionRights.ts";

const part = (role: Role, status: InspectionStatus = "in_progress", more: Partial<Part> = {}): Part => ({
  personId: "lan",
  role,
  status,
  unitId: "cho-don",
  areas: ["procedures"],
  ...more,
});
const rightsOf = (role: Role, status: InspectionStatus): string[] =>
  Object.keys(RIGHTS).filter((right) => Object.hasOwn(RIGHTS, right) && holds(right, role, status));
function holds(right: string, role: Role, status: InspectionStatus): boolean {
  return isRight(right) && hasRight(right, [part(role, status)]);
}
function isRight(right: string): right is Right {
  return right in RIGHTS;
}

describe("the table of rights", () => {
  it("leaves nothing but reading when the inspection is closed", () => {
    const left = new Set(ROLES.flatMap((role) => rightsOf(role, "closed")));
    expect([...left].sort()).toEqual(["readDocuments", "readEvidence", "readOwnReport"]);
  });

  it("decides nothing under a notice of conclusion that is out", () => {
    const before = new Set(rightsOf("lead", "reported"));
    const after = new Set(rightsOf("lead", "remediation"));
    expect([...before].filter((right) => !after.has(right)).sort()).toEqual([
      "assignAreas",
      "decideFindings",
      "proposeFindings",
      "steerAreas",
    ]);
    expect(hasRight("reportOnUnit", [part("unit_contact", "concluded")])).toBe(false);
  });

  it("says the same in a query as to a person", () => {
    for (const right of Object.keys(RIGHTS).filter(isRight)) {
      for (const role of ROLES) expect(rolesWith(right).includes(role)).toBe(givesRight(role, right));
      for (const status of statusesOf(right)) {
        expect(
          hasRight(
            right,
            rolesWith(right).map((role) => part(role, status)),
          ),
        ).toBe(true);
      }
    }
  });
});

describe("a right reaches what is the person's own", () => {
  const point = { unitId: "cho-don", assigneeId: "tu" };

  it.each<[string, Right, Part, Parameters<typeof hasRightTo>[2], boolean]>([
    ["a member's area", "proposeFindings", part("member"), { area: "procedures" }, true],
    ["somebody else's area", "proposeFindings", part("member"), { area: "finance" }, false],
    ["any area, for the lead", "proposeFindings", part("lead"), { area: "finance" }, true],
    ["no area, for a member", "readEvidence", part("member"), { area: null }, false],
    ["a point of the unit", "remedy", part("unit_contact", "remediation"), point, true],
    [
      "a point of another unit",
      "remedy",
      part("unit_head", "remediation", { unitId: "xa-moi" }),
      point,
      false,
    ],
    ["a point somebody else is in charge of", "remedy", part("assignee", "remediation"), point, false],
    ["the own point", "remedy", part("assignee", "remediation", { personId: "tu" }), point, true],
    ["a point when all is over", "remedy", part("unit_contact", "closed"), point, false],
    [
      "what the unit handed in, when all is over",
      "readEvidence",
      part("unit_contact", "closed"),
      point,
      true,
    ],
  ])("%s", (_what, right, one, target, may) => {
    expect(hasRightTo(right, [one], target)).toBe(may);
  });
});

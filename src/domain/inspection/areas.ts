/**
 * The seven reform areas every inspection is made of (Nghị quyết 30c/NQ-CP, then 76/NQ-CP, plus
 * "chỉ đạo, điều hành", which is not a content of the programme but always its first part).
 * Ids never change; labels belong to the form of the programme.
 */
export const REFORM_AREAS = [
  "direction",
  "institutions",
  "procedures",
  "organization",
  "civil_service",
  "public_finance",
  "digital_government",
] as const;

/**
 * What people call the questions of a form that stand outside of all groups; a form that comes from
 * elsewhere may have them. In the form and in the database that area has the id "".
 */
export const GENERAL_AREA = "general";

/** What a person is in one inspection: the team, and the people of the inspected unit. */
export const ROLES = [
  "lead",
  "deputy",
  "secretary",
  "member",
  "unit_head",
  "unit_contact",
  "assignee",
  "standing_agency",
] as const;
export type Role = (typeof ROLES)[number];

/** Those who inspect, and those who are inspected: nobody is ever both. */
export type Side = "team" | "unit";

export function sideOf(role: Role): Side {
  switch (role) {
    case "lead":
    case "deputy":
    case "secretary":
    case "member":
    case "standing_agency":
      return "team";
    case "unit_head":
    case "unit_contact":
    case "assignee":
      return "unit";
    default:
      return role satisfies never;
  }
}

/** From lightest to gravest. An observation is shown to the lead and is no finding by itself. */
export const SEVERITIES = ["observation", "minor", "moderate", "serious"] as const;
export type Severity = (typeof SEVERITIES)[number];

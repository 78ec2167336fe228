import type { Role } from "../inspection/areas.ts";
import type { ReportInput, ReportPerson } from "./reportInput.ts";
import type { ReportMessages } from "./reportMessages.ts";
import type { ReportSay } from "./reportSay.ts";
import { lowerFirst } from "../language/sentence.ts";

/** People of the unit are not in the team; the type knows only one list of roles. */
const TEAM_ROLES = {
  lead: "report-role-lead",
  deputy: "report-role-deputy",
  secretary: "report-role-secretary",
  member: "report-role-member",
  standing_agency: "report-role-standing-agency",
  unit_head: "report-role-member",
  unit_contact: "report-role-member",
  assignee: "report-role-member",
} as const satisfies Record<Role, keyof ReportMessages>;

/** Throws when the team has no lead: an inspection is not created without one. */
export function teamLead(input: ReportInput): ReportPerson {
  const lead = input.team.find((person) => person.role === "lead");
  if (lead === undefined) throw new RangeError(`The team of ${input.inspection.code} has no lead`);
  return lead;
}

/** "Ông Vũ Đức Chính"; the Vietnamese honorific is left out in other languages. */
export function personName(person: ReportPerson, input: ReportInput): string {
  const honorific = input.language === "vi" ? person.honorific : null;
  return honorific === null ? person.name : `${honorific} ${person.name}`;
}

/** "Ông Vũ Đức Chính, Chánh Văn phòng …" */
export function personWithPost(person: ReportPerson, input: ReportInput, say: ReportSay): string {
  const name = personName(person, input);
  return person.post === null ? name : say("report-person-post", { name, post: person.post });
}

/** "Ông …: Thành viên, phụ trách Cải cách thể chế" */
export function personWithRole(person: ReportPerson, input: ReportInput, say: ReportSay): string {
  const variables = { person: personWithPost(person, input, say), role: say(TEAM_ROLES[person.role]) };
  const areas = input.areas.filter((area) => person.areas.includes(area.id)).map((area) => area.label);
  if (areas.length === 0) return say("report-person-role", variables);
  return say("report-person-role-areas", {
    ...variables,
    areas: areas.map((area) => lowerFirst(area)).join("; "),
  });
}

/** "Chủ tịch UBND huyện", or the general word when nobody is named. */
export function unitHeadPost(input: ReportInput, say: ReportSay): string {
  const head = input.unitPeople.find((person) => person.role === "unit_head");
  return head?.post ?? say("report-unit-head");
}

import { formatDate } from "../answer/formatDate.ts";
import { dashPoints, paragraph } from "./blocks.ts";
import { personWithPost, personWithRole, teamLead } from "./people.ts";
import type { ReportInput, ReportPerson } from "./reportInput.ts";
import type { Block } from "./reportModel.ts";
import type { ReportSay } from "./reportSay.ts";

/** Under which plan, when, where, who: the paragraphs between căn cứ and section I. */
export function openingParagraphs(input: ReportInput, say: ReportSay): Block[] {
  const { inspection } = input;
  const { plan, decision } = inspection.details;
  const facts = {
    date: formatDate(inspection.visitDate, "document", input.language),
    lead: inSentence(teamLead(input), input, say),
    unit: inspection.unitName,
  };
  const ground = plan ?? decision;
  const first =
    ground === null
      ? say("report-opening-no-plan", facts)
      : say("report-opening", { ...facts, plan: ground });
  const hosts = input.unitPeople
    .filter((person) => person.role === "unit_head" || person.post !== null)
    .filter((person) => person.role !== "assignee")
    .map((person) => inSentence(person, input, say));
  return [
    paragraph(first),
    ...teamBlocks(input, say),
    ...(hosts.length === 0
      ? []
      : [paragraph(say("report-opening-unit", { unit: inspection.unitName, people: joined(hosts, say) }))]),
    paragraph(say("report-opening-end")),
  ];
}

/** Who else took part; the lead is named in the first sentence and again at the head of the list. */
function teamBlocks(input: ReportInput, say: ReportSay): Block[] {
  if (input.team.length < 2) return [];
  return [
    paragraph(say("report-opening-team")),
    ...dashPoints(input.team.map((person) => personWithRole(person, input, say))),
  ];
}

/** "ông Vũ Đức Chính, Chánh Văn phòng …": only a list item begins with a capital honorific. */
function inSentence(person: ReportPerson, input: ReportInput, say: ReportSay): string {
  const honorific = person.honorific?.toLocaleLowerCase("vi") ?? null;
  return personWithPost({ ...person, honorific }, input, say);
}

/** "A; B và C": names with posts hold commas. */
function joined(parts: readonly string[], say: ReportSay): string {
  const last = parts.at(-1) ?? "";
  const before = parts.slice(0, -1);
  return before.length === 0 ? last : say("report-and", { list: before.join("; "), last });
}

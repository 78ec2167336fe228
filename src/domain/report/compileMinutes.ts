import { formatDate, formatTime } from "../answer/formatDate.ts";
import { fillIn } from "../inspection/officeTemplate.ts";
import { NO_MINUTES, type MinutesRecord } from "../inspection/minutesRecord.ts";
import { NO_APPENDICES } from "./appendixNames.ts";
import { findingBlocks, strengthBlocks } from "./assessmentSection.ts";
import { dashPoints, letterPoints, paragraph } from "./blocks.ts";
import { realFindings } from "./realFindings.ts";
import { numberSections, type SectionDraft } from "./numberSections.ts";
import { methodAndPeriod } from "./overviewSection.ts";
import { personWithPost, personWithRole, teamLead } from "./people.ts";
import { unitRequirements } from "./recommendationSection.ts";
import { documentHead, reportBases, reportDraftMark } from "./documentHead.ts";
import type { ReportInput } from "./reportInput.ts";
import type { Block, DocumentModel, Section, SignatureBlock } from "./reportModel.ts";
import { paperTitle } from "./paperTitle.ts";
import type { ReportSay } from "./reportSay.ts";
import { NO_CHARTS } from "./reportCharts.ts";
import { resultsSection } from "./resultsSection.ts";
import { closed, ended } from "../language/sentence.ts";
import { withCleanLabels } from "./withCleanLabels.ts";

/**
 * "Biên bản kiểm tra", made at the end of the visit and signed by both sides: form 1.9 of Nghị định
 * 30/2020/NĐ-CP, Phụ lục III, with the parts an inspection needs. What has not been told yet stays
 * blank for the pen. Throws RangeError when a date is none or the team has no lead.
 */
export function compileMinutes(given: ReportInput, say: ReportSay): DocumentModel {
  const input = withCleanLabels(given);
  const { inspection } = input;
  const { details } = inspection;
  const minutes = details.minutes ?? NO_MINUTES;
  const title = paperTitle("minutes", inspection, say);
  return {
    kind: "inspection_minutes",
    language: input.language,
    fileTitle: title.fileTitle,
    createdAt: input.createdAt,
    head: {
      ...documentHead(input, "inspection_minutes", say),
      placeDateLine: null,
    },
    documentType: say("minutes-type"),
    subject: title.subject,
    addressees: [],
    addresseeLabel: say("report-addressee-label"),
    bases: reportBases(input, say),
    opening: openingBlocks(input, minutes, say),
    sections: minutesSections(input, minutes, say),
    closing: [paragraph(closingText(input, minutes, say))],
    signatures: signatures(input, say),
    recipients: {
      label: say("report-recipients-label"),
      lines: [inspection.unitName, say("report-recipients-team"), say("minutes-file")],
    },
    appendices: [],
    contentsTitle: say("document-contents"),
    draftMark: reportDraftMark(input, "inspection_minutes", say),
    verification: null,
  };
}

/** When, where, who chairs and who writes, as the form has it above the contents. */
function openingBlocks(input: ReportInput, minutes: MinutesRecord, say: ReportSay): Block[] {
  const secretary = secretaryOf(input);
  const chair = personWithPost(teamLead(input), input, say);
  return [
    paragraph(say("minutes-start", moment(minutes.startedAt, input, say))),
    paragraph(say("minutes-place", { place: minutes.place ?? say("minutes-blank") })),
    paragraph(say("minutes-chair", { person: chair, role: say("report-role-lead") })),
    ...(secretary === null
      ? []
      : [paragraph(say("minutes-secretary", { person: personWithPost(secretary, input, say) }))]),
  ];
}

function minutesSections(input: ReportInput, minutes: MinutesRecord, say: ReportSay): Section[] {
  const results = resultsSection(input, { blocks: [], numbers: new Map() }, NO_APPENDICES, NO_CHARTS, say);
  const part = (id: string, title: string, blocks: Block[], children: SectionDraft[] = []): SectionDraft => ({
    id,
    title,
    blocks,
    children,
  });
  const before = [
    part("attendance", say("minutes-attendance"), [], attendance(input, minutes, say)),
    part(
      "results",
      say("minutes-results"),
      methodAndPeriod(input, say).map((text) => paragraph(text)),
      results.children,
    ),
    part("strengths", say("report-strengths"), strengthBlocks(input, say)),
    part("findings", say("report-findings"), findingBlocks(realFindings(input), input, say)),
  ];
  const place = numberSections(before)
    .find((section) => section.id === "findings")
    ?.number.replace(".", "");
  const { remedies, others } = unitRequirements(input, { section: place ?? "", clause: null }, say);
  return numberSections([
    ...before,
    part("recommendations", say("minutes-recommendations"), letterPoints([...remedies, ...others])),
    part("opinion", say("minutes-opinion"), opinionBlocks(minutes, input, say)),
  ]);
}

function attendance(input: ReportInput, minutes: MinutesRecord, say: ReportSay): SectionDraft[] {
  const unitPeople = input.unitPeople
    .filter((person) => person.role === "unit_head" || person.post !== null)
    .map((person) => personWithPost(person, input, say));
  const list = (id: string, title: string, people: readonly string[]): SectionDraft => ({
    id: `attendance.${id}`,
    title,
    blocks: people.length === 0 ? [paragraph(say("minutes-blank"))] : dashPoints(people),
    children: [],
  });
  return [
    list(
      "team",
      say("minutes-team"),
      input.team.map((person) => personWithRole(person, input, say)),
    ),
    list("unit", say("minutes-unit", { unit: input.inspection.unitName }), [
      ...unitPeople,
      ...(minutes.others ?? []),
    ]),
  ];
}

function opinionBlocks({ stance, opinion }: MinutesRecord, input: ReportInput, say: ReportSay): Block[] {
  const unit = input.inspection.unitName;
  const words = (opinion ?? "").split(/\n+/u).filter((line) => line.trim() !== "");
  if (stance === null && words.length === 0) return [paragraph(say("minutes-blank-lines"))];
  return [
    ...(stance === null ? [] : [paragraph(say(`minutes-stance-${stance}`, { unit }))]),
    ...words.map((line) => paragraph(ended(line))),
  ];
}

function closingText(input: ReportInput, minutes: MinutesRecord, say: ReportSay): string {
  const end = moment(minutes.endedAt, input, say);
  const own = input.language === "vi" ? input.inspection.details.document.clauses?.minutesClosing : undefined;
  return own === undefined ? say("minutes-closing", end) : closed(fillIn(own, { "giờ kết thúc": end.time }));
}

/** A time of the day of the visit, in words; blank as long as nobody has told it. */
function moment(time: string | null, input: ReportInput, say: ReportSay): { time: string; date: string } {
  const { language, inspection } = input;
  return {
    time: time === null ? say("minutes-blank-time") : formatTime(time, "document", language),
    date: formatDate(inspection.visitDate, "document", language),
  };
}

/** Unit, secretary, lead, from the left; without a secretary two. */
function signatures(input: ReportInput, say: ReportSay): SignatureBlock[] {
  const secretary = secretaryOf(input);
  const unitHead = input.unitPeople.find((person) => person.role === "unit_head");
  const signer = (title: string, name: string): SignatureBlock => ({
    authority: title.split("\n"),
    post: null,
    name,
  });
  return [
    signer(say("minutes-signer-unit"), unitHead?.name ?? ""),
    ...(secretary === null ? [] : [signer(say("minutes-signer-secretary"), secretary.name)]),
    signer(say("report-signer"), teamLead(input).name),
  ];
}

function secretaryOf(input: ReportInput) {
  return input.team.find((person) => person.role === "secretary") ?? null;
}

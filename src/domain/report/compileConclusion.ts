import { formatDate } from "../answer/formatDate.ts";
import { allRecommendations } from "./allRecommendations.ts";
import { causeBlocks, findingBlocks, ratingBlocks, strengthBlocks } from "./assessmentSection.ts";
import { dashPoints, letterPoints, paragraph } from "./blocks.ts";
import { realFindings } from "./realFindings.ts";
import { numberSections, type SectionDraft } from "./numberSections.ts";
import { unitHeadPost } from "./people.ts";
import { type FindingPlace, requirementsIntro, unitRequirements } from "./recommendationSection.ts";
import { documentHead, reportBases, reportDraftMark, reportSignature } from "./documentHead.ts";
import type { ReportInput } from "./reportInput.ts";
import type { Block, DocumentModel, Section } from "./reportModel.ts";
import { paperTitle } from "./paperTitle.ts";
import type { ReportSay } from "./reportSay.ts";
import { closed } from "../language/sentence.ts";
import { withCleanLabels } from "./withCleanLabels.ts";

/**
 * "Thông báo kết luận kiểm tra": what the unit did well, what it has to remedy and by when, and who
 * follows it up. Only what the lead has confirmed is in it. Throws RangeError when a date is none or
 * the team has no lead.
 */
export function compileConclusion(given: ReportInput, say: ReportSay): DocumentModel {
  const input = withCleanLabels({ ...given, findings: given.findings.filter((finding) => finding.decided) });
  const { inspection } = input;
  const subject = { year: String(inspection.year), unit: inspection.unitName };
  const own = input.language === "vi" ? inspection.details.document.clauses?.conclusionClosing : undefined;
  const title = paperTitle("conclusion", inspection, say);
  return {
    kind: "conclusion_notice",
    language: input.language,
    fileTitle: title.fileTitle,
    createdAt: input.createdAt,
    head: documentHead(input, "conclusion_notice", say),
    documentType: say("conclusion-type"),
    subject: title.subject,
    addressees: [],
    addresseeLabel: say("report-addressee-label"),
    bases: reportBases(input, say),
    opening: [
      paragraph(
        say("conclusion-opening", {
          ...subject,
          date: formatDate(inspection.visitDate, "document", input.language),
        }),
      ),
    ],
    sections: conclusionSections(input, say),
    closing: [paragraph(own === undefined ? say("conclusion-closing", subject) : closed(own))],
    signatures: [reportSignature(input, say)],
    recipients: recipients(input, say),
    appendices: [],
    contentsTitle: say("document-contents"),
    draftMark: reportDraftMark(input, "conclusion_notice", say),
    verification: null,
  };
}

function conclusionSections(input: ReportInput, say: ReportSay): Section[] {
  const part = (id: string, title: string, blocks: Block[]): SectionDraft => ({
    id,
    title,
    blocks,
    children: [],
  });
  const before = [
    part("strengths", say("conclusion-strengths"), [
      ...ratingBlocks(input, say),
      ...strengthBlocks(input, say),
    ]),
    part("findings", say("report-findings"), findingBlocks(realFindings(input), input, say)),
    part("causes", say("conclusion-causes"), responsibility(input, say)),
  ];
  const findings = numberSections(before, 2).find((section) => section.id === "findings");
  const place: FindingPlace = { section: null, clause: findings?.number.replace(".", "") ?? "" };
  return numberSections(
    [
      ...before,
      part(
        "requirements",
        say("conclusion-requirements", { unit: input.inspection.unitName }),
        requirementBlocks(input, place, say),
      ),
      part("followUp", say("conclusion-follow-up"), followUp(input, say)),
    ],
    2,
  );
}

function responsibility(input: ReportInput, say: ReportSay): Block[] {
  const causes = causeBlocks(input, say);
  if (realFindings(input).length === 0) return causes;
  const { unitName } = input.inspection;
  return [
    ...causes,
    paragraph(say("conclusion-responsibility", { head: unitHeadPost(input, say), unit: unitName })),
  ];
}

function requirementBlocks(input: ReportInput, place: FindingPlace, say: ReportSay): Block[] {
  const { remedies, others } = unitRequirements(input, place, say, { every: true });
  const { unitName } = input.inspection;
  const all = [...remedies, ...others];
  if (all.length === 0) return [paragraph(say("conclusion-no-requirement", { unit: unitName }))];
  return [paragraph(requirementsIntro(input, say)), ...letterPoints(all)];
}

/** The last day on which something is due; the unit reports once and on all of it. */
function followUp(input: ReportInput, say: ReportSay): Block[] {
  const { unitName, details, organizationName } = input.inspection;
  const agency = details.document.followUpAgency ?? say("conclusion-agency");
  const days = realFindings(input).flatMap(({ dueDate }) => (dueDate === null ? [] : [dueDate]));
  const last = days.sort().at(-1);
  const report =
    last === undefined
      ? say("conclusion-report", { unit: unitName, agency, organization: organizationName })
      : say("conclusion-report-by", {
          unit: unitName,
          agency,
          organization: organizationName,
          date: formatDate(last, "document", input.language),
        });
  const others = allRecommendations(input)
    .filter(({ addressee }) => addressee === "department")
    .map(({ text }) => text);
  const duties =
    realFindings(input).length === 0
      ? [...others]
      : [
          report,
          say("conclusion-agency-duty", { agency, unit: unitName, organization: organizationName }),
          ...others,
        ];
  return dashPoints(duties);
}

function recipients(input: ReportInput, say: ReportSay): DocumentModel["recipients"] {
  const { unitName, organizationName, details } = input.inspection;
  const agency = details.document.followUpAgency ?? say("conclusion-agency");
  return {
    label: say("report-recipients-label"),
    lines: [organizationName, unitName, agency, say("report-recipients-team"), say("report-recipients-file")],
  };
}

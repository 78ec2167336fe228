import { appendixNames, type AppendixNames } from "./appendixNames.ts";
import { assessmentSection, FINDINGS_SECTION } from "./assessmentSection.ts";
import { paragraph } from "./blocks.ts";
import { figureTables, type FigureTables } from "./figureTables.ts";
import { realFindings } from "./realFindings.ts";
import { findingTable } from "./findingTable.ts";
import { numberSections, type SectionDraft } from "./numberSections.ts";
import { pictureBlocks } from "./pictureBlocks.ts";
import { openingParagraphs } from "./openingParagraphs.ts";
import { overviewSection } from "./overviewSection.ts";
import { type FindingPlace, recommendationSection } from "./recommendationSection.ts";
import { type ReportCharts, reportCharts } from "./reportCharts.ts";
import { reportData } from "./reportData.ts";
import {
  documentHead,
  reportAddressees,
  reportAttachedTo,
  reportBases,
  reportDraftMark,
  reportRecipients,
  reportSignature,
} from "./documentHead.ts";
import type { ReportInput } from "./reportInput.ts";
import type { Appendix, Block, ReportModel, Section } from "./reportModel.ts";
import { paperTitle } from "./paperTitle.ts";
import type { ReportSay } from "./reportSay.ts";
import { closed } from "../language/sentence.ts";
import { resultsSection } from "./resultsSection.ts";
import { withCleanLabels } from "./withCleanLabels.ts";

/**
 * "Báo cáo kết quả kiểm tra công tác CCHC năm … tại …" by Nghị định 30/2020/NĐ-CP: the finished
 * text of the document and its data. `say` speaks the input's language. The same input gives the
 * same model. Throws RangeError when a date is none or the team has no lead.
 */
export function compileReport(given: ReportInput, say: ReportSay): ReportModel {
  const input = withCleanLabels(given);
  const { inspection } = input;
  const tables = figureTables(input, say);
  const names = appendixNames(
    {
      figures: tables.blocks.length > 0,
      findings: realFindings(input).length > 0,
      pictures: input.pictures.length > 0,
    },
    say,
  );
  const title = paperTitle("report", inspection, say);
  return {
    kind: "inspection_report",
    language: input.language,
    fileTitle: title.fileTitle,
    createdAt: input.createdAt,
    head: documentHead(input, "inspection_report", say),
    documentType: say("report-type"),
    subject: title.subject,
    addressees: reportAddressees(input),
    addresseeLabel: say("report-addressee-label"),
    bases: reportBases(input, say),
    opening: openingParagraphs(input, say),
    sections: reportSections(input, { tables, charts: reportCharts(input, say), names }, say),
    closing: closingBlocks(input, say),
    signatures: [reportSignature(input, say)],
    recipients: reportRecipients(input, say),
    appendices: reportAppendices(input, tables, names, say),
    contentsTitle: say("document-contents"),
    draftMark: reportDraftMark(input, "inspection_report", say),
    verification: null,
    // As data the labels stay as the form has them.
    ...reportData(given),
  };
}

function reportSections(
  input: ReportInput,
  { tables, charts, names }: { tables: FigureTables; charts: ReportCharts; names: AppendixNames },
  say: ReportSay,
): Section[] {
  const before = [
    overviewSection(input, names, say),
    resultsSection(input, tables, names, charts, say),
    assessmentSection(input, { charts, names }, say),
  ];
  // Numbers count from the top: what follows does not change those the recommendations refer to.
  const place = findingPlace(numberSections(before));
  return numberSections([...before, recommendationSection(input, place, say), proposalSection(input, say)]);
}

function findingPlace(sections: readonly Section[]): FindingPlace {
  const bare = (number: string) => number.replace(/[.)]$/u, "");
  for (const section of sections) {
    const clause = section.children.find((child) => child.id === FINDINGS_SECTION);
    if (clause !== undefined) return { section: bare(section.number), clause: bare(clause.number) };
  }
  throw new RangeError("The report has no section of findings");
}

function proposalSection(input: ReportInput, say: ReportSay): SectionDraft {
  return {
    id: "proposals",
    title: say("report-unit-proposals"),
    blocks: input.inspection.details.document.unitProposals.map((text) => paragraph(text)),
    children: [],
  };
}

function closingBlocks(input: ReportInput, say: ReportSay): Block[] {
  const { year, unitName, details } = input.inspection;
  const facts = { year: String(year), unit: unitName };
  const own = details.document.clauses?.reportClosing;
  if (own !== undefined && input.language === "vi") return [paragraph(closed(own))];
  const addressees = reportAddressees(input);
  const text =
    addressees.length === 0
      ? say("report-closing-no-addressee", facts)
      : say("report-closing", { ...facts, addressee: addressees.join("; ") });
  return [paragraph(text)];
}

function reportAppendices(
  input: ReportInput,
  tables: FigureTables,
  names: AppendixNames,
  say: ReportSay,
): Appendix[] {
  const attachedTo = reportAttachedTo(input, say);
  const figures: Appendix[] =
    names.figures === null
      ? []
      : [
          {
            number: names.figures,
            title: say("report-figures-title"),
            attachedTo,
            landscape: false,
            blocks: tables.blocks,
          },
        ];
  const findings: Appendix[] =
    names.findings === null
      ? []
      : [
          {
            number: names.findings,
            title: say("report-findings-title"),
            attachedTo,
            landscape: true,
            blocks: [findingTable(input, say)],
          },
        ];
  const pictures: Appendix[] =
    names.pictures === null
      ? []
      : [
          {
            number: names.pictures,
            title: say("report-pictures-title"),
            attachedTo,
            landscape: false,
            blocks: pictureBlocks(input, say),
          },
        ];
  return [...figures, ...findings, ...pictures];
}

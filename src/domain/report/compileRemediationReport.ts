import { formatDate } from "../answer/formatDate.ts";
import { formatNumber } from "../answer/formatNumber.ts";
import { isOwed } from "../remediation/remediationState.ts";
import { dashPoints, paragraph } from "./blocks.ts";
import { numberSections, type SectionDraft } from "./numberSections.ts";
import { unitHeadPost } from "./people.ts";
import type { RemediationInput, RemediationPoint } from "./remediationInput.ts";
import { remediationTable } from "./remediationTable.ts";
import { reportDraftMark, symbolOf } from "./documentHead.ts";
import type { ReportInput } from "./reportInput.ts";
import type { Block, DocumentModel } from "./reportModel.ts";
import type { ReportSay } from "./reportSay.ts";
import { ended, lowerFirst, withoutEnd } from "../language/sentence.ts";
import { unitHead, unitSignature } from "./unitFrame.ts";

/**
 * "Báo cáo kết quả khắc phục": what the inspected unit has done about each finding, in its own words
 * and with the team's verdict, as it stands on `today`. Issued by the unit. Throws RangeError when a
 * date is none.
 */
export function compileRemediationReport(input: RemediationInput, say: ReportSay): DocumentModel {
  const { report } = input;
  const { inspection } = report;
  const { language } = report;
  const subject = { year: String(inspection.year), unit: inspection.unitName };
  const attachedTo = attachedText(report, say);
  return {
    kind: "remediation_report",
    language,
    fileTitle: say("remedied-file-title", subject),
    createdAt: report.createdAt,
    head: unitHead(report, say),
    documentType: say("report-type"),
    subject: say("remedied-subject", subject),
    addressees: [inspection.organizationName, say("remedied-team", subject)],
    addresseeLabel: say("report-addressee-label"),
    bases: [],
    opening: [paragraph(openingText(input, say))],
    sections: numberSections([
      part("overview", say("remedied-overview"), [paragraph(overviewText(input, say))]),
      part(
        "points",
        say("remedied-points"),
        [],
        input.points.map((point, index) =>
          part(`points.${index + 1}`, withoutEnd(point.finding), pointBlocks(point, input, say)),
        ),
      ),
      part("open", say("remedied-open"), dashPoints(openTexts(input, say))),
    ]),
    closing: [paragraph(say("remedied-closing", { ...subject, organization: inspection.organizationName }))],
    signatures: [unitSignature(report, say)],
    recipients: {
      label: say("report-recipients-label"),
      lines: [say("report-recipients-same"), say("remedied-file")],
    },
    appendices:
      input.points.length === 0
        ? []
        : [
            {
              number: say("report-appendix"),
              title: say("remedied-table-title"),
              attachedTo,
              landscape: true,
              blocks: [remediationTable(input, say)],
            },
          ],
    contentsTitle: say("document-contents"),
    draftMark: reportDraftMark(report, "remediation_report", say),
    verification: null,
  };
}

/** Names the notice that it answers, with its number once the office has given it one. */
function openingText({ report, concludedOn }: RemediationInput, say: ReportSay): string {
  const { inspection, issued, language } = report;
  const about = {
    year: String(inspection.year),
    unit: inspection.unitName,
    date: formatDate(concludedOn, "document", language),
  };
  const number = issued.conclusion_notice?.number;
  if (number === undefined) return say("remedied-opening", about);
  const symbol = symbolOf(report, "conclusion_notice");
  return say("remedied-opening-numbered", { ...about, number: `${number}/${symbol}` });
}

function attachedText(report: ReportInput, say: ReportSay): string {
  const { unitName } = report.inspection;
  const symbol = symbolOf(report, "remediation_report");
  const issued = report.issued.remediation_report;
  return issued === undefined || issued.on === null
    ? say("remedied-attached", { symbol, unit: unitName })
    : say("document-attached-unit", {
        symbol,
        unit: unitName,
        number: issued.number,
        date: formatDate(issued.on, "document", report.language),
      });
}

function part(id: string, title: string, blocks: Block[], children: SectionDraft[] = []): SectionDraft {
  return { id, title, blocks, children };
}

function overviewText({ points, concludedOn, today, report }: RemediationInput, say: ReportSay): string {
  const { language } = report;
  const count = (list: readonly RemediationPoint[]) =>
    formatNumber(list.length, language, { leadingZero: language === "vi" });
  const owed = points.filter((point) => isOwed(point.state));
  return say("remedied-overview-text", {
    concluded: formatDate(concludedOn, "document", language),
    today: formatDate(today, "document", language),
    total: count(points),
    done: count(points.filter(isRemedied)),
    handedIn: count(points.filter((point) => point.state === "submitted")),
    owed: count(owed),
    late: count(owed.filter((point) => point.daysLate > 0)),
  });
}

function isRemedied({ state, resolved }: RemediationPoint): boolean {
  return state === "accepted" || (state === "closed" && resolved);
}

function pointBlocks(point: RemediationPoint, { report }: RemediationInput, say: ReportSay): Block[] {
  const { language } = report;
  const day = (iso: string) => formatDate(iso, "document", language);
  const files = formatNumber(point.evidence, language, { leadingZero: language === "vi" });
  return dashPoints([
    ...(point.requirement === ""
      ? []
      : [say("remedied-requirement", { text: lowerFirst(withoutEnd(point.requirement)) })]),
    say("remedied-due", { date: day(point.dueDate) }),
    say("remedied-responsible", { person: point.responsible ?? unitHeadPost(report, say) }),
    ...(point.movedTo === null ? [] : [say("remedied-moved", { unit: point.movedTo })]),
    ...(point.accounts.length === 0
      ? [say("remedied-no-account")]
      : point.accounts.map(({ day: on, text }) =>
          say("remedied-account", { date: day(on), text: withoutEnd(text).replaceAll(/\s*\n+\s*/gu, "; ") }),
        )),
    ...(point.evidence === 0 ? [] : [say("remedied-evidence", { count: files })]),
    ...verdictTexts(point, day, say),
  ]);
}

function verdictTexts(point: RemediationPoint, day: (iso: string) => string, say: ReportSay): string[] {
  if (point.verdict === null) return point.state === "submitted" ? [say("remedied-awaits")] : [];
  const { accepted, day: on, text } = point.verdict;
  const id = accepted ? "remedied-accepted" : "remedied-rejected";
  const verdict = say(id, { date: day(on) });
  return [
    text.trim() === "" ? verdict : say("remedied-verdict-reason", { verdict, reason: withoutEnd(text) }),
  ];
}

/** What is not done yet, with the reason the unit gives and the time it asks for. */
function openTexts({ points, report }: RemediationInput, say: ReportSay): string[] {
  return points
    .filter((point) => isOwed(point.state) || (point.state === "closed" && !point.resolved))
    .map((point) => {
      const reasons = [
        ...(point.daysLate > 0
          ? [say("remedied-late", { days: formatNumber(point.daysLate, report.language) })]
          : []),
        ...(point.objection === null
          ? []
          : [say("remedied-objection", { reason: lowerFirst(withoutEnd(point.objection)) })]),
        ...(point.extension === null
          ? []
          : [
              say("remedied-extension", {
                date: formatDate(point.extension.to, "document", report.language),
                reason: lowerFirst(withoutEnd(point.extension.reason)),
              }),
            ]),
      ];
      const finding = withoutEnd(point.finding);
      return reasons.length === 0 ? finding : ended(`${finding}: ${reasons.join("; ")}`, "");
    });
}

import { allRecommendations } from "./allRecommendations.ts";
import { realFindings } from "./realFindings.ts";
import { unitHeadPost } from "./people.ts";
import type { RemediationInput, RemediationPoint } from "./remediationInput.ts";
import type { ComparedValue, ReportArea, ReportInput, ReportInputFigure } from "./reportInput.ts";
import type { ReportSay } from "./reportSay.ts";
import {
  dayCell,
  numberCell,
  textCell,
  type Workbook,
  type WorkbookCell,
  type WorkbookSheet,
} from "./workbook.ts";

/**
 * All figures, findings, recommendations and what became of them as tables to sort and count in.
 * `remediation` is null while nothing has been assigned.
 */
export function reportWorkbook(
  input: ReportInput,
  remediation: RemediationInput | null,
  say: ReportSay,
): Workbook {
  return {
    createdAt: input.createdAt,
    sheets: [
      figureSheet(input, say),
      findingSheet(input, say),
      recommendationSheet(input, say),
      ...(remediation === null ? [] : [remediationSheet(remediation, say)]),
    ],
  };
}

/** One row a figure and side: what the unit reported stands under what was found. */
function figureSheet(input: ReportInput, say: ReportSay): WorkbookSheet {
  return {
    name: say("sheet-figures"),
    columns: [
      { label: say("report-column-area"), width: 24 },
      { label: say("sheet-column-id"), width: 30 },
      { label: say("report-column-figure"), width: 50 },
      { label: say("sheet-column-source"), width: 20 },
      { label: say("report-column-value"), width: 24 },
      { label: say("report-column-unit"), width: 12 },
      { label: say("sheet-column-state"), width: 18 },
      { label: say("report-note-approximate"), width: 12 },
      { label: say("report-column-note"), width: 40 },
      { label: say("sheet-column-review"), width: 30 },
      { label: say("sheet-column-previous"), width: 18 },
    ],
    rows: input.areas.flatMap((area) =>
      area.figures.flatMap((figure) => [
        ...(figure.state === "skipped" ? [] : [figureRow(figure, area, say)]),
        ...(figure.selfReported === null ? [] : [selfReportedRow(figure, figure.selfReported, area, say)]),
      ]),
    ),
  };
}

function figureRow(figure: ReportInputFigure, area: ReportArea, say: ReportSay): WorkbookCell[] {
  return [
    textCell(area.label),
    textCell(figure.id),
    textCell(figure.label),
    textCell(say("sheet-source-on-site")),
    valueCell(figure),
    textCell(figure.unit),
    textCell(stateText(figure, say)),
    textCell(figure.approximate ? say("sheet-yes") : ""),
    textCell(figure.note),
    textCell(
      figure.returned === null
        ? say(`sheet-area-${area.status}`)
        : say("sheet-returned", { comment: figure.returned }),
    ),
    figure.previous === null ? null : valueCell(figure.previous),
  ];
}

function selfReportedRow(
  figure: ReportInputFigure,
  reported: ComparedValue,
  area: ReportArea,
  say: ReportSay,
): WorkbookCell[] {
  return [
    textCell(area.label),
    textCell(figure.id),
    textCell(figure.label),
    textCell(say("sheet-source-self-report")),
    valueCell(reported),
    textCell(figure.unit),
    textCell(figure.type === "derived" ? say("report-note-derived") : say("sheet-state-answered")),
    null,
    null,
    null,
    null,
  ];
}

/** Numbers and days as such, so that they can be summed and sorted. */
function valueCell({ value, text }: ComparedValue): WorkbookCell {
  if (typeof value === "number") return numberCell(value);
  if (typeof value === "string" && isDay(value)) return dayCell(value);
  return textCell(text);
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(Date.parse(text));
}

function stateText(figure: ReportInputFigure, say: ReportSay): string {
  if (figure.state === "not_available") return say("sheet-state-not-available");
  return figure.type === "derived" ? say("report-note-derived") : say("sheet-state-answered");
}

/** Numbers of the findings proper are those of the report's appendix. */
function findingSheet(input: ReportInput, say: ReportSay): WorkbookSheet {
  const numbers = findingNumbers(input);
  const head = unitHeadPost(input, say);
  return {
    name: say("sheet-findings"),
    columns: [
      { label: say("report-column-number"), width: 6 },
      { label: say("report-column-area"), width: 24 },
      { label: say("report-column-severity"), width: 14 },
      { label: say("report-column-content"), width: 60 },
      { label: say("report-column-remedy"), width: 60 },
      { label: say("report-column-responsible"), width: 28 },
      { label: say("report-column-deadline"), width: 12 },
      { label: say("sheet-column-days"), width: 10 },
      { label: say("sheet-column-basis"), width: 40 },
      { label: say("sheet-column-rules"), width: 16 },
      { label: say("sheet-column-decided"), width: 18 },
    ],
    rows: input.findings.map((finding) => [
      numberCell(numbers.get(finding.id) ?? null),
      textCell(areaLabel(finding.area, input)),
      textCell(
        finding.severity === "observation"
          ? say("sheet-observation")
          : say(`report-severity-${finding.severity}`),
      ),
      textCell(finding.text),
      textCell(finding.recommendation),
      textCell(finding.severity === "observation" ? "" : (finding.responsible ?? head)),
      dayCell(finding.dueDate),
      numberCell(finding.dueDays),
      textCell(finding.legalBasis),
      textCell(finding.rules.join(", ")),
      textCell(say(finding.decided ? "sheet-decided" : "sheet-undecided")),
    ]),
  };
}

function recommendationSheet(input: ReportInput, say: ReportSay): WorkbookSheet {
  const numbers = findingNumbers(input);
  return {
    name: say("sheet-recommendations"),
    columns: [
      { label: say("report-column-number"), width: 6 },
      { label: say("sheet-column-addressee"), width: 24 },
      { label: say("report-column-area"), width: 24 },
      { label: say("report-column-content"), width: 70 },
      { label: say("sheet-column-for-findings"), width: 18 },
      { label: say("report-column-deadline"), width: 12 },
    ],
    rows: allRecommendations(input).map((recommendation, index) => [
      numberCell(index + 1),
      textCell(say(`sheet-addressee-${recommendation.addressee}`)),
      textCell(recommendation.area === null ? "" : areaLabel(recommendation.area, input)),
      textCell(recommendation.text),
      textCell(recommendation.findingIds.flatMap((id) => numbers.get(id) ?? []).join(", ")),
      dayCell(recommendation.dueDate),
    ]),
  };
}

/** Numbers are those of the notice of conclusion. */
function remediationSheet({ points, report }: RemediationInput, say: ReportSay): WorkbookSheet {
  const head = unitHeadPost(report, say);
  return {
    name: say("sheet-remediation"),
    columns: [
      { label: say("report-column-number"), width: 6 },
      { label: say("report-column-area"), width: 24 },
      { label: say("report-column-finding"), width: 50 },
      { label: say("report-column-remedy"), width: 50 },
      { label: say("report-column-responsible"), width: 28 },
      { label: say("report-column-deadline"), width: 12 },
      { label: say("sheet-column-state"), width: 24 },
      { label: say("sheet-column-days-late"), width: 16 },
      { label: say("remedied-column-account"), width: 50 },
      { label: say("sheet-column-account-day"), width: 14 },
      { label: say("sheet-column-files"), width: 12 },
      { label: say("sheet-column-verdict"), width: 40 },
      { label: say("sheet-column-verdict-day"), width: 14 },
    ],
    rows: points.map((point, index) => {
      const account = point.accounts.at(-1);
      return [
        numberCell(index + 1),
        textCell(areaLabel(point.area, report)),
        textCell(point.finding),
        textCell(point.requirement),
        textCell(point.responsible ?? head),
        dayCell(point.dueDate),
        textCell(say(point.resolved ? `remedied-state-${point.state}` : "remedied-state-unresolved")),
        numberCell(point.daysLate),
        textCell(account?.text ?? null),
        dayCell(account?.day ?? null),
        numberCell(point.evidence),
        textCell(point.verdict === null ? null : verdictText(point.verdict, say)),
        dayCell(point.verdict?.day ?? null),
      ];
    }),
  };
}

function verdictText(verdict: NonNullable<RemediationPoint["verdict"]>, say: ReportSay): string {
  const said = say(verdict.accepted ? "sheet-verdict-accepted" : "sheet-verdict-rejected");
  return verdict.text.trim() === ""
    ? said
    : say("remedied-verdict-reason", { verdict: said, reason: verdict.text });
}

function findingNumbers(input: ReportInput): Map<string, number> {
  return new Map(realFindings(input).map((finding, index) => [finding.id, index + 1]));
}

function areaLabel(id: string, input: ReportInput): string {
  return input.areas.find((area) => area.id === id)?.label ?? "";
}

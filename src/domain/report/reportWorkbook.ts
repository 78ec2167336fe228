import { allRecommendations } from "./allRecommendations.ts";
import { realFindings } from "./findingKinds.ts";
import { unitHeadPost } from "./people.ts";
import type { ReportArea, ReportInput, ReportInputFigure } from "./reportInput.ts";
import type { ReportSay } from "./reportTexts.ts";
import {
  dayCell,
  numberCell,
  textCell,
  type Workbook,
  type WorkbookCell,
  type WorkbookSheet,
} from "./workbook.ts";

/** All figures, findings and recommendations of an inspection as tables to sort and count in. */
export function reportWorkbook(input: ReportInput, say: ReportSay): Workbook {
  return {
    createdAt: input.createdAt,
    sheets: [figureSheet(input, say), findingSheet(input, say), recommendationSheet(input, say)],
  };
}

function figureSheet(input: ReportInput, say: ReportSay): WorkbookSheet {
  return {
    name: say("sheet-figures"),
    columns: [
      { label: say("report-column-area"), width: 24 },
      { label: say("sheet-column-id"), width: 30 },
      { label: say("report-column-figure"), width: 50 },
      { label: say("report-column-value"), width: 24 },
      { label: say("report-column-unit"), width: 12 },
      { label: say("sheet-column-state"), width: 18 },
      { label: say("report-note-approximate"), width: 12 },
      { label: say("report-column-note"), width: 40 },
      { label: say("sheet-column-area-state"), width: 16 },
    ],
    rows: input.areas.flatMap((area) =>
      area.figures
        .filter((figure) => figure.state !== "skipped")
        .map((figure) => figureRow(figure, area, say)),
    ),
  };
}

function figureRow(figure: ReportInputFigure, area: ReportArea, say: ReportSay): WorkbookCell[] {
  const { value } = figure;
  return [
    textCell(area.label),
    textCell(figure.id),
    textCell(figure.label),
    typeof value === "number" ? numberCell(value) : textCell(figure.text),
    textCell(figure.unit),
    textCell(stateText(figure, say)),
    textCell(figure.approximate ? say("sheet-yes") : ""),
    textCell(figure.note),
    textCell(say(`sheet-area-${area.status}`)),
  ];
}

function stateText(figure: ReportInputFigure, say: ReportSay): string {
  if (figure.state === "not_available") return say("sheet-state-not-available");
  if (figure.state === "not_applicable") return say("sheet-state-not-applicable");
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

function findingNumbers(input: ReportInput): Map<string, number> {
  return new Map(realFindings(input).map((finding, index) => [finding.id, index + 1]));
}

function areaLabel(id: string, input: ReportInput): string {
  return input.areas.find((area) => area.id === id)?.label ?? "";
}

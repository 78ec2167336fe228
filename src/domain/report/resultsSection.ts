import { areaFigures, closingAnswer, closingLines } from "./areaFigures.ts";
import { areaNarrative, withoutOfWhich } from "./areaNarrative.ts";
import { dashPoints, paragraph } from "./blocks.ts";
import type { FigureTables } from "./figureTables.ts";
import type { AppendixNames } from "./appendixNames.ts";
import type { ReportCharts } from "./reportCharts.ts";
import type { SectionDraft } from "./numberSections.ts";
import type { ReportArea, ReportInput } from "./reportInput.ts";
import type { Block } from "./reportModel.ts";
import type { ReportSay } from "./reportSay.ts";
import { ended, lowerFirst } from "../language/sentence.ts";

/** II: area by area the figures as sentences, the rating, where the tables are, and charts. */
export function resultsSection(
  input: ReportInput,
  tables: FigureTables,
  appendices: AppendixNames,
  charts: ReportCharts,
  say: ReportSay,
): SectionDraft {
  return {
    id: "results",
    title: say("report-results"),
    blocks: [],
    children: input.areas.map((area) => ({
      id: `results.${area.id}`,
      title: area.label,
      blocks: [
        ...areaBlocks(area, input, tables.numbers.get(area.id) ?? [], appendices.figures, say),
        ...(charts.byArea.get(area.id) ?? []),
      ],
      children: [],
    })),
  };
}

function areaBlocks(
  area: ReportArea,
  input: ReportInput,
  tableNumbers: readonly number[],
  appendix: string | null,
  say: ReportSay,
): Block[] {
  const figures = areaFigures(area);
  const missing = figures.filter((figure) => figure.state === "not_available");
  const rating = closingAnswer(area, "rating");
  const remarks = closingLines(area, "limitations");
  const content: Block[] = [
    ...dashPoints(areaNarrative(figures, input.language, say)),
    ...(missing.length === 0
      ? []
      : [
          paragraph(
            say("report-no-data-on", {
              labels: missing.map((figure) => lowerFirst(withoutOfWhich(figure.label, say))).join("; "),
            }),
          ),
        ]),
    ...(rating === null ? [] : [paragraph(say("report-area-rating", { rating: lowerFirst(rating.text) }))]),
    ...(remarks.length === 0
      ? []
      : [paragraph(ended(say("report-area-limitations", { text: remarks.join("; ") })))]),
    ...tablesSentence(tableNumbers, appendix, say),
  ];
  if (content.length === 0) content.push(paragraph(say("report-area-empty")));
  return area.submitted ? content : [paragraph(say("report-area-open")), ...content];
}

function tablesSentence(numbers: readonly number[], appendix: string | null, say: ReportSay): Block[] {
  if (numbers.length === 0 || appendix === null) return [];
  const [first = "", second] = numbers.map((number) => say("report-table", { number: String(number) }));
  const tables = second === undefined ? first : say("report-and", { list: first, last: second });
  return [paragraph(say("report-area-see", { tables, appendix }))];
}

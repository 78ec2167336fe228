import { formatNumber } from "../answer/formatNumber.ts";
import { SEVERITIES } from "../inspection/areas.ts";
import { areaFigures } from "./areaFigures.ts";
import { figureTree, valueWithRate, withoutOfWhich } from "./areaNarrative.ts";
import { realFindings } from "./realFindings.ts";
import type { ReportArea, ReportInput } from "./reportInput.ts";
import type { ChartBar, ChartBlock } from "./reportModel.ts";
import type { ReportSay } from "./reportSay.ts";
import { upperFirst } from "../language/sentence.ts";

export interface ReportCharts {
  /** Charts of an area's figures, by area id. */
  byArea: ReadonlyMap<string, ChartBlock[]>;
  /** Findings by area and severity; empty when there are too few to look at. */
  findings: ChartBlock[];
}

export const NO_CHARTS: ReportCharts = { byArea: new Map(), findings: [] };

/** Fewer are read faster than looked at. */
const LEAST_PARTS = 2;
const LEAST_FINDINGS = 5;

const SHORTCOMINGS = SEVERITIES.filter((severity) => severity !== "observation");

/**
 * Charts where people would rather look than read, numbered through: of each total whose parts the form
 * counts in percent (dossiers by way of receipt, in time and late), and of the findings.
 */
export function reportCharts(input: ReportInput, say: ReportSay): ReportCharts {
  let count = 0;
  const numbered = (chart: ChartBlock): ChartBlock => {
    count += 1;
    const number = formatNumber(count, input.language);
    return { ...chart, caption: say("report-chart", { number, text: chart.caption }) };
  };
  const byArea = new Map(
    input.areas.map((area) => [area.id, areaCharts(area, input, say).map((chart) => numbered(chart))]),
  );
  return { byArea, findings: findingCharts(input, say).map((chart) => numbered(chart)) };
}

function areaCharts(area: ReportArea, input: ReportInput, say: ReportSay): ChartBlock[] {
  const tree = figureTree(areaFigures(area), say);
  return tree.roots.flatMap((total): ChartBlock[] => {
    const whole = total.value;
    const bars = (tree.parts.get(total.id) ?? []).flatMap((part): ChartBar[] =>
      tree.rates.has(part.id) && typeof part.value === "number" && part.value >= 0
        ? [
            {
              label: upperFirst(withoutOfWhich(part.label, say)),
              values: [part.value],
              text: valueWithRate(part, tree, input.language, say),
            },
          ]
        : [],
    );
    if (typeof whole !== "number" || whole <= 0 || bars.length < LEAST_PARTS) return [];
    return [chartOf({ caption: total.label, series: [], bars, full: whole }, say)];
  });
}

function findingCharts(input: ReportInput, say: ReportSay): ChartBlock[] {
  const findings = realFindings(input);
  const areas = input.areas.filter(({ id }) => findings.some(({ area }) => area === id));
  if (findings.length < LEAST_FINDINGS || areas.length < LEAST_PARTS) return [];
  const severities = SHORTCOMINGS.filter((severity) =>
    findings.some((finding) => finding.severity === severity),
  );
  const bars = areas.map((area): ChartBar => {
    const own = findings.filter((finding) => finding.area === area.id);
    return {
      label: area.label,
      values: severities.map((severity) => own.filter((finding) => finding.severity === severity).length),
      text: formatNumber(own.length, input.language),
    };
  });
  const series =
    severities.length > 1 ? severities.map((severity) => say(`report-severity-${severity}`)) : [];
  return [chartOf({ caption: say("report-chart-findings"), series, bars, full: null }, say)];
}

/** The alternative text has every number of the chart. */
function chartOf(
  { caption, series, bars, full }: Pick<ChartBlock, "caption" | "series" | "bars" | "full">,
  say: ReportSay,
): ChartBlock {
  const texts = bars.map(({ label, text, values }) => {
    const parts = series.map((name, place) => `${name} ${values[place] ?? 0}`).join(", ");
    return series.length > 1 ? `${label}: ${text} (${parts})` : `${label}: ${text}`;
  });
  return {
    type: "chart",
    caption,
    series,
    bars,
    full,
    alt: say("report-chart-alt", { caption, bars: texts.join("; ") }),
  };
}

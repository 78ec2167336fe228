import { NOTATION_WORDS } from "../answer/notationWords.ts";
import { allRecommendations } from "./allRecommendations.ts";
import { realFindings, reportObservations } from "./realFindings.ts";
import type { ReportInput, ReportInputFinding } from "./reportInput.ts";
import type { ReportFigure, ReportFinding, ReportModel } from "./reportModel.ts";

/** The report as data, for people's own tools: same ids as in the form and the database. */
export function reportData(
  input: ReportInput,
): Pick<ReportModel, "findings" | "observations" | "recommendations" | "figures"> {
  return {
    findings: realFindings(input).map((finding) => findingData(finding)),
    observations: reportObservations(input).map((finding) => findingData(finding)),
    recommendations: allRecommendations(input).map(({ id, text, addressee, findingIds, dueDate }) => ({
      id,
      text,
      addressee,
      findingIds,
      dueDate,
    })),
    figures: figureData(input),
  };
}

function findingData(finding: ReportInputFinding): ReportFinding {
  const { id, area, severity, text, recommendation, dueDate, rules, decided } = finding;
  return { id, area, severity, text, recommendation, dueDate, rules, decided };
}

/** Answered, not available and derived; the closing questions among them. */
function figureData(input: ReportInput): ReportFigure[] {
  const words = NOTATION_WORDS[input.language];
  return input.areas.flatMap((area) =>
    area.figures.flatMap((figure): ReportFigure[] => {
      const { id, label, unit, approximate, state } = figure;
      if (state === "skipped") return [];
      const common = { id, area: area.id, label, unit, approximate };
      if (state === "answered") {
        const { value, text, type } = figure;
        return [{ ...common, value, text, state: type === "derived" ? "derived" : "answered" }];
      }
      return [{ ...common, value: null, text: words.notAvailable, state }];
    }),
  );
}

/** Figures the unit has no data for, over all areas. */
export function missingFigures(input: ReportInput): number {
  return input.areas.reduce(
    (count, area) => count + area.figures.filter((figure) => figure.state === "not_available").length,
    0,
  );
}

import { closingLines } from "./areaFigures.ts";
import type { ReportInput, ReportInputFinding, ReportInputRecommendation } from "./reportInput.ts";
import { containsText, sameText } from "../language/sentence.ts";

/**
 * The recommendations of the report: those that were entered, and what members wrote under
 * "Kiến nghị" at the end of their areas, which goes to the unit. A text said twice is kept once.
 */
export function allRecommendations(input: ReportInput): ReportInputRecommendation[] {
  const all = [...input.recommendations];
  const known = (text: string) => all.some((recommendation) => sameText(recommendation.text, text));
  for (const area of input.areas) {
    for (const [index, text] of closingLines(area, "recommendations").entries()) {
      if (known(text)) continue;
      all.push({
        id: `${area.id}_recommendations_${index + 1}`,
        text,
        addressee: "unit",
        area: area.id,
        findingIds: [],
        dueDate: null,
      });
    }
  }
  return all;
}

/**
 * What is to be done about a finding: its own recommendation, then those entered for it alone that
 * say more than it.
 */
export function remediesOf(
  finding: ReportInputFinding,
  recommendations: readonly ReportInputRecommendation[],
): string[] {
  const own = finding.recommendation.trim();
  const linked = recommendations
    .filter((recommendation) => belongsTo(recommendation, finding))
    .map(({ text }) => text)
    .filter((text) => !containsText(own, text));
  return own === "" ? linked : [own, ...linked];
}

/** One that answers several findings stands by itself instead of being repeated under each. */
export function belongsTo(
  { addressee, findingIds }: ReportInputRecommendation,
  finding: ReportInputFinding,
): boolean {
  return addressee === "unit" && findingIds.length === 1 && findingIds[0] === finding.id;
}

/** The day the finding is to be remedied by; failing that, the latest of its recommendations. */
export function deadlineOf(
  finding: ReportInputFinding,
  recommendations: readonly ReportInputRecommendation[],
): string | null {
  if (finding.dueDate !== null) return finding.dueDate;
  const days = recommendations
    .filter((recommendation) => belongsTo(recommendation, finding))
    .flatMap(({ dueDate }) => (dueDate === null ? [] : [dueDate]));
  return days.sort().at(-1) ?? null;
}

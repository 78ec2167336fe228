import type { ReportInput } from "./reportInput.ts";
import { withoutEnd } from "../language/sentence.ts";

/** Labels stand in the middle of sentences: without the ":" or "." a form may have behind them. */
export function withCleanLabels(input: ReportInput): ReportInput {
  const areas = input.areas.map((area) => ({
    ...area,
    label: withoutEnd(area.label),
    figures: area.figures.map((figure) => ({ ...figure, label: withoutEnd(figure.label) })),
  }));
  return { ...input, areas };
}

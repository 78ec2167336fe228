import type { ReportArea, ReportInputFigure } from "./reportInput.ts";
import { linesOf } from "../language/sentence.ts";

/** The questions that close every area, by the end of their names (`procedures_rating`). */
const CLOSING = ["rating", "strengths", "limitations", "causes", "recommendations", "evidence"] as const;
type Closing = (typeof CLOSING)[number];

/** Figures proper, those of the closing questions left out. */
export function areaFigures(area: ReportArea): ReportInputFigure[] {
  const closing = new Set<string>(CLOSING.map((name) => closingId(area, name)));
  return area.figures.filter((figure) => !closing.has(figure.id));
}

/** Answered, derived or without data: skipped and not applicable ones are no matter of a report. */
export function isShown(figure: ReportInputFigure): boolean {
  return figure.state === "answered" || figure.state === "not_available";
}

/** The closing question, when it has an answer. */
export function closingAnswer(area: ReportArea, name: Closing): ReportInputFigure | null {
  const id = closingId(area, name);
  return area.figures.find((figure) => figure.id === id && figure.state === "answered") ?? null;
}

/** The points of a closing text, one a line as typed. */
export function closingLines(area: ReportArea, name: Closing): string[] {
  return linesOf(closingAnswer(area, name)?.text ?? "");
}

/** A number with a unit, as against a choice or a text; of a missing answer the form says it. */
export function isQuantity(figure: ReportInputFigure): boolean {
  return figure.quantity !== null || typeof figure.value === "number";
}

function closingId(area: ReportArea, name: Closing): string {
  return `${area.id}_${name}`;
}

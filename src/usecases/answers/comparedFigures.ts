import type { ComparedValue, ReportInputFigure } from "../../domain/report/reportInput.ts";
import { sessionFigures } from "../../domain/report/sessionFigures.ts";
import type { Locale } from "../../domain/text.ts";
import type { Act } from "../../messaging/act.ts";
import { openArea, openInspectionSession, type OpenArea } from "./openArea.ts";

/** What others say of the same figure; null when they say nothing. */
export interface ComparedFigures {
  /** The unit about itself, in a report it has handed in. */
  selfReported(area: string, figure: ReportInputFigure): ComparedValue | null;
  /** The inspection of the unit before. */
  previous(area: string, figure: ReportInputFigure): ComparedValue | null;
}

type FiguresByArea = ReadonlyMap<string, readonly ReportInputFigure[]>;

/** Reads the unit's own report and the inspection before; calculated figures are of the same side. */
export async function comparedFigures(
  act: Act,
  given: { areas: readonly OpenArea[]; previousId: string | null; language: Locale },
): Promise<ComparedFigures> {
  const { areas, previousId, language } = given;
  const reported = new Map<string, ReportInputFigure[]>();
  for (const { recordId, area, hasSelfReport } of areas) {
    const own = hasSelfReport ? await openArea(act, recordId, "self_report") : null;
    if (own !== null) reported.set(area, sessionFigures(own.session, area, language));
  }
  const before = previousId === null ? [] : (await openInspectionSession(act, previousId)).areas;
  const found = new Map(
    before.map(({ session, area }) => [area, sessionFigures(session, area, language)] as const),
  );
  return {
    selfReported: (area, figure) => sameFigure(reported, area, figure),
    previous: (area, figure) => sameFigure(found, area, figure),
  };
}

/** A form may have asked something else under the name before: another kind of answer is none. */
function sameFigure(figures: FiguresByArea, area: string, figure: ReportInputFigure): ComparedValue | null {
  const other = figures.get(area)?.find(({ id }) => id === figure.id);
  if (other === undefined || other.state !== "answered") return null;
  const isSameKind =
    other.quantity === figure.quantity &&
    (figure.value === null ||
      (typeof other.value === typeof figure.value && isChoice(other) === isChoice(figure)));
  return isSameKind ? { value: other.value, text: other.text } : null;
}

/** A choice is stored by its name and printed by its label. */
function isChoice({ value, text }: ReportInputFigure): boolean {
  return Array.isArray(value) || (typeof value === "string" && value !== text);
}

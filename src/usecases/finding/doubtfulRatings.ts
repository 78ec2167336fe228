import { mergeFindings } from "../../domain/finding/mergeFindings.ts";
import { ratingDoubt, ratingQuestion, type RatingDoubt } from "../../domain/finding/ratingDoubt.ts";
import type { StoredValue } from "../../domain/form/session/storedAnswer.ts";
import type { Severity } from "../../domain/inspection/areas.ts";
import type { Act } from "../../messaging/act.ts";
import { openInspectionSession, type OpenArea } from "../answers/openArea.ts";
import { firedRules } from "./firedRules.ts";

/** An area whose rating does not go with its findings. */
export interface DoubtfulRating {
  area: OpenArea;
  path: string;
  doubt: RatingDoubt;
}

interface StoredFinding {
  area: string;
  severity: Severity;
  state: string;
  proposalKey: string | null;
}

/**
 * What would be odd about `value` as the rating of an area; null for every other question. What the rules
 * would propose now counts like a finding, unless the lead has dismissed it.
 */
export async function ratingDoubtOf(
  act: Act,
  area: OpenArea,
  path: string,
  value: StoredValue,
): Promise<RatingDoubt | null> {
  if (area.source !== "on_site" || path !== ratingQuestion(area.area)) return null;
  const stored = (await storedFindings(act, area.inspection.id)).filter((one) => one.area === area.area);
  const known = new Set(stored.map((one) => one.proposalKey));
  const proposed = mergeFindings(firedRules(area.session, area.area)).filter(({ key }) => !known.has(key));
  const standing = stored.filter((one) => one.state !== "dismissed");
  return ratingDoubt(
    value,
    [...proposed, ...standing].map((one) => one.severity),
  );
}

/** Areas of an inspection to look at once more before the report; the findings must be in line (syncFindings). */
export async function doubtfulRatings(act: Act, inspectionId: string): Promise<DoubtfulRating[]> {
  const { areas } = await openInspectionSession(act, inspectionId);
  const doubtful: DoubtfulRating[] = [];
  for (const area of areas) {
    const path = ratingQuestion(area.area);
    if (!area.session.has(path)) continue;
    const doubt = await ratingDoubtOf(act, area, path, area.session.value(path));
    if (doubt !== null) doubtful.push({ area, path, doubt });
  }
  return doubtful;
}

async function storedFindings(act: Act, inspectionId: string): Promise<StoredFinding[]> {
  // On the way of every question: the first use of Prisma costs more than all statements of an answer.
  const { rows } = await act.uow.sql.query<StoredFinding>({
    text: `SELECT area, severity, state, "proposalKey" FROM "Finding" WHERE "inspectionId" = $1`,
    values: [inspectionId],
  });
  return rows;
}

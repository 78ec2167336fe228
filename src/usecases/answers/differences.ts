import type { StoredValue } from "../../domain/form/session/storedAnswer.ts";
import type { Act } from "../../messaging/act.ts";
import type { OpenArea } from "./openArea.ts";

/** A question for which the unit has reported something else than the team has found. */
export interface Difference {
  recordId: number;
  area: string;
  question: string;
  reported: StoredValue;
  found: StoredValue;
}

const DIFFERENCES = `
SELECT r.id AS "recordId", r.area, own.question, own.value AS reported, team.value AS found
  FROM "AreaRecord" r
  JOIN "SelfReport" s ON s."areaRecordId" = r.id AND s.status = 'submitted'
  JOIN "Answer" own ON own."areaRecordId" = r.id AND own.source = 'self_report' AND own.state = 'answered'
  JOIN "Answer" team ON team."areaRecordId" = r.id AND team.question = own.question
                    AND team.source = 'on_site' AND team.state = 'answered'
 WHERE own.value IS DISTINCT FROM team.value AND `;

/** Differences between the unit's own report and what was found on site, in all areas of an inspection. */
export async function inspectionDifferences(act: Act, inspectionId: string): Promise<Difference[]> {
  // By hand: Prisma cannot compare two rows of a table with each other.
  const { rows } = await act.uow.sql.query<Difference>({
    text: `${DIFFERENCES} r."inspectionId" = $1 ORDER BY r.ordinal, r.id`,
    values: [inspectionId],
  });
  return rows;
}

/** Paths of the questions of one area that differ, in the order of the form. */
export async function differingPaths(act: Act, area: OpenArea): Promise<string[]> {
  if (area.source !== "on_site" || !area.hasSelfReport) return [];
  const { rows } = await act.uow.sql.query<Difference>({
    text: `${DIFFERENCES} r.id = $1`,
    values: [area.recordId],
  });
  const paths = new Set(rows.map((row) => row.question));
  return area.session
    .questions(area.area)
    .map((question) => question.path)
    .filter((path) => paths.has(path));
}

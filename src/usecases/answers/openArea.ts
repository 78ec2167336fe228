import type { FormSession } from "../../domain/form/session/FormSession.ts";
import type { AnswerSource } from "../../domain/inspection/answerSource.ts";
import { formParameters } from "../../domain/inspection/formParameters.ts";
import { leg, runTrip, type Statement } from "../../db/hot/trip.ts";
import type { Act } from "../../messaging/act.ts";
import { holdingSql } from "../../policies/membership.ts";
import { loadForm } from "../form/formLibrary.ts";
import { openEntries, repeatsSchema, type RepeatsState } from "./repeatsState.ts";

/** One area of one inspection with everything the dialogue needs to ask and to save. */
export interface OpenArea {
  recordId: number;
  area: string;
  status: "draft" | "submitted" | "returned" | "approved";
  version: number;
  /** Path of the question to ask next; null: the first open one. */
  cursor: string | null;
  /** Whose answers: those of the team on site, or what the unit reports about itself. */
  source: AnswerSource;
  /** Side that was asked for. */
  asked: AnswerSource | undefined;
  /** The acting person is assigned to this area now, or reports about it for the unit. */
  mine: boolean;
  /** The unit's own report is over: the visit has been. */
  late: boolean;
  /** Day of the conclusion (yyyy-mm-dd), after which answers are only corrected; null before it. */
  concludedOn: string | null;
  repeats: RepeatsState;
  /** Answers the lead has sent back and that are not settled yet, with the comment, by path. */
  returned: ReadonlyMap<string, string>;
  /** What the lead said when the area was sent back or reopened. */
  returnReason: string | null;
  /** The unit has handed in its own report about the area. */
  hasSelfReport: boolean;
  inspection: AreaInspection;
  session: FormSession;
}

export interface AreaInspection {
  id: string;
  code: string;
  unit: string;
  unitType: string;
  visitDate: string;
  dataPeriodFrom: string;
  dataPeriodTo: string;
  dossierCountBasis: string;
  formVersionId: string;
  answersVersion: number;
  /** The inspection of this unit before; null when none is on record. */
  previousId: string | null;
}

interface AreaRow extends AreaInspection {
  concludedOn: string | null;
  area: string;
  status: OpenArea["status"];
  version: number;
  cursor: string | null;
  repeats: unknown;
  mine: boolean;
  reports: boolean;
  selfStatus: OpenArea["status"] | null;
  selfVersion: number | null;
  selfCursor: string | null;
  selfRepeats: unknown;
  returned: Record<string, string> | null;
  returnReason: string | null;
  answersEpoch: number;
  parameters: Record<string, string | number>;
  priorFindings: number | null;
}

// Hand-written: on the way of every answer.
const OPEN_AREA: Statement<AreaRow> = {
  name: "open-area",
  text: `
SELECT to_json(a) FROM (
SELECT r.area, r.status, r.version, r.cursor, r.repeats, r."returnReason",
       s.status AS "selfStatus", s.version AS "selfVersion", s.cursor AS "selfCursor", s.repeats AS "selfRepeats",
       CASE WHEN r.status = 'returned' THEN
         (SELECT json_object_agg(b.question, b.comment) FROM "ReturnedAnswer" b
           WHERE b."areaRecordId" = r.id AND b."settledAt" IS NULL) END AS returned,
       i.id, i.code, i."visitDate"::text AS "visitDate", i."dataPeriodFrom"::text AS "dataPeriodFrom",
       i."dataPeriodTo"::text AS "dataPeriodTo", i.details ->> 'dossierCountBasis' AS "dossierCountBasis",
       i."concludedOn"::text AS "concludedOn", i."formVersionId", i."answersVersion", i."answersEpoch", i.parameters, i."previousId", u.name AS unit, u.type AS "unitType",
       (SELECT count(*)::int FROM "Finding" f
         WHERE f."inspectionId" = i."previousId" AND f.severity <> 'observation' AND f.state <> 'dismissed'
         HAVING i."previousId" IS NOT NULL) AS "priorFindings",
       EXISTS (SELECT 1 FROM "AreaAssignment" a JOIN "TeamMember" m ON m.id = a."memberId"
                WHERE a."areaRecordId" = r.id AND m."personId" = $2::text
                  AND ${holdingSql("answer", "m", "i")}) AS mine,
       -- People of the unit report about all areas, or about those they are given.
       EXISTS (SELECT 1 FROM "TeamMember" m
                WHERE m."inspectionId" = i.id AND m."personId" = $2::text
                  AND ${holdingSql("reportOnUnit", "m", "i")}
                  AND (NOT EXISTS (SELECT 1 FROM "AreaAssignment" a WHERE a."memberId" = m.id)
                       OR EXISTS (SELECT 1 FROM "AreaAssignment" a
                                   WHERE a."memberId" = m.id AND a."areaRecordId" = r.id))) AS reports
  FROM "AreaRecord" r
  LEFT JOIN "SelfReport" s ON s."areaRecordId" = r.id
  JOIN "Inspection" i ON i.id = r."inspectionId"
  JOIN "Unit" u ON u.id = i."unitId"
 WHERE r.id = $1::int) a`,
  read: ([row]) => JSON.parse(row ?? "null"),
};

/**
 * Opens an area for the acting person: the team's answers, or for people of the unit what they report
 * themselves. Null when there is none with this number. Whether it may be changed: isOpenForAnswers.
 * @param source the answers of one side, whoever asks
 */
export async function openArea(act: Act, recordId: number, source?: AnswerSource): Promise<OpenArea | null> {
  if (!Number.isSafeInteger(recordId)) return null;
  const opened = leg(OPEN_AREA, [String(recordId), act.actor?.id ?? null]);
  await runTrip(act.uow.sql, [opened]);
  const [row] = opened.rows;
  if (row === undefined) return null;
  const side = source ?? (!row.mine && row.reports ? "self_report" : "on_site");
  const session = await act.sessions.open(act.uow.sql, { ...row, source: side }, async () => ({
    form: await loadForm(act, row.formVersionId),
    parameters: formParameters({ ...row, answerSource: side, given: row.parameters }),
  }));
  const own = side === "self_report";
  const repeats = repeatsSchema.parse((own ? row.selfRepeats : row.repeats) ?? {});
  openEntries(session, repeats);
  return {
    recordId,
    area: row.area,
    source: side,
    asked: source,
    status: own ? (row.selfStatus ?? "draft") : row.status,
    version: own ? (row.selfVersion ?? 0) : row.version,
    cursor: own ? row.selfCursor : row.cursor,
    mine: own ? row.reports : row.mine,
    late: own && act.today > row.visitDate,
    concludedOn: row.concludedOn,
    repeats,
    returned: new Map(own ? [] : Object.entries(row.returned ?? {})),
    returnReason: own ? null : row.returnReason,
    hasSelfReport: row.selfStatus === "submitted",
    inspection: row,
    session,
  };
}

/** The area may be changed by the acting person now; once the inspection is concluded by nobody. */
export function isOpenForAnswers(area: OpenArea): boolean {
  return (
    area.mine &&
    !area.late &&
    area.concludedOn === null &&
    (area.status === "draft" || area.status === "returned")
  );
}

/** The team's session of a whole inspection, through its first area. */
export async function openInspectionSession(
  act: Act,
  inspectionId: string,
): Promise<{ session: FormSession; areas: OpenArea[] }> {
  const tx = await act.uow.prisma();
  const records = await tx.areaRecord.findMany({ where: { inspectionId }, orderBy: { ordinal: "asc" } });
  const areas: OpenArea[] = [];
  for (const record of records) {
    const area = await openArea(act, record.id, "on_site");
    if (area !== null) areas.push(area);
  }
  const [first] = areas;
  if (first === undefined) throw new Error(`inspection ${inspectionId} has no area`);
  return { session: first.session, areas };
}

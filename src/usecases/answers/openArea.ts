import type { FormSession } from "../../domain/form/FormSession.ts";
import { formParameters } from "../../domain/inspection/formParameters.ts";
import type { Act } from "../../messaging/act.ts";
import { loadForm } from "../form/formLibrary.ts";

/** One area of one inspection with everything the dialogue needs to ask and to save. */
export interface OpenArea {
  recordId: number;
  area: string;
  status: "draft" | "submitted" | "returned" | "approved";
  version: number;
  /** Path of the question to ask next; null: the first open one. */
  cursor: string | null;
  /** The acting person is assigned to this area now. */
  mine: boolean;
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
}

interface AreaRow extends AreaInspection {
  area: string;
  status: OpenArea["status"];
  version: number;
  cursor: string | null;
  mine: boolean;
  answersVersion: number;
  parameters: Record<string, string | number>;
  priorFindings: number | null;
}

const OPEN_AREA = `
SELECT r.area, r.status, r.version, r.cursor,
       i.id, i.code, i."visitDate"::text AS "visitDate", i."dataPeriodFrom"::text AS "dataPeriodFrom",
       i."dataPeriodTo"::text AS "dataPeriodTo", i.details ->> 'dossierCountBasis' AS "dossierCountBasis",
       i."formVersionId", i."answersVersion", i.parameters, u.name AS unit, u.type AS "unitType",
       (SELECT count(*)::int FROM "Finding" f
         WHERE f."inspectionId" = i."previousId" AND f.severity <> 'observation' AND f.state <> 'dismissed'
         HAVING i."previousId" IS NOT NULL) AS "priorFindings",
       EXISTS (SELECT 1 FROM "AreaAssignment" a JOIN "TeamMember" m ON m.id = a."memberId"
                WHERE a."areaRecordId" = r.id AND m."personId" = $2 AND m."removedAt" IS NULL) AS mine
  FROM "AreaRecord" r
  JOIN "Inspection" i ON i.id = r."inspectionId"
  JOIN "Unit" u ON u.id = i."unitId"
 WHERE r.id = $1`;

/** Opens an area; null when there is none with this number. Whether it may be changed is `mine` and `status`. */
export async function openArea(act: Act, recordId: number): Promise<OpenArea | null> {
  if (!Number.isSafeInteger(recordId)) return null;
  const { rows } = await act.uow.sql.query<AreaRow>({
    name: "open-area",
    text: OPEN_AREA,
    values: [recordId, act.actor?.id ?? null],
  });
  const row = rows[0];
  if (row === undefined) return null;
  const session = await act.sessions.open(act.uow.sql, row, async () => ({
    form: await loadForm(act, row.formVersionId),
    parameters: formParameters({ ...row, given: row.parameters }),
  }));
  const { area, status, version, cursor, mine } = row;
  return { recordId, area, status, version, cursor, mine, inspection: row, session };
}

/** The area may be changed by the acting person now. */
export function isOpenForAnswers(area: OpenArea): boolean {
  return area.mine && (area.status === "draft" || area.status === "returned");
}

/** The session of a whole inspection, through its first area. */
export async function openInspectionSession(
  act: Act,
  inspectionId: string,
): Promise<{ session: FormSession; areas: OpenArea[] }> {
  const tx = await act.uow.prisma();
  const records = await tx.areaRecord.findMany({ where: { inspectionId }, orderBy: { ordinal: "asc" } });
  const areas: OpenArea[] = [];
  for (const record of records) {
    const area = await openArea(act, record.id);
    if (area !== null) areas.push(area);
  }
  const [first] = areas;
  if (first === undefined) throw new Error(`inspection ${inspectionId} has no area`);
  return { session: first.session, areas };
}

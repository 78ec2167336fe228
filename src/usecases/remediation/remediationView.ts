import type { Severity } from "../../domain/inspection/areas.ts";
import type { RemediationState } from "../../domain/remediation/remediationState.ts";
import type { Act } from "../../messaging/act.ts";
import { holdingSql } from "../../policies/membership.ts";

/** A remediation with what people need to know of it; days are yyyy-mm-dd. */
export interface RemediationView {
  id: string;
  version: number;
  state: RemediationState;
  findingId: string;
  area: string;
  severity: Severity;
  text: string;
  recommendation: string;
  /** Place among the points of its inspection, and how many there are: "1/3". */
  number: number;
  total: number;
  inspectionId: string;
  inspectionCode: string;
  formVersionId: string;
  organizationId: string;
  /** Unit that has to remedy; not the inspected one after a move. */
  unitId: string;
  unit: string;
  inspectedUnitId: string;
  concludedOn: string;
  dueDate: string;
  toldOn: string;
  assigneeId: string | null;
  assignee: string | null;
  /** The request that nobody has decided yet. */
  extension: { id: string; to: string; reason: string } | null;
  /** Files received for it, whatever entry they came with. */
  evidence: number;
  /** Last words of the unit, when and what it was. */
  lastReport: { kind: string; text: string | null; at: Date } | null;
}

type Row = Omit<RemediationView, "extension" | "lastReport"> & {
  extensionId: string | null;
  extensionTo: string | null;
  extensionReason: string | null;
  reportKind: string | null;
  reportText: string | null;
  reportAt: Date | null;
};

const SELECT = `
SELECT r.id, r.version, r.state, r."findingId", f.area, f.severity, f.text, f.recommendation,
       p.number, p.total, i.id AS "inspectionId", i.code AS "inspectionCode", i."formVersionId",
       i."organizationId", r."unitId", u.name AS unit, i."unitId" AS "inspectedUnitId",
       coalesce(i."concludedOn", r."assignedOn")::text AS "concludedOn",
       r."dueDate"::text AS "dueDate", r."toldOn"::text AS "toldOn",
       r."assigneeId", a."fullName" AS assignee,
       x.id AS "extensionId", x."toDate"::text AS "extensionTo", x.reason AS "extensionReason",
       (SELECT count(*)::int FROM "Evidence" v JOIN "RemediationEntry" e ON e.id = v."remediationEntryId"
         WHERE e."remediationId" = r.id AND v.state <> 'refused') AS evidence,
       l.kind AS "reportKind", l.text AS "reportText", l.at AS "reportAt"
  FROM "Remediation" r
  JOIN "Finding" f ON f.id = r."findingId"
  JOIN "Inspection" i ON i.id = f."inspectionId"
  JOIN "Unit" u ON u.id = r."unitId"
  LEFT JOIN "Person" a ON a.id = r."assigneeId"
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE g.ordinal <= f.ordinal)::int AS number, count(*)::int AS total
      FROM "Finding" g JOIN "Remediation" s ON s."findingId" = g.id WHERE g."inspectionId" = i.id) p
  LEFT JOIN LATERAL (
    SELECT id, "toDate", reason FROM "DeadlineExtension"
     WHERE "remediationId" = r.id AND granted IS NULL ORDER BY "requestedAt" DESC LIMIT 1) x ON true
  LEFT JOIN LATERAL (
    SELECT kind, text, at FROM "RemediationEntry"
     WHERE "remediationId" = r.id AND kind IN ('reportProgress', 'submit', 'contest', 'start')
     ORDER BY at DESC, id DESC LIMIT 1) l ON true`;

const ORDER = `ORDER BY r."dueDate", i."visitDate", i.id, f.ordinal`;

/** Null when there is none with this id. */
export async function findRemediation(act: Act, id: string): Promise<RemediationView | null> {
  // By hand: a place among others and the newest entry beside each row (LATERAL), which Prisma cannot say.
  const { rows } = await act.uow.sql.query<Row>({ text: `${SELECT} WHERE r.id = $1`, values: [id] });
  const [row] = rows;
  return row === undefined ? null : viewOf(row);
}

/** Those with these ids, by due date. */
export async function findRemediations(act: Act, ids: readonly string[]): Promise<RemediationView[]> {
  const { rows } = await act.uow.sql.query<Row>({
    text: `${SELECT} WHERE r.id = ANY($1) ${ORDER}`,
    values: [ids],
  });
  return rows.map(viewOf);
}

/** What the acting person answers for as one of a unit's people, closed ones left out, by due date. */
export async function ownRemediations(act: Act): Promise<RemediationView[]> {
  if (act.actor === null) return [];
  const { rows } = await act.uow.sql.query<Row>({
    text: `${SELECT}
           WHERE r.state <> 'closed' AND EXISTS (
             SELECT 1 FROM "TeamMember" m
              WHERE m."inspectionId" = i.id AND m."personId" = $1 AND ${holdingSql("remedy", "m", "i")}
                AND (r."assigneeId" = $1
                     OR m.role IN ('unit_head', 'unit_contact') AND coalesce(m."unitId", i."unitId") = r."unitId"))
           ${ORDER}`,
    values: [act.actor.id],
  });
  return rows.map(viewOf);
}

/** All open ones of the inspections in which a person, else the acting one, follows the remediation, by due date. */
export async function followedRemediations(
  act: Act,
  personId: string | undefined = act.actor?.id,
): Promise<RemediationView[]> {
  if (personId === undefined) return [];
  const { rows } = await act.uow.sql.query<Row>({
    text: `${SELECT}
           WHERE r.state <> 'closed' AND EXISTS (
             SELECT 1 FROM "TeamMember" m
              WHERE m."inspectionId" = i.id AND m."personId" = $1 AND ${holdingSql("followRemediation", "m", "i")})
           ${ORDER}`,
    values: [personId],
  });
  return rows.map(viewOf);
}

/** All of an inspection, by due date. */
export async function inspectionRemediations(act: Act, inspectionId: string): Promise<RemediationView[]> {
  const { rows } = await act.uow.sql.query<Row>({
    text: `${SELECT} WHERE i.id = $1 ${ORDER}`,
    values: [inspectionId],
  });
  return rows.map(viewOf);
}

function viewOf(row: Row): RemediationView {
  const { extensionId, extensionTo, extensionReason, reportKind, reportText, reportAt, ...view } = row;
  return {
    ...view,
    extension:
      extensionId === null || extensionTo === null
        ? null
        : { id: extensionId, to: extensionTo, reason: extensionReason ?? "" },
    lastReport:
      reportKind === null || reportAt === null ? null : { kind: reportKind, text: reportText, at: reportAt },
  };
}

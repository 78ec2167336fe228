import type { Act } from "../../messaging/act.ts";
import { memberships } from "../people/memberships.ts";
import { holdingSql } from "../../policies/membership.ts";

/**
 * The area the acting person goes on with: the one answered last among those still open, else the
 * first open one; for people of the unit the same of its own report. Null when nothing is left to fill in.
 */
export async function areaAtWork(act: Act): Promise<number | null> {
  if (act.actor === null) return null;
  // By hand: Prisma cannot order by the newest of the related rows.
  const { rows } = await act.uow.sql.query<{ id: number }>({
    text: `SELECT r.id FROM "AreaRecord" r
             JOIN "AreaAssignment" a ON a."areaRecordId" = r.id
             JOIN "TeamMember" m ON m.id = a."memberId"
             JOIN "Inspection" i ON i.id = r."inspectionId"
            WHERE m."personId" = $1 AND ${holdingSql("answer", "m", "i")}
              AND r.status IN ('draft', 'returned')
            ORDER BY (SELECT max("answeredAt") FROM "Answer" w WHERE w."areaRecordId" = r.id) DESC NULLS LAST,
                     r.ordinal, r.id
            LIMIT 1`,
    values: [act.actor.id],
  });
  return rows[0]?.id ?? reportAtWork(act);
}

async function reportAtWork(act: Act): Promise<number | null> {
  const reports = (await memberships(act)).flatMap((part) => part.reports);
  const open = reports.filter((report) => report.status === "draft");
  const { rows } = await act.uow.sql.query<{ id: number }>({
    text: `SELECT "areaRecordId" AS id FROM "Answer" WHERE "areaRecordId" = ANY ($1) AND source = 'self_report'
            ORDER BY "answeredAt" DESC LIMIT 1`,
    values: [open.map((report) => report.recordId)],
  });
  return rows[0]?.id ?? open[0]?.recordId ?? null;
}

import { VERDICTS, type Verdict } from "../../domain/reinspection/reinspectionForm.ts";
import type { Act } from "../../messaging/act.ts";

/** One re-inspection of a point. */
export interface Verification {
  /** Day of the visit, yyyy-mm-dd. */
  visitDate: string;
  /** What was found on the spot; null while nobody has said. */
  verdict: Verdict | null;
  /** The unit has been told. */
  concluded: boolean;
}

/** The re-inspections of a point, oldest first. */
export async function verificationsOf(act: Act, remediationId: string): Promise<Verification[]> {
  // By hand: a point and its answer are joined by the name of the question, which is no relation.
  const { rows } = await act.uow.sql.query<Omit<Verification, "verdict"> & { value: unknown }>({
    text: `SELECT i."visitDate"::text AS "visitDate", i."concludedOn" IS NOT NULL AS concluded, a.value
             FROM "VerifiedPoint" v
             JOIN "Inspection" i ON i.id = v."inspectionId"
             LEFT JOIN LATERAL (
               SELECT a.value FROM "Answer" a JOIN "AreaRecord" r ON r.id = a."areaRecordId"
                WHERE r."inspectionId" = i.id AND a.question = v.question AND a.source = 'on_site'
                  AND a.state = 'answered') a ON true
            WHERE v."remediationId" = $1 ORDER BY i."visitDate", i.id`,
    values: [remediationId],
  });
  return rows.map(({ value, ...row }) => ({
    ...row,
    verdict: VERDICTS.find((known) => known === value) ?? null,
  }));
}

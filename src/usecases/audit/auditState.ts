import type { Queryable } from "../../db/hot/trip.ts";

/** What the last verifications of the audit log have found. */
export interface AuditState {
  /** Day (yyyy-mm-dd) of the last one; null before the first. */
  verifiedOn: string | null;
  /** Names of the chains that are not whole, or whose records are not as they tell. */
  broken: string[];
}

const STATE = `
  SELECT (SELECT max(day)::text FROM "AuditRun") AS "verifiedOn",
         ARRAY(SELECT chain FROM "AuditCheck" WHERE fault IS NOT NULL ORDER BY chain) AS broken`;

export async function auditState(sql: Queryable): Promise<AuditState> {
  const { rows } = await sql.query<AuditState>(STATE);
  return rows[0] ?? { verifiedOn: null, broken: [] };
}

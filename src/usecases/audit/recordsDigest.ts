import type { Queryable } from "../../db/hot/trip.ts";

// By hand: nothing of it leaves the database. Rows as text, whatever their columns are.
const DIGEST = `
  WITH area AS (
    SELECT r.id FROM "AreaRecord" r JOIN "Inspection" i ON i.id = r."inspectionId" WHERE i.code = $1),
  of AS (SELECT id FROM "Inspection" WHERE code = $1),
  record(line) AS (
    SELECT 'i' || id FROM of
    UNION ALL SELECT 'l' || e::text FROM "AuditEvent" e WHERE e.chain = $1
    UNION ALL SELECT 'a' || a::text FROM "Answer" a WHERE a."areaRecordId" IN (SELECT id FROM area)
    UNION ALL SELECT 'v' || v::text FROM "AnswerRevision" v WHERE v."areaRecordId" IN (SELECT id FROM area)
    UNION ALL SELECT 'f' || f::text FROM "Finding" f WHERE f."inspectionId" IN (SELECT id FROM of)
    UNION ALL SELECT 'r' || m.id || m.state FROM "Remediation" m JOIN "Finding" f ON f.id = m."findingId"
               WHERE f."inspectionId" IN (SELECT id FROM of)
    UNION ALL SELECT 'e' || e.id || e.state || coalesce(e.sha256, '') FROM "Evidence" e
               WHERE e."inspectionId" IN (SELECT id FROM of)
    UNION ALL SELECT 'd' || d.id || d.sha256 FROM "Document" d WHERE d."inspectionId" IN (SELECT id FROM of)
    UNION ALL SELECT 's' || s."documentId" || s.sha256 FROM "SignedDocument" s
                JOIN "Document" d ON d.id = s."documentId" WHERE d."inspectionId" IN (SELECT id FROM of))
  SELECT encode(sha256(convert_to(coalesce(string_agg(line, E'\\n' ORDER BY line), ''), 'UTF8')), 'hex') AS digest
    FROM record`;

/** Digest of a chain's rows and of the records it tells of: the same as long as none of them changes. */
export async function recordsDigest(sql: Queryable, chain: string): Promise<string> {
  const { rows } = await sql.query<{ digest: string }>(DIGEST, [chain]);
  return rows[0]?.digest ?? "";
}

import type { Queryable } from "../../db/hot/trip.ts";

/** The records of one inspection as the tables have them; keys and fields as InspectionLedger has them. */
export interface InspectionRecords {
  answers: ReadonlyMap<string, object>;
  revisions: ReadonlyMap<string, object[]>;
  findings: ReadonlyMap<string, object>;
  keyOfFinding: ReadonlyMap<string, string>;
  remediations: ReadonlyMap<string, object>;
  evidence: ReadonlyMap<string, object>;
  documents: ReadonlyMap<string, object>;
  signed: ReadonlyMap<string, object>;
}

// By hand: columns as the log has them, and hashes of bytes that stay in the database.
const ANSWERS = `
  SELECT a.source || '/' || r.area || '/' || a.question AS key, a.state, a.value, a.approximate, a.note,
         a.explanation, a."asOfDate"::text AS "asOfDate", a."answeredById" AS by, a."answeredAt" AS at
    FROM "Answer" a JOIN "AreaRecord" r ON r.id = a."areaRecordId" WHERE r."inspectionId" = $1`;
const REVISIONS = `
  SELECT v.source || '/' || r.area || '/' || v.question AS key, v.data->'state' AS state,
         v.data->'value' AS value, v.data->'approximate' AS approximate, v.data->'note' AS note,
         v.data->'explanation' AS explanation, v."actorId" AS by, v.at
    FROM "AnswerRevision" v JOIN "AreaRecord" r ON r.id = v."areaRecordId"
   WHERE r."inspectionId" = $1 ORDER BY v.id`;
const FINDINGS = `
  SELECT id AS key, "proposalKey", area, severity, text, recommendation, "legalBasis", "dueDays", state,
         "dismissReason" FROM "Finding" WHERE "inspectionId" = $1`;
const REMEDIATIONS = `
  SELECT m.id AS key, m.state FROM "Remediation" m JOIN "Finding" f ON f.id = m."findingId"
   WHERE f."inspectionId" = $1`;
/** Of what is not stored there is nothing to hash. */
const hashOf = (bytes: boolean, table: string) =>
  bytes
    ? `CASE WHEN ${table}.sha256 IS NULL THEN NULL ELSE coalesce(encode(sha256(${table}.bytes), 'hex'), '') END`
    : `${table}.sha256`;
const evidence = (bytes: boolean) => `
  SELECT e.id AS key, e.state, e.sha256,
         ${hashOf(bytes, "e")} IS NOT DISTINCT FROM e.sha256 AS whole
    FROM "Evidence" e WHERE e."inspectionId" = $1`;
const documents = (bytes: boolean) => `
  SELECT d.id AS key, ${hashOf(bytes, "d")} AS sha256 FROM "Document" d WHERE d."inspectionId" = $1`;
const signed = (bytes: boolean) => `
  SELECT s."documentId" || '/' || s.sha256 AS key, ${hashOf(bytes, "s")} AS sha256
    FROM "SignedDocument" s JOIN "Document" d ON d.id = s."documentId" WHERE d."inspectionId" = $1`;

type Row = Record<string, unknown> & { key: string };

/** Null: there is no such inspection. */
export async function readRecords(
  sql: Queryable,
  code: string,
  { bytes }: { bytes: boolean },
): Promise<InspectionRecords | null> {
  const found = await sql.query<{ id: string }>('SELECT id FROM "Inspection" WHERE code = $1', [code]);
  const id = found.rows[0]?.id;
  if (id === undefined) return null;
  const rows = async (text: string) => (await sql.query<Row>(text, [id])).rows.map(plain);
  const findings = await rows(FINDINGS);
  return {
    answers: byKey(await rows(ANSWERS)),
    revisions: Map.groupBy(await rows(REVISIONS), ({ key }) => key),
    findings: byKey(findings),
    keyOfFinding: new Map(
      findings.flatMap(({ key, proposalKey }): [string, string][] =>
        typeof proposalKey === "string" ? [[key, proposalKey]] : [],
      ),
    ),
    remediations: byKey(await rows(REMEDIATIONS)),
    evidence: byKey((await rows(evidence(bytes))).map(honest)),
    documents: byKey(await rows(documents(bytes))),
    signed: byKey(await rows(signed(bytes))),
  };
}

const byKey = (rows: readonly Row[]): Map<string, Row> => new Map(rows.map((row) => [row.key, row]));

/** Instants as the log writes them. */
function plain(row: Row): Row {
  return row["at"] instanceof Date ? { ...row, at: row["at"].toISOString() } : row;
}

/** A piece whose bytes are not those of its hash has no hash. */
function honest(row: Row): Row {
  return row["whole"] === true ? row : { ...row, sha256: "not that of the bytes" };
}

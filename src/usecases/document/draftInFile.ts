import { createHash } from "node:crypto";
import type { Queryable } from "../../db/hot/trip.ts";
import { compactId, expandedId } from "../../domain/language/compactId.ts";
import { DOCUMENT_KINDS, type DocumentKind } from "../../domain/report/reportModel.ts";

/** A PDF made here that stands, byte for byte, at the start of a file. */
export interface Draft {
  id: string;
  inspectionId: string;
  code: string;
  kind: DocumentKind;
  revision: number;
  number: string | null;
  size: number;
  madeAt: Date;
}

/** The address of a document's own page, which stands in the file as the link of its last page. */
const OWN_PAGE = /\/verify\/([\w-]{22})(?![\w-])/gu;
const MAX_CANDIDATES = 20;

/**
 * The PDF made here that a file begins with; `unknown_paper` when it names none of ours, `other_bytes` when
 * it names one and is another file.
 */
export async function draftInFile(
  sql: Queryable,
  file: Uint8Array,
): Promise<Draft | "unknown_paper" | "other_bytes"> {
  const text = Buffer.from(file.buffer, file.byteOffset, file.byteLength).toString("latin1");
  const ids = new Set<string>();
  for (const [, short = ""] of text.matchAll(OWN_PAGE)) {
    const id = expandedId(short);
    if (compactId(id) === short) ids.add(id);
    if (ids.size >= MAX_CANDIDATES) break;
  }
  if (ids.size === 0) return "unknown_paper";
  // By hand: Prisma gives no length of bytes without the bytes.
  const { rows } = await sql.query<Omit<Draft, "kind"> & { kind: string; sha256: string }>({
    text: `SELECT d.id, d."inspectionId", i.code, d.kind, d.revision, d.number, d.sha256,
                  octet_length(d.bytes) AS size, d."createdAt" AS "madeAt"
             FROM "Document" d JOIN "Inspection" i ON i.id = d."inspectionId"
            WHERE d.id = ANY($1) AND d.format = 'pdf'`,
    values: [[...ids]],
  });
  const row = rows.find(
    ({ size, sha256 }) =>
      size <= file.length && createHash("sha256").update(file.subarray(0, size)).digest("hex") === sha256,
  );
  const kind = DOCUMENT_KINDS.find((known) => known === row?.kind);
  if (row !== undefined && kind !== undefined) return { ...row, kind };
  return rows.length === 0 ? "unknown_paper" : "other_bytes";
}

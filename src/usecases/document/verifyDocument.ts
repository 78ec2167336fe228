import { compactId, expandedId } from "../../domain/language/compactId.ts";
import type { Queryable } from "../../db/hot/trip.ts";
import { DOCUMENT_KINDS, type DocumentKind } from "../../domain/report/reportModel.ts";
import { copyStanding, type CopyStanding, signersSchema, type Signer } from "./signers.ts";

/** Where the page of a document is; printed on it as a QR code. */
export function verifyAddress(publicUrl: string, documentId: string): string {
  return `${publicUrl}/verify/${compactId(documentId)}`;
}

/** What a document's page says of it: no word of its contents. */
export interface VerifiedDocument {
  kind: DocumentKind;
  unit: string;
  /** yyyy-mm-dd */
  visitDate: string;
  revision: number;
  sha256: string;
  madeAt: Date;
  number: string | null;
  issuedOn: string | null;
  /** When its number was taken back or it was made anew; null while it holds. */
  endedAt: Date | null;
  /** Newer one of the same paper in the same language; null when this is the newest. */
  newer: { revision: number; madeAt: Date } | null;
  /** What came back as its signed form. */
  copies: { sha256: string; receivedAt: Date; signers: Signer[]; standing: CopyStanding }[];
}

interface Row {
  id: string;
  kind: string;
  unit: string;
  visitDate: string;
  revision: number;
  sha256: string;
  createdAt: Date;
  number: string | null;
  issuedOn: string | null;
  endedAt: Date | null;
  newerRevision: number | null;
  newerAt: Date | null;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/**
 * The PDF with the short id of its address; null when none was ever issued under it. Anybody who holds
 * the paper may ask: the id is in nobody else's hands and cannot be guessed.
 */
export async function verifyDocument(sql: Queryable, shortId: string): Promise<VerifiedDocument | null> {
  const id = expandedId(shortId);
  if (!UUID.test(id)) return null;
  // By hand: the newest revision beside the one asked for, and the length of bytes without the bytes.
  const { rows } = await sql.query<Row>({
    name: "verify-document",
    text: `SELECT d.id, d.kind, u.name AS unit, i."visitDate"::text AS "visitDate", d.revision, d.sha256,
                  d."createdAt", d.number, d."issuedOn"::text AS "issuedOn",
                  e."endedAt", n.revision AS "newerRevision", n."createdAt" AS "newerAt"
             FROM "Document" d
             JOIN "Inspection" i ON i.id = d."inspectionId"
             JOIN "Unit" u ON u.id = i."unitId"
             LEFT JOIN "PaperEdition" e ON e.id = d."editionId"
             LEFT JOIN LATERAL (
               SELECT o.revision, o."createdAt" FROM "Document" o
                WHERE o."inspectionId" = d."inspectionId" AND o.kind = d.kind AND o.format = d.format
                  AND o.language = d.language AND o.revision > d.revision
                ORDER BY o.revision DESC LIMIT 1) n ON TRUE
            WHERE d.id = $1 AND d.format = 'pdf'`,
    values: [id],
  });
  const row = rows[0];
  const kind = DOCUMENT_KINDS.find((known) => known === row?.kind);
  if (row === undefined || kind === undefined) return null;
  const copies = await sql.query<{ sha256: string; receivedAt: Date; signers: unknown; compared: boolean }>({
    text: `SELECT sha256, "receivedAt", signers, compared FROM "SignedDocument"
            WHERE "documentId" = $1 ORDER BY "receivedAt"`,
    values: [id],
  });
  return {
    kind,
    unit: row.unit,
    visitDate: row.visitDate,
    revision: row.revision,
    sha256: row.sha256,
    madeAt: row.createdAt,
    number: row.number,
    issuedOn: row.issuedOn,
    endedAt: row.endedAt,
    newer:
      row.newerRevision === null || row.newerAt === null
        ? null
        : { revision: row.newerRevision, madeAt: row.newerAt },
    copies: copies.rows.map(({ sha256, receivedAt, compared, ...row }) => {
      const signers = signersSchema.parse(row.signers);
      return { sha256, receivedAt, signers, standing: copyStanding({ compared, signers }) };
    }),
  };
}

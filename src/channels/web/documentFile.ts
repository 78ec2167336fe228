import type { DocumentFormat } from "../../db/generated/enums.ts";
import type { Queryable } from "../../db/hot/trip.ts";
import { downloadName } from "../../domain/evidence/fileLabel.ts";
import { idOf, MIME_OF_FORMAT, NAMELESS } from "../../messaging/storedFile.ts";
import type { FileJson } from "./messageJson.ts";

/** The card of a stored file; `reference` as flows write it: "file:<id of a document, of evidence, of a copy of somebody's data>". */
export async function documentFile(db: Queryable, reference: string): Promise<FileJson | null> {
  const id = idOf(reference);
  if (id === null) return null;
  const found = await db.query<CardRow>(
    `SELECT name, format::text, NULL AS mime, octet_length(bytes) AS size FROM "Document" WHERE id = $1
      UNION ALL
     SELECT name, format::text, NULL, octet_length(bytes) FROM "PersonExport" WHERE id = $1
      UNION ALL
     SELECT coalesce("originalName", $2), NULL, mime, size FROM "Evidence"
      WHERE id = $1 AND state = 'stored' AND bytes IS NOT NULL`,
    [id, NAMELESS],
  );
  const row = found.rows[0];
  if (row === undefined) return null;
  const { name, size } = row;
  return row.format === null
    ? { id, name: downloadName(name, row.mime), mime: row.mime, size }
    : { id, name, mime: MIME_OF_FORMAT[row.format], size };
}

type CardRow = { name: string; size: number } & (
  | { format: DocumentFormat; mime: null }
  | { format: null; mime: string }
);

import type { DocumentFormat } from "../../db/generated/enums.ts";
import type { Queryable } from "../../db/database.ts";
import type { FileJson } from "./messageJson.ts";

/** Media type of each document format. */
export const MIME_OF_FORMAT: Readonly<Record<DocumentFormat, string>> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  json: "application/json",
};

/** The card of a stored document; `reference` as flows write it: "file:<document id>". */
export async function documentFile(db: Queryable, reference: string): Promise<FileJson | null> {
  const id = /^file:(.+)$/.exec(reference)?.[1];
  if (id === undefined) return null;
  const found = await db.query<{ name: string; format: DocumentFormat; size: number }>(
    `SELECT name, format, octet_length(bytes) AS size FROM "Document" WHERE id = $1`,
    [id],
  );
  const row = found.rows[0];
  return row === undefined ? null : { id, name: row.name, mime: MIME_OF_FORMAT[row.format], size: row.size };
}

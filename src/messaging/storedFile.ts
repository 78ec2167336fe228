import type { Queryable } from "../db/hot/trip.ts";
import type { DocumentFormat } from "../db/generated/enums.ts";
import { downloadName } from "../domain/evidence/fileLabel.ts";

/** Media type of each document format. */
export const MIME_OF_FORMAT: Readonly<Record<DocumentFormat, string>> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  json: "application/json",
};

export interface StoredFile {
  name: string;
  mime: string;
  /** Of these bytes, or a name derived from it: never the same for other bytes. */
  sha256: string;
  bytes: Buffer;
}

/** Which bytes of a piece of evidence: as received, or the small copy of a photo where there is one. */
export type FileVariant = "original" | "rendition";

/**
 * A file of ours by the id of its row: a document, a piece of evidence, the copy of somebody's own data. Whoever asks must have
 * been let in before.
 */
export async function storedFile(
  db: Queryable,
  id: string,
  variant: FileVariant = "original",
): Promise<StoredFile | null> {
  return (await document(db, id)) ?? (await evidence(db, id, variant)) ?? (await personExport(db, id));
}

/** The file that flows and use cases call "file:<id>", as it goes into a chat. */
export async function referencedFile(db: Queryable, reference: string): Promise<StoredFile | null> {
  const id = idOf(reference);
  return id === null ? null : storedFile(db, id, "rendition");
}

export function idOf(reference: string): string | null {
  return /^file:(.+)$/.exec(reference)?.[1] ?? null;
}

async function document(db: Queryable, id: string): Promise<StoredFile | null> {
  const { rows } = await db.query<{ name: string; format: DocumentFormat; sha256: string; bytes: Buffer }>(
    `SELECT name, format, sha256, bytes FROM "Document" WHERE id = $1`,
    [id],
  );
  const row = rows[0];
  if (row === undefined) return null;
  return { name: row.name, mime: MIME_OF_FORMAT[row.format], sha256: row.sha256, bytes: row.bytes };
}

async function personExport(db: Queryable, id: string): Promise<StoredFile | null> {
  const { rows } = await db.query<{ name: string; format: DocumentFormat; sha256: string; bytes: Buffer }>(
    `SELECT name, format, sha256, bytes FROM "PersonExport" WHERE id = $1`,
    [id],
  );
  const row = rows[0];
  if (row === undefined) return null;
  return { name: row.name, mime: MIME_OF_FORMAT[row.format], sha256: row.sha256, bytes: row.bytes };
}

async function evidence(db: Queryable, id: string, variant: FileVariant): Promise<StoredFile | null> {
  const { rows } = await db.query<StoredFile & { name: string | null; reduced: boolean }>(
    `SELECT "originalName" AS name, mime, sha256, $2 AND rendition IS NOT NULL AS reduced,
            CASE WHEN $2 AND rendition IS NOT NULL THEN rendition ELSE bytes END AS bytes
       FROM "Evidence" WHERE id = $1 AND state = 'stored' AND bytes IS NOT NULL`,
    [id, variant === "rendition"],
  );
  const row = rows[0];
  if (row === undefined) return null;
  const mime = row.reduced ? "image/jpeg" : row.mime;
  return {
    name: downloadName(row.name ?? NAMELESS, mime),
    mime,
    sha256: row.reduced ? `${row.sha256}-rendition` : row.sha256,
    bytes: row.bytes,
  };
}

/** Telegram forgets the names of photos. */
export const NAMELESS = "minh-chung";

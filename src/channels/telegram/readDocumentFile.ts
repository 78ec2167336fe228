import type { Database } from "../../db/database.ts";
import { referencedFile } from "../../messaging/storedFile.ts";
import type { FilePart } from "../common/multipart.ts";

/** The file a flow calls "file:<id>": a document, or a piece of evidence. */
export async function readDocumentFile(db: Database, reference: string): Promise<FilePart | null> {
  const file = await referencedFile(db.pool, reference);
  return file === null ? null : { fileName: file.name, mime: file.mime, bytes: file.bytes };
}

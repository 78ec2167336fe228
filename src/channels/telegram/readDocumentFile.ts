import type { Database } from "../../db/database.ts";
import type { FilePart } from "./multipart.ts";

const MIME = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  json: "application/json",
} as const;

/** The document a flow calls "file:<id>". */
export async function readDocumentFile(db: Database, reference: string): Promise<FilePart | null> {
  const document = await db.prisma.document.findUnique({ where: { id: reference.slice("file:".length) } });
  if (document === null) return null;
  return { fileName: document.name, mime: MIME[document.format], bytes: document.bytes };
}

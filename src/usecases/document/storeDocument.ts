import { createHash } from "node:crypto";
import type { DocumentKind } from "../../domain/report/reportModel.ts";
import type { Act } from "../../messaging/act.ts";
import type { DocumentSource } from "./compileDocument.ts";
import type { DocumentFormat } from "./documentOrder.ts";

export interface NewDocument {
  /** Id of the job that built it: a second run finds what the first has stored. */
  id: string;
  inspectionId: string;
  kind: DocumentKind;
  format: DocumentFormat;
  name: string;
  bytes: Uint8Array;
  source: DocumentSource;
  requestedById: string;
}

/** Stores the next revision of its kind and format; "known" when this job has stored it before. */
export async function storeDocument(act: Act, document: NewDocument): Promise<"stored" | "known"> {
  const tx = await act.uow.prisma();
  const { id, inspectionId, kind, format, bytes, source } = document;
  if ((await tx.document.count({ where: { id } })) > 0) return "known";
  const last = await tx.document.aggregate({
    where: { inspectionId, kind, format },
    _max: { revision: true },
  });
  const revision = (last._max.revision ?? 0) + 1;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await tx.document.create({
    data: {
      id,
      inspectionId,
      kind,
      format,
      revision,
      name: document.name,
      sha256,
      bytes: Buffer.from(bytes),
      answersVersion: source.answersVersion,
      requestedById: document.requestedById,
      createdAt: act.now,
    },
  });
  act.audit({
    chain: source.code,
    action: "document.built",
    object: `document:${id}`,
    data: { kind, format, revision, sha256, answersVersion: source.answersVersion },
  });
  return "stored";
}

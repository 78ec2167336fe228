import { createHash } from "node:crypto";
import { dbDay } from "../../db/days.ts";
import type { Locale } from "../../domain/text.ts";
import type { DocumentKind } from "../../domain/report/reportModel.ts";
import type { Act } from "../../messaging/act.ts";
import type { DocumentSource } from "./frozenPaper.ts";
import type { DocumentFormat } from "../../domain/report/documentOrder.ts";

export interface NewDocument {
  /** Id of the job that built it: a second run finds what the first has stored. */
  id: string;
  inspectionId: string;
  kind: DocumentKind;
  format: DocumentFormat;
  language: Locale;
  name: string;
  bytes: Uint8Array;
  source: DocumentSource;
  /** A person, or "operator". */
  requestedById: string;
}

/** Stores the next revision of its kind and format; null when this job has stored it before. */
export async function storeDocument(
  act: Act,
  document: NewDocument,
): Promise<{ revision: number; sha256: string } | null> {
  const tx = await act.uow.prisma();
  const { id, inspectionId, kind, format, bytes, source } = document;
  if ((await tx.document.count({ where: { id } })) > 0) return null;
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
      language: document.language,
      revision,
      name: document.name,
      sha256,
      bytes: Buffer.from(bytes),
      number: source.number,
      issuedOn: source.issuedOn === null ? null : dbDay(source.issuedOn),
      answersVersion: source.answersVersion,
      editionId: source.editionId,
      requestedById: document.requestedById,
      createdAt: act.now,
    },
  });
  act.audit({
    chain: source.code,
    action: "document.built",
    object: `document:${id}`,
    data: {
      kind,
      format,
      revision,
      sha256,
      answersVersion: source.answersVersion,
      ...(source.number === null ? {} : { number: source.number }),
    },
  });
  return { revision, sha256 };
}

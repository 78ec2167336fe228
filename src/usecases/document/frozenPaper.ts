import type { DocumentFormat, DocumentOrder } from "../../domain/report/documentOrder.ts";
import type { DocumentKind, DocumentModel, ReportModel } from "../../domain/report/reportModel.ts";
import type { Workbook } from "../../domain/report/workbook.ts";
import type { Locale } from "../../domain/text.ts";
import type { Act } from "../../messaging/act.ts";

/** What of the inspection a document was compiled from. */
export interface DocumentSource {
  code: string;
  unitName: string;
  visitDate: string;
  answersVersion: number;
  /** "05/BC-ĐKT" as printed; null on a draft. */
  number: string | null;
  /** yyyy-mm-dd */
  issuedOn: string | null;
  /** The numbered paper whose content it has; null: compiled now. */
  editionId: string | null;
}

/** Everything a numbered paper says, so that it can be drawn again as it was. */
export interface PaperContent {
  source: DocumentSource;
  models: Readonly<Record<Locale, DocumentModel | ReportModel>>;
  /** The figures beside the report; null of the other papers. */
  workbooks: Readonly<Record<Locale, Workbook>> | null;
}

/** What a numbered paper says; null while it has no number. */
export async function frozenPaper(
  act: Act,
  inspectionId: string,
  kind: DocumentKind,
): Promise<PaperContent | null> {
  const tx = await act.uow.prisma();
  const row = await tx.paperNumber.findUnique({
    where: { inspectionId_kind: { inspectionId, kind } },
    select: { edition: { select: { id: true, content: true } } },
  });
  if (row?.edition === null || row?.edition === undefined) return null;
  const content: PaperContent = JSON.parse(row.edition.content);
  return { ...content, source: { ...content.source, editionId: row.edition.id } };
}

/** A file that was drawn of a numbered paper. */
export interface KeptFile {
  id: string;
  bytes: Uint8Array;
  revision: number;
  sha256: string;
  number: string | null;
}

/** The file of a numbered paper as it was drawn the first time; null when it was not, or there is no number. */
export async function keptFile(
  act: Act,
  inspectionId: string,
  { kind, format, language }: DocumentOrder & { format: DocumentFormat; language: Locale },
): Promise<KeptFile | null> {
  const tx = await act.uow.prisma();
  const number = await tx.paperNumber.findUnique({ where: { inspectionId_kind: { inspectionId, kind } } });
  if (number?.editionId === null || number?.editionId === undefined) return null;
  return tx.document.findFirst({
    where: { inspectionId, kind, format, language, editionId: number.editionId },
    orderBy: { revision: "asc" },
    select: { id: true, bytes: true, revision: true, sha256: true, number: true },
  });
}

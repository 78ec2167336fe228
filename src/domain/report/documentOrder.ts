import type { DocumentKind } from "./reportModel.ts";

export const DOCUMENT_FORMATS = ["pdf", "docx", "xlsx"] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** What somebody asks for. There is one workbook of an inspection; it goes with the report. */
export interface DocumentOrder {
  kind: DocumentKind;
  format: DocumentFormat;
}

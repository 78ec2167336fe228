import type { DocumentModel } from "../domain/report/reportModel.ts";
import type { Workbook } from "../domain/report/workbook.ts";
import type { Pictures } from "./pictures.ts";

/** What goes to the drawing process. */
export type RenderRequest =
  | { format: "pdf" | "docx"; model: DocumentModel; pictures: Pictures }
  | { format: "xlsx"; workbook: Workbook };

/** What comes back, unless drawing threw. */
export type RenderReply =
  | { type: "drawn"; bytes: Uint8Array }
  | { type: "glyph_missing"; codePoint: number; context: string };

import type { ReportModel } from "../domain/report/reportModel.ts";

/** What goes to the drawing process. */
export interface RenderRequest {
  id: number;
  model: ReportModel;
}

/** What comes back, one answer a request. */
export type RenderReply =
  | { type: "drawn"; id: number; bytes: Uint8Array }
  | { type: "glyph_missing"; id: number; codePoint: number; context: string }
  | { type: "failed"; id: number; message: string };

import type { DocumentModel } from "../domain/report/reportModel.ts";
import type { Workbook } from "../domain/report/workbook.ts";
import { createTaskProcess, TaskError, type TaskErrorReason, type TaskLimits } from "../jobs/taskProcess.ts";
import { GlyphMissingError } from "./layout/GlyphMissingError.ts";
import { inspectOffice } from "./inspectOffice.ts";
import { inspectPdf } from "./inspectPdf.ts";
import { RenderError, type RenderErrorCode } from "./RenderError.ts";
import type { RenderReply, RenderRequest } from "./renderMessages.ts";
import { NO_PICTURES, type Pictures } from "./pictures.ts";

export type RendererLimits = TaskLimits;

/** A file that was drawn and opened again as a reader would. */
export interface DrawnFile {
  bytes: Uint8Array;
  /** Of a PDF; a Word file has none before a word processor lays it out, a workbook none at all. */
  pages: number | null;
}

export interface Renderer {
  /**
   * Draws a model as PDF, one after the other; `pictures` holds the bytes of those it names.
   * Rejects with GlyphMissingError (a text holds a character no font draws: change the text) or
   * RenderError (its `code` says why).
   */
  render(model: DocumentModel, pictures?: Pictures): Promise<DrawnFile>;
  /** The same as a Word file; no character is missing there. */
  renderWord(model: DocumentModel, pictures?: Pictures): Promise<DrawnFile>;
  /** Writes a workbook as .xlsx. */
  renderWorkbook(workbook: Workbook): Promise<DrawnFile>;
  /** Stops the worker; documents still waiting are refused. */
  close(): Promise<void>;
}

export const DEFAULT_RENDERER_LIMITS: RendererLimits = { timeoutMs: 60_000, memoryMb: 512 };

/** Draws documents in a process of its own. `entry` is the worker's file. */
export function createRenderer(
  limits: RendererLimits = DEFAULT_RENDERER_LIMITS,
  entry: URL = new URL("./renderWorker.ts", import.meta.url),
): Renderer {
  const process = createTaskProcess<RenderRequest, RenderReply>(limits, entry);
  const draw = async (request: RenderRequest): Promise<DrawnFile> => {
    const reply = await process.run(request).catch((error: unknown) => {
      throw error instanceof TaskError
        ? new RenderError(CODES[error.reason], error.message, { cause: error })
        : error;
    });
    if (reply.type === "glyph_missing") throw new GlyphMissingError(reply.codePoint, reply.context);
    const inspection = request.format === "pdf" ? inspectPdf(reply.bytes) : inspectOffice(reply.bytes);
    if (inspection.ok) return { bytes: new Uint8Array(reply.bytes), pages: inspection.pages };
    throw new RenderError("document.render_invalid", `The drawn file is broken: ${inspection.reason}`);
  };
  return {
    render: (model, pictures = NO_PICTURES) => draw({ format: "pdf", model, pictures }),
    renderWord: (model, pictures = NO_PICTURES) => draw({ format: "docx", model, pictures }),
    renderWorkbook: (workbook) => draw({ format: "xlsx", workbook }),
    close: () => process.close(),
  };
}

const CODES: Readonly<Record<TaskErrorReason, RenderErrorCode>> = {
  timeout: "document.render_timeout",
  crashed: "document.render_crashed",
  failed: "document.render_failed",
  closed: "document.render_closed",
};

import { GlyphMissingError } from "../documents/GlyphMissingError.ts";
import { createRenderer } from "../documents/renderInWorker.ts";
import type { ReportModel } from "../domain/report/reportModel.ts";
import { Refusal } from "./Refusal.ts";

/** @throws Refusal naming the character that no font has */
export async function drawPdf(model: ReportModel): Promise<Uint8Array> {
  const renderer = createRenderer();
  try {
    return await renderer.render(model);
  } catch (error) {
    if (!(error instanceof GlyphMissingError)) throw error;
    throw new Refusal("glyph_missing", `The document cannot be drawn: ${error.message}`, [], {
      cause: error,
    });
  } finally {
    await renderer.close();
  }
}

import { GlyphMissingError } from "../documents/layout/GlyphMissingError.ts";
import { createRenderer, type DrawnFile, type Renderer } from "../documents/renderer.ts";
import { Refusal } from "./Refusal.ts";

/**
 * Draws something in the worker process of documents.
 * @throws Refusal naming the character that no font has
 */
export async function draw(work: (renderer: Renderer) => Promise<DrawnFile>): Promise<DrawnFile> {
  const renderer = createRenderer();
  try {
    return await work(renderer);
  } catch (error) {
    if (!(error instanceof GlyphMissingError)) throw error;
    throw new Refusal("glyph_missing", `The document cannot be drawn: ${error.message}`, [], {
      cause: error,
    });
  } finally {
    await renderer.close();
  }
}

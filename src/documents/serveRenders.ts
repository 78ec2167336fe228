import { serveTasks } from "../jobs/serveTasks.ts";
import { GlyphMissingError } from "./layout/GlyphMissingError.ts";
import type { RenderReply, RenderRequest } from "./renderMessages.ts";

/** Answers drawing requests of the parent process until it goes away. */
export function serveRenders(draw: (request: RenderRequest) => Promise<Uint8Array>): void {
  serveTasks<RenderRequest, RenderReply>(async (request) => {
    try {
      return { type: "drawn", bytes: await draw(request) };
    } catch (error) {
      if (!(error instanceof GlyphMissingError)) throw error;
      return { type: "glyph_missing", codePoint: error.codePoint, context: error.context };
    }
  });
}

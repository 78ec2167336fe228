import type { ReportModel } from "../domain/report/reportModel.ts";
import { GlyphMissingError } from "./GlyphMissingError.ts";
import type { RenderReply, RenderRequest } from "./renderMessages.ts";

/** Answers drawing requests of the parent process until it goes away. */
export function serveRenders(draw: (model: ReportModel) => Promise<Uint8Array>): void {
  const send = (reply: RenderReply) => {
    if (process.connected) process.send?.(reply);
  };
  const serve = async ({ id, model }: RenderRequest) => {
    try {
      send({ type: "drawn", id, bytes: await draw(model) });
    } catch (error) {
      if (error instanceof GlyphMissingError) {
        send({ type: "glyph_missing", id, codePoint: error.codePoint, context: error.context });
      } else {
        const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
        send({ type: "failed", id, message });
      }
    }
  };
  process.on("message", (request: RenderRequest) => void serve(request));
  // The parent ended or was killed: nobody waits for the file any more.
  process.on("disconnect", () => process.exit(0));
}

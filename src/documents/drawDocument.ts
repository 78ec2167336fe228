import type { RenderRequest } from "./renderMessages.ts";
import { renderPdf } from "./renderPdf.ts";

/** Draws in the format asked for. Word and Excel are asked for rarely: their writers load then. */
export async function drawDocument(request: RenderRequest): Promise<Uint8Array> {
  switch (request.format) {
    case "pdf":
      return renderPdf(request.model, request.pictures);
    case "docx": {
      const { renderDocx } = await import("./renderDocx.ts");
      return renderDocx(request.model, request.pictures);
    }
    case "xlsx": {
      const { renderXlsx } = await import("./renderXlsx.ts");
      return renderXlsx(request.workbook);
    }
  }
}

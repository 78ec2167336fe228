import type { DocumentModel } from "../domain/report/reportModel.ts";
import { documentText } from "./layout/documentText.ts";
import { NO_PICTURES, type Pictures } from "./pictures.ts";
import { Canvas } from "./pdf/Canvas.ts";
import type { FlowBlock, FragmentPainter } from "./pdf/flow.ts";
import { layOut } from "./pdf/layOut.ts";
import { MARGINS } from "./layout/layoutNumbers.ts";
import { drawDraftMark, drawPageNumber } from "./pdf/pageMarks.ts";
import { drawVerification } from "./pdf/drawVerification.ts";

/**
 * Draws a finished document as PDF/A-2b + PDF/UA-1 in the layout of Nghị định 30/2020/NĐ-CP. The same
 * model with the same pictures gives the same bytes. Throws GlyphMissingError, before anything is
 * drawn, when a text holds a character the font lacks.
 */
export async function renderPdf(model: DocumentModel, pictures: Pictures = NO_PICTURES): Promise<Uint8Array> {
  const { parts, names } = layOut(model, pictures);
  const canvas = new Canvas({
    title: documentText(model.fileTitle),
    author: documentText(model.head.issuer.join(" ")),
    language: model.language === "vi" ? "vi-VN" : model.language,
    createdAt: model.createdAt,
  });
  const painters = new Map<FlowBlock, FragmentPainter>();
  let first = true;
  for (const part of parts) {
    const [width] = part.pageSize;
    for (const [index, page] of part.pages.entries()) {
      canvas.newPage(part.pageSize);
      if (model.draftMark !== null) drawDraftMark(canvas, model.draftMark, first ? canvas.root : null, width);
      first = false;
      drawPageNumber(canvas, index + 1, width);
      for (const fragment of page.fragments) {
        let painter = painters.get(fragment.block);
        if (painter === undefined) {
          painters.set(fragment.block, (painter = fragment.block.open(canvas, canvas.root)));
          const top = fragment.strips[0]?.top ?? 0;
          const { outline } = fragment.block;
          if (outline !== undefined) canvas.outlineItem(outline.level, documentText(outline.title), top);
          const name = names.get(fragment.block);
          if (name !== undefined) canvas.destination(name, top);
        }
        painter(fragment, MARGINS.left);
      }
    }
  }
  const last = parts.at(-1);
  if (model.verification !== null && last !== undefined)
    drawVerification(canvas, model.verification, last.pageSize);
  return canvas.finish();
}

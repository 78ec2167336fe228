import type { ReportPicture } from "../../domain/report/reportModel.ts";
import { documentText } from "../layout/documentText.ts";
import { printablePicture } from "../printablePicture.ts";
import type { PlacedLine } from "./Canvas.ts";
import { type FlowBlock, strip, type Strip } from "./flow.ts";
import { breakBalanced, type Line, lineHeight, type TextStyle } from "../layout/lines.ts";
import { PICTURE_GAP, pictureFit } from "../layout/pictureFit.ts";
import { STYLES } from "../layout/styles.ts";

/** Room between a picture and its caption, in points. */
const CAPTION_GAP = 4;

/**
 * A photo as a tagged figure with its caption, so tall that two of them stand on a page, the first
 * page of an appendix included. Photo and caption are never torn apart.
 */
export function pictureBlock(
  picture: ReportPicture,
  bytes: Uint8Array,
  frame: { width: number; height: number },
): FlowBlock {
  const size = printablePicture(picture, bytes);
  const texts = [
    ...captionLines(picture.caption, STYLES.caption(), frame.width),
    ...captionLines(picture.detail, STYLES.unitNote(), frame.width),
  ];
  const textHeight = texts.reduce((sum, { style }) => sum + lineHeight(style), CAPTION_GAP);
  const { width, height } = pictureFit(size, frame, textHeight);
  const alt = documentText(picture.alt);
  return {
    strips: [
      strip(height, { before: PICTURE_GAP, glue: true }),
      ...texts.map(({ style }, index): Strip =>
        strip(lineHeight(style), {
          before: index === 0 ? CAPTION_GAP : 0,
          glue: index < texts.length - 1,
        }),
      ),
    ],
    open: (canvas, parent) => (fragment, left) => {
      for (const { index, top } of fragment.strips) {
        if (index > 0) continue;
        const x = left + (frame.width - width) / 2;
        const bbox: [number, number, number, number] = [x, top, x + width, top + height];
        const figure = canvas.element(parent, "Figure", { alt, bbox, placement: "Block" });
        canvas.tagged(figure, () => canvas.picture(bytes, x, top, width, height));
      }
      for (const style of new Set(texts.map((text) => text.style))) {
        const placed = fragment.strips.flatMap(({ index, top }): PlacedLine[] => {
          const text = texts[index - 1];
          return text?.style === style ? [{ line: text.line, x: left, top }] : [];
        });
        if (placed.length === 0) continue;
        canvas.tagged(canvas.element(parent, "P"), () => canvas.lines(style, "center", frame.width, placed));
      }
    },
  };
}

function captionLines(text: string, style: TextStyle, width: number): { line: Line; style: TextStyle }[] {
  return breakBalanced(documentText(text), style, width).map((line) => ({ line, style }));
}

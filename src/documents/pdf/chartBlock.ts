import type { ChartBlock } from "../../domain/report/reportModel.ts";
import { chartDrawing } from "../layout/chartDrawing.ts";
import { documentText } from "../layout/documentText.ts";
import type { PlacedLine } from "./Canvas.ts";
import { type FlowBlock, strip, type Strip } from "./flow.ts";
import { PARAGRAPH_GAP } from "../layout/layoutNumbers.ts";
import { breakBalanced, lineHeight } from "../layout/lines.ts";
import { STYLES } from "../layout/styles.ts";

const GAP_ABOVE = 8;
const CAPTION_GAP = 4;

/** A chart as one figure with its numbers as alternative text, and its caption below, on one page. */
export function chartBlock(chart: ChartBlock, width: number): FlowBlock {
  const drawing = chartDrawing(chart, width);
  const captionStyle = STYLES.caption();
  const caption = breakBalanced(documentText(chart.caption), captionStyle, width);
  const alt = documentText(chart.alt);
  return {
    strips: [
      strip(drawing.height, { before: GAP_ABOVE, glue: caption.length > 0 }),
      ...caption.map((_, index): Strip =>
        strip(lineHeight(captionStyle), {
          before: index === 0 ? CAPTION_GAP : 0,
          glue: index < caption.length - 1,
        }),
      ),
    ],
    after: PARAGRAPH_GAP,
    open: (canvas, parent) => (fragment, left) => {
      const shape = fragment.strips.find(({ index }) => index === 0);
      if (shape !== undefined) {
        const { top } = shape;
        const bbox: [number, number, number, number] = [left, top, left + width, top + drawing.height];
        const figure = canvas.element(parent, "Figure", { alt, bbox, placement: "Block" });
        canvas.tagged(figure, () => {
          for (const bar of drawing.bars)
            canvas.bar(left + bar.x, top + bar.top, bar.width, bar.height, bar.fill);
          const placed = drawing.texts.map((text): PlacedLine => ({
            line: text.line,
            x: left + text.x,
            top: top + text.top,
          }));
          canvas.lines(drawing.style, "left", width, placed);
        });
      }
      const placed = fragment.strips.flatMap(({ index, top }): PlacedLine[] => {
        const line = caption[index - 1];
        return line === undefined ? [] : [{ line, x: left, top }];
      });
      if (placed.length === 0) return;
      canvas.tagged(canvas.element(parent, "P"), () => canvas.lines(captionStyle, "center", width, placed));
    },
  };
}

import QRCode from "qrcode";
import type { Verification } from "../../domain/report/reportModel.ts";
import { documentText } from "../layout/documentText.ts";
import type { Canvas, PlacedLine } from "./Canvas.ts";
import { MARGINS, MM } from "../layout/layoutNumbers.ts";
import { breakLines, lineHeight } from "../layout/lines.ts";
import { STYLES } from "../layout/styles.ts";

/** Side of the code. At 37 modules, an address of 84 bytes, a module is 0,38 mm: phones read it. */
const SIDE = 14 * MM;
/** From the end of the text block down to the code; the margin is 20 mm. */
const DROP = 1.5 * MM;
/** Between the code and the lines beside it; a code wants four modules of white around it. */
const QUIET = 2 * MM;

/**
 * In the bottom margin of the last page, outside the blocks the decree lays out: the code that leads
 * to the page of this paper, and the same in words.
 */
export function drawVerification(
  canvas: Canvas,
  { url, alt, lines }: Verification,
  [pageWidth, pageHeight]: [number, number],
): void {
  const x = MARGINS.left;
  const top = pageHeight - MARGINS.bottom + DROP;
  const says = documentText(alt);
  const bbox: [number, number, number, number] = [x, top, x + SIDE, top + SIDE];
  const figure = canvas.element(canvas.root, "Figure", { alt: says, bbox, placement: "Block" });
  canvas.tagged(figure, () => drawCode(canvas, url, x, top));

  const style = STYLES.verification();
  const textX = x + SIDE + QUIET;
  const width = pageWidth - MARGINS.right - textX;
  let y = top + 1 * MM;
  for (const [index, text] of lines.entries()) {
    const placed = breakLines(text, style, width).map((line, row): PlacedLine => ({
      line,
      x: textX,
      top: y + row * lineHeight(style),
    }));
    const height = placed.length * lineHeight(style);
    const paragraph = canvas.element(canvas.root, "P");
    // The first line is the address in words: it leads where the code does.
    const element = index === 0 ? canvas.element(paragraph, "Link") : paragraph;
    canvas.tagged(element, () => canvas.lines(style, "left", width, placed));
    if (index === 0) canvas.link(element, { x: textX, top: y, width, height }, url, says);
    y += height;
  }
}

function drawCode(canvas: Canvas, url: string, x: number, top: number): void {
  const { modules } = QRCode.create(url, { errorCorrectionLevel: "M" });
  const side = SIDE / modules.size;
  const places: { x: number; top: number }[] = [];
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column) === 1) places.push({ x: x + column * side, top: top + row * side });
    }
  }
  canvas.squares(places, side);
}

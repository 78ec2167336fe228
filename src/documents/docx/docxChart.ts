import { ImageRun, Paragraph } from "docx";
import sharp from "sharp";
import type { ChartBlock } from "../../domain/report/reportModel.ts";
import { chartDrawing, type ChartDrawing } from "../layout/chartDrawing.ts";
import { docxParagraph } from "./docxParagraph.ts";
import type { DocxStyle } from "./docxStyles.ts";
import { docxText } from "./docxText.ts";
import { pixels, twips } from "./units.ts";

/** Sharp on paper, and small: black on white compresses well. */
const PPI = 200;
const GAP_ABOVE = 8;

/** Charts by block, drawn before the file is put together. */
export type ChartPictures = ReadonlyMap<ChartBlock, { bytes: Buffer; width: number; height: number }>;

/** Draws charts as pictures: Word draws no bars by itself, and texts as outlines need no font. */
export async function chartPictures(charts: readonly ChartBlock[], width: number): Promise<ChartPictures> {
  const pictures = new Map<ChartBlock, { bytes: Buffer; width: number; height: number }>();
  for (const chart of charts) {
    const drawing = chartDrawing(chart, width);
    const bytes = await sharp(Buffer.from(svgOf(drawing)), { density: PPI })
      .flatten({ background: "#ffffff" })
      .png({ palette: true })
      .toBuffer();
    pictures.set(chart, { bytes, width: drawing.width, height: drawing.height });
  }
  return pictures;
}

/** The picture of a chart with its numbers as alternative text, and its caption. */
export function docxChart(chart: ChartBlock, pictures: ChartPictures): Paragraph[] {
  const picture = pictures.get(chart);
  if (picture === undefined) throw new Error(`chart ${chart.caption} was not drawn`);
  return [
    new Paragraph({
      style: "KtPicture" satisfies DocxStyle,
      spacing: { before: twips(GAP_ABOVE) },
      children: [
        new ImageRun({
          type: "png",
          data: picture.bytes,
          transformation: { width: pixels(picture.width), height: pixels(picture.height) },
          altText: { name: docxText(chart.caption), description: docxText(chart.alt) },
        }),
      ],
    }),
    docxParagraph(chart.caption, "KtPictureCaption", {}),
  ];
}

const FILLS = { plain: "#fff", hatched: "url(#hatched)", solid: "#595959" } as const;

function svgOf({ width, height, style, bars, texts }: ChartDrawing): string {
  const { face, size, leading } = style;
  const scale = size / face.font.unitsPerEm;
  const above = ((leading - face.ascent - face.descent) / 2 + face.ascent) * size;
  const space = face.word(" ").width * size;
  const letters: string[] = [];
  for (const { line, x, top } of texts) {
    let at = x + line.indent;
    for (const word of line.words) {
      const { run, width: wide } = face.word(word);
      let pen = at;
      for (const [index, glyph] of run.glyphs.entries()) {
        const place = `translate(${short(pen)} ${short(top + above)}) scale(${scale} ${-scale})`;
        letters.push(`<path transform="${place}" d="${glyph.path.toSVG()}"/>`);
        pen += (run.positions[index]?.xAdvance ?? glyph.advanceWidth) * scale;
      }
      at += wide * size + space;
    }
  }
  // One point of margin, or the outer half of the outermost strokes is cut.
  const [w, h] = [short(width + 2), short(height + 2)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 ${w} ${h}" width="${w}pt" height="${h}pt">`,
    `<defs><pattern id="hatched" width="4" height="4" patternUnits="userSpaceOnUse"><rect width="4" height="4" fill="#fff"/><path d="M-1 1L1-1M0 4L4 0M3 5L5 3" stroke="#000" stroke-width=".6"/></pattern></defs>`,
    ...bars.map(
      (bar) =>
        `<rect x="${short(bar.x)}" y="${short(bar.top)}" width="${short(bar.width)}" height="${short(bar.height)}" fill="${FILLS[bar.fill]}" stroke="#000" stroke-width=".5"/>`,
    ),
    ...letters,
    "</svg>",
  ].join("");
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}

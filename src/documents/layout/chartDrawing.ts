import type { ChartBlock } from "../../domain/report/reportModel.ts";
import { breakLines, type Line, lineHeight, type TextStyle, textWidth } from "./lines.ts";
import { STYLES } from "./styles.ts";

/** How a bar is filled; in this order from light to dark. */
export const BAR_FILLS = ["plain", "hatched", "solid"] as const;
export type BarFill = (typeof BAR_FILLS)[number];

/** A chart as places and shapes, in points from its top left corner: PDF and Word draw the same. */
export interface ChartDrawing {
  width: number;
  height: number;
  style: TextStyle;
  bars: { x: number; top: number; width: number; height: number; fill: BarFill }[];
  texts: { line: Line; x: number; top: number }[];
}

const LABEL_SHARE = 0.36;
const BAR_SHARE = 0.4;
const GAP = 6;
const BAR_HEIGHT = 13;
const ROW_GAP = 5;
const KEY_SIDE = 9;
const KEY_GAP = 18;

/** Labels left, bars in the middle, what they stand for at the right; above, what the fills mean. */
export function chartDrawing(chart: ChartBlock, width: number): ChartDrawing {
  const style = STYLES.chart();
  const drawing: ChartDrawing = { width, height: 0, style, bars: [], texts: [] };
  let top = chart.series.length > 1 ? key(chart.series, drawing) : 0;
  const labelWidth = width * LABEL_SHARE - GAP;
  const barX = width * LABEL_SHARE;
  const barWidth = width * BAR_SHARE;
  const textX = barX + barWidth + GAP;
  const full = chart.full ?? Math.max(0, ...chart.bars.map(({ values }) => sum(values)));
  for (const { label, values, text } of chart.bars) {
    const left = breakLines(label, style, labelWidth);
    const right = breakLines(text, style, width - textX);
    const height = Math.max(BAR_HEIGHT, left.length * lineHeight(style), right.length * lineHeight(style));
    place(drawing, left, 0, top + (height - left.length * lineHeight(style)) / 2);
    place(drawing, right, textX, top + (height - right.length * lineHeight(style)) / 2);
    let x = barX;
    for (const [part, value] of values.entries()) {
      const length = full === 0 ? 0 : Math.min(barWidth, (barWidth * value) / full);
      if (length === 0) continue;
      const middle = top + (height - BAR_HEIGHT) / 2;
      const fill = fillOf(part, chart.series.length);
      drawing.bars.push({ x, top: middle, width: length, height: BAR_HEIGHT, fill });
      x += length;
    }
    top += height + ROW_GAP;
  }
  drawing.height = Math.max(0, top - ROW_GAP);
  return drawing;
}

function fillOf(part: number, parts: number): BarFill {
  return parts < 2 ? "solid" : (BAR_FILLS[part % BAR_FILLS.length] ?? "solid");
}

/** Draws the meaning of the fills, on as many lines as they need; returns where the bars begin. */
function key(series: readonly string[], drawing: ChartDrawing): number {
  const { style, width } = drawing;
  const row = lineHeight(style);
  let x = 0;
  let top = 0;
  for (const [part, name] of series.entries()) {
    const wide = KEY_SIDE + GAP + textWidth(name, style);
    if (x > 0 && x + wide > width) {
      x = 0;
      top += row;
    }
    const fill = fillOf(part, series.length);
    drawing.bars.push({ x, top: top + (row - KEY_SIDE) / 2, width: KEY_SIDE, height: KEY_SIDE, fill });
    place(drawing, breakLines(name, style, width), x + KEY_SIDE + GAP, top);
    x += wide + KEY_GAP;
  }
  return top + row + ROW_GAP;
}

function place(drawing: ChartDrawing, lines: readonly Line[], x: number, top: number): void {
  for (const [row, line] of lines.entries())
    drawing.texts.push({ line, x, top: top + row * lineHeight(drawing.style) });
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

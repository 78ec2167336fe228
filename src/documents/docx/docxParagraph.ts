import { type IParagraphOptions, type IRunOptions, Paragraph, type ParagraphChild, TextRun } from "docx";
import { RULE_WIDTH } from "../layout/layoutNumbers.ts";
import { breakBalanced, type TextStyle, widestLine } from "../layout/lines.ts";
import { docxText } from "./docxText.ts";
import type { DocxStyle } from "./docxStyles.ts";
import { halfPoints, twips } from "./units.ts";

/** Word breaks a line that fits by a hair: room left for rounding, in points. */
const BALANCE_ROOM = 3;
/** Border widths count in eighths of a point (ECMA-376-1, 17.3.1.31). */
const EIGHTHS = 8;
/** Height of the empty line that carries a rule, in points. */
const RULE_LINE = 4;

/** A paragraph of one text; "\n" breaks the line. */
export function docxParagraph(
  text: string,
  style: DocxStyle,
  options: Omit<IParagraphOptions, "children" | "style"> = {},
): Paragraph {
  return new Paragraph({ ...options, style, children: docxRuns(text) });
}

export function docxRuns(text: string, options: Omit<IRunOptions, "children"> = {}): ParagraphChild[] {
  return text
    .split("\n")
    .map(
      (line, index) => new TextRun({ ...options, text: docxText(line), ...(index > 0 ? { break: 1 } : {}) }),
    );
}

/**
 * Room at both sides that makes the lines of a centred text about equally long, as in the PDF. The
 * text stays one paragraph and can be edited.
 */
export function balancedIndent(text: string, style: TextStyle, width: number) {
  const side = (width - widestLine(breakBalanced(text, style, width)) - BALANCE_ROOM) / 2;
  return side > 0 ? { left: twips(side), right: twips(side) } : {};
}

/** A solid rule of `length` points centred in a column `width` points wide. */
export function docxRule(length: number, width: number, options: { keepNext?: boolean } = {}): Paragraph {
  const side = twips(Math.max(0, (width - length) / 2));
  return new Paragraph({
    style: "KtRule" satisfies DocxStyle,
    indent: { left: side, right: side },
    spacing: { line: twips(RULE_LINE), lineRule: "exact" },
    border: {
      bottom: { style: "single", size: Math.round(RULE_WIDTH * EIGHTHS), space: 0, color: "000000" },
    },
    run: { size: halfPoints(1) },
    ...options,
  });
}

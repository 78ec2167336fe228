import { punctuateList } from "../../domain/report/punctuateList.ts";
import type { Appendix, DocumentModel } from "../../domain/report/reportModel.ts";
import { addresseeLayout } from "../layout/addresseeLayout.ts";
import { keepBlanks } from "../layout/documentText.ts";
import type { Pictures } from "../pictures.ts";
import { addressees } from "./addressees.ts";
import { bodyParagraph, contentBlocks, sectionBlocks } from "./blocks.ts";
import { type FlowBlock, keepWithTextBefore } from "./flow.ts";
import { SHORT_RULE_SHARE } from "../layout/layoutNumbers.ts";
import { breakBalanced, type Line, type TextStyle, widestLine } from "../layout/lines.ts";
import { paragraph } from "./paragraph.ts";
import { ruleBelow } from "./ruleBelow.ts";
import { signatureBlock } from "./signatureBlock.ts";
import { sheet } from "../layout/sheet.ts";
import { STYLES } from "../layout/styles.ts";
import { titleBlock } from "./titleBlock.ts";

/** A run of pages with a numbering of its own: the report itself, or one appendix. */
export interface DocumentPart {
  pageSize: [number, number];
  blocks: FlowBlock[];
}

/**
 * Lines of text that must stand on the signature's page above the closing words: a page with nothing
 * but these and the signature could be put behind any text.
 */
const TEXT_ABOVE_CLOSING = 2;

/** More than these is no closing sentence but text, of which only the end is bound to the signature. */
const MAX_CLOSING_LINES = 8;

/** Báo cáo kết quả kiểm tra, in the order of NĐ 30/2020, Phụ lục I, mục IV. */
export function inspectionReport(model: DocumentModel, pictures: Pictures): DocumentPart[] {
  return [mainPart(model), ...model.appendices.map((appendix) => appendixPart(appendix, pictures))];
}

function mainPart(model: DocumentModel): DocumentPart {
  const { frame, pageSize } = sheet(false);
  const top = Math.min(...model.sections.map(({ level }) => level));
  const closing = contentBlocks(model.closing, frame);
  const text: FlowBlock[] = [
    titleBlock(model.head, frame.width),
    centred(model.documentType, STYLES.documentType(), frame.width, { tag: "H1" }),
    ...subject(model.subject, frame.width),
    ...addressees(addresseeLayout(model.addresseeLabel, model.addressees, frame.width), frame.width),
    ...punctuateList(model.bases).map((base) => bodyParagraph(base, frame.width, ["P"], STYLES.basis())),
    ...contentBlocks(model.opening, frame),
    ...model.sections.flatMap((section) => sectionBlocks(section, frame, top)),
    ...closing,
  ];
  const closingLines = closing.reduce((sum, block) => sum + block.strips.length, 0);
  keepWithTextBefore(text, Math.min(closingLines, MAX_CLOSING_LINES) + TEXT_ABOVE_CLOSING);
  return { pageSize, blocks: [...text, ...signatureBlock(model, frame.width, frame.height)] };
}

function appendixPart(appendix: Appendix, pictures: Pictures): DocumentPart {
  const { frame, pageSize } = sheet(appendix.landscape);
  const title = appendix.title.toLocaleUpperCase("vi");
  const blocks = [
    centred(appendix.number, STYLES.documentType(), frame.width, {
      tag: "H2",
      outline: { level: 1, title: `${appendix.number}. ${title}` },
    }),
    centred(title, STYLES.subject(), frame.width, { tag: "P" }),
    centred(keepBlanks(appendix.attachedTo), STYLES.attachedTo(), frame.width, { tag: "P" }),
    ...contentBlocks(appendix.blocks, frame, pictures),
  ];
  return { pageSize, blocks };
}

function subject(text: string, width: number): FlowBlock[] {
  const style = STYLES.subject();
  const lines = breakBalanced(text, style, width);
  if (lines.length === 0) return [];
  return [
    centredLines(lines, style, width, { tag: "P" }),
    ruleBelow(widestLine(lines) * SHORT_RULE_SHARE, width),
  ];
}

interface CentredOptions {
  tag: string;
  outline?: { level: number; title: string };
}

function centred(text: string, style: TextStyle, width: number, options: CentredOptions): FlowBlock {
  return centredLines(breakBalanced(text, style, width), style, width, options);
}

function centredLines(
  lines: readonly Line[],
  style: TextStyle,
  width: number,
  options: CentredOptions,
): FlowBlock {
  return paragraph(lines, {
    style,
    align: "center",
    width,
    tags: [options.tag],
    keepWithNext: true,
    text: false,
    ...(options.outline === undefined ? {} : { outline: options.outline }),
  });
}

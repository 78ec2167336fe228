import type { Block, ReportPicture, Section } from "../../domain/report/reportModel.ts";
import { NO_PICTURES, type Pictures } from "../pictures.ts";
import { chartBlock } from "./chartBlock.ts";
import type { FlowBlock } from "./flow.ts";
import { group } from "./group.ts";
import { FIRST_LINE, PARAGRAPH_GAP } from "../layout/layoutNumbers.ts";
import { breakLines, type TextStyle } from "../layout/lines.ts";
import { paragraph } from "./paragraph.ts";
import { pictureBlock } from "./pictureBlock.ts";
import type { Frame } from "../layout/sheet.ts";
import { STYLES } from "../layout/styles.ts";
import { tableBlocks } from "./tableBlocks.ts";

/** Running text: justified, first line 1,27 cm in, at least 6 pt apart (PL I, II.6). */
export function bodyParagraph(
  text: string,
  width: number,
  tags: string[] = ["P"],
  style: TextStyle = STYLES.body(),
): FlowBlock {
  return paragraph(breakLines(text, style, width, FIRST_LINE), {
    style,
    align: "justify",
    width,
    before: PARAGRAPH_GAP,
    tags,
  });
}

export function contentBlocks(
  blocks: readonly Block[],
  frame: Frame,
  pictures: Pictures = NO_PICTURES,
): FlowBlock[] {
  return blocks.flatMap((block): FlowBlock[] => {
    switch (block.type) {
      case "paragraph":
        return paragraphs(block.text).map((text) => bodyParagraph(text, frame.width));
      case "points":
        return [
          group(
            "L",
            block.items.map((item) =>
              bodyParagraph(`${item.marker} ${item.text}`, frame.width, ["LI", "LBody"]),
            ),
          ),
        ];
      case "table":
        return tableBlocks(block, frame.width, frame.height);
      case "pictures":
        return block.items.map((item) => pictureBlock(item, bytesOf(item, pictures), frame));
      case "chart":
        return [chartBlock(block, frame.width)];
    }
  });
}

function bytesOf({ evidenceId }: ReportPicture, pictures: Pictures): Uint8Array {
  const bytes = pictures.get(evidenceId);
  if (bytes === undefined) throw new Error(`no bytes for picture ${evidenceId}`);
  return bytes;
}

/**
 * Heading and content of a section and of those below it. `top`: level of the document's outermost
 * sections, as short papers begin with "1." and no heading level may be skipped (PDF/UA-1, 7.4.2).
 */
export function sectionBlocks(section: Section, frame: Frame, top: number): FlowBlock[] {
  return [
    heading(section, frame.width, top),
    ...contentBlocks(section.blocks, frame),
    ...section.children.flatMap((child) => sectionBlocks(child, frame, top)),
  ];
}

/** Space above a main section, a little more than between paragraphs, in points. */
const SECTION_GAP = 10;

/** "I. KẾT QUẢ" capitals bold; "1. …" bold; "a) …" upright (PL I, II.6). */
function heading(section: Section, width: number, top: number): FlowBlock {
  const title = section.level === 1 ? section.title.toLocaleUpperCase("vi") : section.title;
  const text = `${section.number} ${title}`.trim();
  const style = section.level === 3 ? STYLES.body() : STYLES.heading();
  return paragraph(breakLines(text, style, width, FIRST_LINE), {
    style,
    align: "justify",
    width,
    before: section.level === 1 ? SECTION_GAP : PARAGRAPH_GAP,
    // H1 is the name of the document's kind.
    tags: [`H${section.level - top + 2}`],
    keepWithNext: true,
    text: false,
    outline: { level: section.level - top + 1, title: text },
  });
}

/** Free text of people may hold line breaks: each makes a paragraph. */
function paragraphs(text: string): string[] {
  return text.split(/\n+/u).filter((part) => part.trim() !== "");
}

import { type FileChild, HeadingLevel, Paragraph } from "docx";
import type { Block, Section } from "../../domain/report/reportModel.ts";
import type { Frame } from "../layout/sheet.ts";
import type { Pictures } from "../pictures.ts";
import { type ChartPictures, docxChart } from "./docxChart.ts";
import { docxParagraph, docxRuns } from "./docxParagraph.ts";
import { docxPicture } from "./docxPicture.ts";
import { docxTable } from "./docxTable.ts";

/** What a Word file shows besides text. */
export interface DocxPictures {
  photos: Pictures;
  charts: ChartPictures;
}

/**
 * The content of a section or appendix, in the order of the model. `bound`: its last text stays on
 * the page of what follows.
 */
export function docxBlocks(
  blocks: readonly Block[],
  frame: Frame,
  pictures: DocxPictures,
  bound = false,
): FileChild[] {
  return blocks.flatMap((block, place): FileChild[] => {
    const last = bound && place === blocks.length - 1;
    switch (block.type) {
      case "paragraph":
        return bodyTexts(
          block.text.split(/\n+/u).filter((text) => text.trim() !== ""),
          last,
        );
      case "points":
        return bodyTexts(
          block.items.map((item) => `${item.marker} ${item.text}`),
          last,
        );
      case "table":
        return docxTable(block, frame.width);
      case "pictures":
        return block.items.flatMap((item) => {
          const bytes = pictures.photos.get(item.evidenceId);
          if (bytes === undefined) throw new Error(`no bytes for picture ${item.evidenceId}`);
          return docxPicture(item, bytes, frame);
        });
      case "chart":
        return docxChart(block, pictures.charts);
    }
  });
}

function bodyTexts(texts: readonly string[], bound: boolean): Paragraph[] {
  return texts.map((text, index) =>
    docxParagraph(text.trim(), "KtBody", { keepNext: bound && index === texts.length - 1 }),
  );
}

const HEADINGS = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
} as const;

/** Headings as Word's own, so that its navigation and table of contents find them. */
export function docxSection(
  section: Section,
  frame: Frame,
  pictures: DocxPictures,
  bound = false,
): FileChild[] {
  const title = section.level === 1 ? section.title.toLocaleUpperCase("vi") : section.title;
  return [
    new Paragraph({
      heading: HEADINGS[section.level],
      children: docxRuns(`${section.number} ${title}`.trim()),
    }),
    ...docxBlocks(section.blocks, frame, pictures, bound && section.children.length === 0),
    ...section.children.flatMap((child, index) =>
      docxSection(child, frame, pictures, bound && index === section.children.length - 1),
    ),
  ];
}

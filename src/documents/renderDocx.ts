import {
  AlignmentType,
  Document,
  type FileChild,
  HeadingLevel,
  type ISectionOptions,
  Packer,
  PageOrientation,
  Paragraph,
  SectionType,
  TableOfContents,
} from "docx";
import { punctuateList } from "../domain/report/punctuateList.ts";
import type { Appendix, Block, ChartBlock, DocumentModel, Section } from "../domain/report/reportModel.ts";
import { docxBlocks, docxSection, type DocxPictures } from "./docx/docxBlocks.ts";
import { chartPictures } from "./docx/docxChart.ts";
import { docxHeaders } from "./docx/docxHeaders.ts";
import { balancedIndent, docxParagraph, docxRule, docxRuns } from "./docx/docxParagraph.ts";
import { docxStyles } from "./docx/docxStyles.ts";
import { docxText } from "./docx/docxText.ts";
import { sealPackage } from "./sealPackage.ts";
import { signatureTables } from "./docx/signatureTables.ts";
import { titleTable } from "./docx/titleTable.ts";
import { twips } from "./docx/units.ts";
import type { ContentsEntry } from "./pdf/contents.ts";
import { A4, MARGINS, MM, SHORT_RULE_SHARE } from "./layout/layoutNumbers.ts";
import { breakBalanced, widestLine } from "./layout/lines.ts";
import { contentsOf } from "./pdf/layOut.ts";
import { addresseeLayout } from "./layout/addresseeLayout.ts";
import { sheet } from "./layout/sheet.ts";
import { STYLES } from "./layout/styles.ts";
import { NO_PICTURES, type Pictures } from "./pictures.ts";

/** From the edge of the paper to the page number. */
const HEADER_DISTANCE = 9 * MM;

/** Between the title table and the name of the kind, and around Kính gửi, in points. */
const TITLE_GAP = 14;
const RULE_GAP = 8;

/** Word's layout of 2013 and later. */
const WORD_VERSION = 15;

/**
 * Writes a document as a Word file: the text and layout of the PDF, as styles, tables and headings
 * that an office can go on editing. The same model with the same pictures gives the same bytes.
 */
export async function renderDocx(
  model: DocumentModel,
  pictures: Pictures = NO_PICTURES,
): Promise<Uint8Array> {
  const given: DocxPictures = {
    photos: pictures,
    charts: await chartPictures(chartsOf(model), sheet(false).frame.width),
  };
  const contents = contentsOf(model, pictures);
  const language = model.language === "vi" ? "vi-VN" : "en-GB";
  const document = new Document({
    title: docxText(model.fileTitle),
    creator: docxText(model.head.issuer.join(" ")),
    lastModifiedBy: "Kiemtra",
    description: "",
    revision: 1,
    compatibility: { version: WORD_VERSION },
    styles: docxStyles(language),
    sections: [
      mainSection(model, given),
      ...model.appendices.map((one) => appendixSection(one, model, given)),
      ...(contents.length === 0 ? [] : [contentsSection(model, contents)]),
    ],
  });
  return sealPackage(await Packer.toBuffer(document), model.createdAt);
}

/** Charts stand upright: in the sections and in appendices on upright sheets. */
function chartsOf(model: DocumentModel): ChartBlock[] {
  const inSection = (section: Section): Block[] => [
    ...section.blocks,
    ...section.children.flatMap((child) => inSection(child)),
  ];
  return [
    ...model.opening,
    ...model.sections.flatMap((section) => inSection(section)),
    ...model.appendices.flatMap(({ blocks }) => blocks),
  ].filter((block) => block.type === "chart");
}

function mainSection(model: DocumentModel, pictures: DocxPictures): ISectionOptions {
  const { frame } = sheet(false);
  const children: FileChild[] = [
    titleTable(model.head, frame.width),
    new Paragraph({
      heading: HeadingLevel.TITLE,
      spacing: { before: twips(TITLE_GAP) },
      children: docxRuns(model.documentType),
    }),
    ...subject(model.subject, frame.width),
    ...addressees(model, frame.width),
    ...punctuateList(model.bases).map((base) => docxParagraph(base, "KtBasis")),
    ...docxBlocks(model.opening, frame, pictures),
    // The signature never stands on a page with nothing but the closing words.
    ...model.sections.flatMap((section, index) =>
      docxSection(section, frame, pictures, index === model.sections.length - 1),
    ),
    ...model.closing.flatMap((block) => docxBlocks([block], frame, pictures, true)),
    ...signatureTables(model, frame.width),
  ];
  return {
    properties: sectionProperties(false),
    headers: docxHeaders(model.draftMark, frame.width),
    children,
  };
}

function appendixSection(appendix: Appendix, model: DocumentModel, pictures: DocxPictures): ISectionOptions {
  const { frame } = sheet(appendix.landscape);
  const title = appendix.title.toLocaleUpperCase("vi");
  return {
    properties: { ...sectionProperties(appendix.landscape), type: SectionType.NEXT_PAGE },
    headers: docxHeaders(model.draftMark, frame.width),
    children: [
      new Paragraph({
        heading: HeadingLevel.HEADING_1,
        alignment: AlignmentType.CENTER,
        indent: { firstLine: 0 },
        spacing: { before: 0 },
        children: docxRuns(appendix.number),
      }),
      docxParagraph(title, "KtSubject", { indent: balancedIndent(title, STYLES.subject(), frame.width) }),
      docxParagraph(appendix.attachedTo, "KtAttached"),
      ...docxBlocks(appendix.blocks, frame, pictures),
    ],
  };
}

/**
 * At the end, as in the PDF: page 1 belongs to the blocks of the decree. The numbers are those of the PDF,
 * whose lines break alike; Word counts anew when somebody asks it to (F9).
 */
function contentsSection(model: DocumentModel, entries: readonly ContentsEntry[]): ISectionOptions {
  const { frame } = sheet(false);
  const title = model.contentsTitle;
  return {
    properties: { ...sectionProperties(false), type: SectionType.NEXT_PAGE },
    headers: docxHeaders(model.draftMark, frame.width),
    children: [
      docxParagraph(title, "KtSubject", { indent: balancedIndent(title, STYLES.subject(), frame.width) }),
      new TableOfContents(docxText(title), {
        hyperlink: true,
        headingStyleRange: "1-2",
        // Else Word asks whoever opens the file whether it may fill the table in.
        beginDirty: false,
        cachedEntries: entries.map((entry) => ({
          title: docxText(entry.title),
          level: entry.level,
          ...(entry.page === null ? {} : { page: entry.page }),
        })),
      }),
    ],
  };
}

function sectionProperties(landscape: boolean): NonNullable<ISectionOptions["properties"]> {
  return {
    titlePage: true,
    page: {
      // Word wants the sides of the upright sheet and turns them itself.
      size: {
        width: twips(A4.short),
        height: twips(A4.long),
        orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
      },
      margin: {
        top: twips(MARGINS.top),
        bottom: twips(MARGINS.bottom),
        left: twips(MARGINS.left),
        right: twips(MARGINS.right),
        header: twips(HEADER_DISTANCE),
        footer: twips(HEADER_DISTANCE),
      },
      pageNumbers: { start: 1 },
    },
  };
}

function subject(text: string, width: number): FileChild[] {
  if (text === "") return [];
  const lines = breakBalanced(text, STYLES.subject(), width);
  return [
    docxParagraph(text, "KtSubject", { indent: balancedIndent(text, STYLES.subject(), width) }),
    docxRule(widestLine(lines) * SHORT_RULE_SHARE, width, { keepNext: true }),
    new Paragraph({ spacing: { line: twips(RULE_GAP), lineRule: "exact" }, keepNext: true }),
  ];
}

function addressees({ addresseeLabel, addressees: names }: DocumentModel, width: number): FileChild[] {
  const layout = addresseeLayout(addresseeLabel, names, width);
  if (layout === null) return [];
  if (layout.kind === "one") {
    return [
      docxParagraph(layout.text, "KtAddressee", {
        ...(layout.centred ? { alignment: AlignmentType.CENTER } : { indent: { left: twips(layout.left) } }),
        keepNext: false,
      }),
    ];
  }
  const { lead, left, items, dashLeft, hang } = layout;
  return [
    docxParagraph(lead, "KtAddressee", { indent: { left: twips(left) } }),
    ...items.map((item) =>
      docxParagraph(item, "KtAddressee", {
        indent: { left: twips(dashLeft + hang), hanging: twips(hang) },
        keepNext: false,
      }),
    ),
  ];
}

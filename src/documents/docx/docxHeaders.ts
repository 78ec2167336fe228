import { Header, PageNumber, Paragraph, Tab, TabStopType, TextRun } from "docx";
import type { DocumentModel } from "../../domain/report/reportModel.ts";
import { SIZE } from "../layout/layoutNumbers.ts";
import { docxParagraph } from "./docxParagraph.ts";
import { docxText } from "./docxText.ts";
import type { DocxStyle } from "./docxStyles.ts";
import { halfPoints, twips } from "./units.ts";

/**
 * The top margin: page number in the middle from the second page on (PL I, I.7), the mark of a
 * draft at the right on every page.
 */
export function docxHeaders(
  mark: DocumentModel["draftMark"],
  width: number,
): { first: Header; default: Header } {
  return { first: header(mark, width, false), default: header(mark, width, true) };
}

function header(mark: DocumentModel["draftMark"], width: number, numbered: boolean): Header {
  const line = new Paragraph({
    style: "KtPageNumber" satisfies DocxStyle,
    tabStops: [
      { type: TabStopType.CENTER, position: twips(width / 2) },
      { type: TabStopType.RIGHT, position: twips(width) },
    ],
    children: [
      new TextRun({ children: [new Tab(), ...(numbered ? [PageNumber.CURRENT] : [])] }),
      ...(mark === null
        ? []
        : [
            new TextRun({
              children: [new Tab(), docxText(mark.label)],
              bold: true,
              size: halfPoints(SIZE.draftMark),
            }),
          ]),
    ],
  });
  return new Header({
    children: mark === null ? [line] : [line, docxParagraph(mark.createdAt, "KtDraftTime")],
  });
}

import type { DocumentModel } from "../../domain/report/reportModel.ts";
import { documentText } from "../layout/documentText.ts";
import { GlyphMissingError } from "../layout/GlyphMissingError.ts";
import type { Pictures } from "../pictures.ts";
import { contentsBlocks, contentsEntries, type ContentsEntry, LONG_DOCUMENT_PAGES } from "./contents.ts";
import type { FlowBlock } from "./flow.ts";
import { type DocumentPart, inspectionReport } from "./inspectionReport.ts";
import { A4, MARGINS } from "../layout/layoutNumbers.ts";
import { type LaidPage, paginate } from "./paginate.ts";

type LaidPart = DocumentPart & { pages: LaidPage[] };

/**
 * Everything in its place. A document of more than LONG_DOCUMENT_PAGES gets a table of contents; `names`
 * are the places that it leads to.
 */
export function layOut(
  model: DocumentModel,
  pictures: Pictures,
): { parts: LaidPart[]; names: ReadonlyMap<FlowBlock, string> } {
  const parts = withoutContents(model, pictures);
  if (!isLong(parts)) return { parts, names: new Map() };
  const entries = contentsEntries(parts);
  const width = A4.short - MARGINS.left - MARGINS.right;
  const contents = laid({
    pageSize: [A4.short, A4.long],
    blocks: contentsBlocks(documentText(model.contentsTitle), entries, width),
  });
  return {
    parts: [...parts, contents],
    names: new Map(entries.map(({ block, name }) => [block, name])),
  };
}

function laid(part: DocumentPart): LaidPart {
  return { ...part, pages: paginate(part.blocks, MARGINS.top, part.pageSize[1] - MARGINS.bottom) };
}

/**
 * What the table of contents says, for the Word file of the same model; empty for a short document, and
 * for one that only Word can draw: its pages are not known here.
 */
export function contentsOf(model: DocumentModel, pictures: Pictures): ContentsEntry[] {
  try {
    const parts = withoutContents(model, pictures);
    return isLong(parts) ? contentsEntries(parts) : [];
  } catch (error) {
    if (error instanceof GlyphMissingError) return [];
    throw error;
  }
}

function withoutContents(model: DocumentModel, pictures: Pictures): LaidPart[] {
  return inspectionReport(model, pictures).map((part) => laid(part));
}

function isLong(parts: readonly LaidPart[]): boolean {
  return parts.reduce((sum, { pages }) => sum + pages.length, 0) > LONG_DOCUMENT_PAGES;
}

import { type FaceName, openFaces } from "./openFaces.ts";
import { BODY_LINE, SINGLE_LINE, SIZE } from "./layoutNumbers.ts";
import type { TextStyle } from "./lines.ts";

function style(face: FaceName, size: number, leading = SINGLE_LINE): TextStyle {
  return { face: openFaces()[face], size, leading };
}

/** Styles of the decree's table of type sizes (PL I, mục V), named after what they set. */
export const STYLES = {
  nation: () => style("bold", SIZE.nation),
  motto: () => style("bold", SIZE.motto),
  parentAuthority: () => style("regular", SIZE.authority),
  issuer: () => style("bold", SIZE.authority),
  numberLine: () => style("regular", SIZE.number),
  placeDate: () => style("italic", SIZE.placeDate),
  documentType: () => style("bold", SIZE.documentType, BODY_LINE),
  subject: () => style("bold", SIZE.documentType, BODY_LINE),
  body: () => style("regular", SIZE.body, BODY_LINE),
  basis: () => style("italic", SIZE.body, BODY_LINE),
  heading: () => style("bold", SIZE.body, BODY_LINE),
  signature: () => style("bold", SIZE.signature),
  recipientsLabel: () => style("boldItalic", SIZE.recipientsLabel),
  recipients: () => style("regular", SIZE.recipients),
  attachedTo: () => style("italic", SIZE.attachedTo, BODY_LINE),
  caption: () => style("bold", SIZE.caption),
  unitNote: () => style("italic", SIZE.table),
  tableNote: () => style("italic", SIZE.tableNote),
  pageNumber: () => style("regular", SIZE.pageNumber),
  draftMark: () => style("bold", SIZE.draftMark),
  draftTime: () => style("regular", SIZE.draftTime),
  verification: () => style("regular", SIZE.verification),
  chart: () => style("regular", SIZE.chart),
} as const;

export function tableStyles(size: number): { head: TextStyle; cell: TextStyle; total: TextStyle } {
  return { head: style("bold", size), cell: style("regular", size), total: style("bold", size) };
}

import { PDFArray, PDFBool, PDFDict, PDFHexString, PDFName, PDFNumber, PDFString } from "@cantoo/pdf-lib";
import { SaxesParser } from "saxes";
import { type ReadPdf, readPdf, readStructure, streamText, type StructureNode } from "./readPdf.ts";

/** Parents the structure types of our files may stand under (ISO 32000-1, 14.8.4.3). */
const PARENTS: Record<string, readonly string[]> = {
  LI: ["L"],
  LBody: ["LI"],
  THead: ["Table"],
  TBody: ["Table"],
  Caption: ["Table"],
  TR: ["THead", "TBody", "Table"],
  TH: ["TR"],
  TD: ["TR"],
  TOCI: ["TOC"],
  Reference: ["TOCI"],
};

/** Annotation flags of PDF/A: printed, neither hidden nor without view (ISO 19005-2, 6.3.2). */
const PRINT_ONLY = 4;

/**
 * What a validator of PDF/A-2b and PDF/UA-1 would find wrong, as far as it can be checked without
 * one: the points our own writer could break.
 */
export async function structureProblems(bytes: Uint8Array): Promise<string[]> {
  const pdf = await readPdf(bytes);
  return [
    ...catalogProblems(pdf),
    ...metadataProblems(pdf),
    ...fontProblems(pdf),
    ...contentProblems(pdf),
    ...treeProblems(pdf),
  ];
}

function catalogProblems({ doc }: ReadPdf): string[] {
  const problems: string[] = [];
  const { catalog } = doc;
  if (
    !(catalog.lookup(PDFName.of("Lang")) instanceof PDFString) &&
    !(catalog.lookup(PDFName.of("Lang")) instanceof PDFHexString)
  )
    problems.push("no language");
  const marked = catalog.lookupMaybe(PDFName.of("MarkInfo"), PDFDict)?.lookup(PDFName.of("Marked"));
  if (marked !== PDFBool.True) problems.push("not marked as tagged");
  const titled = catalog
    .lookupMaybe(PDFName.of("ViewerPreferences"), PDFDict)
    ?.lookup(PDFName.of("DisplayDocTitle"));
  if (titled !== PDFBool.True) problems.push("title not displayed");
  const intents = catalog.lookupMaybe(PDFName.of("OutputIntents"), PDFArray);
  const profile = intents?.lookup(0, PDFDict).get(PDFName.of("DestOutputProfile"));
  if (profile === undefined) problems.push("no output intent");
  const outlines = catalog.lookupMaybe(PDFName.of("Outlines"), PDFDict);
  if (outlines !== undefined) problems.push(...outlineProblems(outlines));
  return problems;
}

function outlineProblems(parent: PDFDict): string[] {
  const problems: string[] = [];
  let item = parent.lookupMaybe(PDFName.of("First"), PDFDict);
  if (item !== undefined && !parent.has(PDFName.of("Count"))) problems.push("outline entry without count");
  while (item !== undefined) {
    problems.push(...outlineProblems(item));
    item = item.lookupMaybe(PDFName.of("Next"), PDFDict);
  }
  return problems;
}

function metadataProblems({ doc }: ReadPdf): string[] {
  const xml = Buffer.from(streamText(doc, doc.catalog.get(PDFName.of("Metadata"))), "latin1").toString(
    "utf8",
  );
  if (xml === "") return ["no XMP metadata"];
  const problems: string[] = [];
  const path: string[] = [];
  const values = new Map<string, string>();
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => problems.push(`XMP: ${error.message}`));
  parser.on("opentag", (tag) => path.push(tag.name));
  parser.on("closetag", () => path.pop());
  parser.on("text", (text) => {
    const name = path.findLast((part) => !part.startsWith("rdf:"));
    if (text.trim() !== "" && name !== undefined) values.set(name, text.trim());
  });
  parser.write(xml.replace(/^\uFEFF/u, "")).close();
  if (values.get("dc:title") !== doc.getTitle()) problems.push("XMP title differs from Info");
  if (values.get("pdfaid:part") !== "2") problems.push("not PDF/A-2");
  if (values.get("pdfaid:conformance") !== "B") problems.push("not PDF/A-2b");
  if (values.get("pdfuaid:part") !== "1") problems.push("not PDF/UA-1");
  if (doc.getTitle() === undefined || doc.getTitle() === "") problems.push("no title");
  return problems;
}

function fontProblems({ doc }: ReadPdf): string[] {
  return doc.getPages().flatMap((page, index) => {
    const fonts = page.node.Resources()?.lookupMaybe(PDFName.of("Font"), PDFDict);
    return (fonts?.entries() ?? []).flatMap(([key, ref]) => {
      const font = doc.context.lookup(ref, PDFDict);
      const name = `page ${index + 1} font ${key.asString()}`;
      const descendant = font.lookupMaybe(PDFName.of("DescendantFonts"), PDFArray)?.lookup(0, PDFDict);
      const descriptor = descendant?.lookupMaybe(PDFName.of("FontDescriptor"), PDFDict);
      const problems: string[] = [];
      if (descriptor?.has(PDFName.of("FontFile2")) !== true) problems.push(`${name} not embedded`);
      if (!font.has(PDFName.of("ToUnicode"))) problems.push(`${name} without ToUnicode`);
      return problems;
    });
  });
}

function contentProblems({ doc, pages }: ReadPdf): string[] {
  return pages.flatMap((page, index) => {
    const name = `page ${index + 1}`;
    const problems = page.unmarked.map((operator) => `${name}: ${operator} outside marked content`);
    if (page.notdef) problems.push(`${name}: missing glyph`);
    if (page.lines.some((line) => line.text.includes("\uFFFD")))
      problems.push(`${name}: text without Unicode`);
    if (doc.getPage(index).node.get(PDFName.of("Tabs")) !== PDFName.of("S"))
      problems.push(`${name}: tab order`);
    return problems;
  });
}

function treeProblems({ doc, pages }: ReadPdf): string[] {
  const problems: string[] = [];
  const seen = new Map<string, number>();
  const linked = new Set<string>();
  let heading = 0;
  const visit = (node: StructureNode, parent: string) => {
    const allowed = PARENTS[node.type];
    if (allowed !== undefined && !allowed.includes(parent)) problems.push(`${node.type} under ${parent}`);
    if (node.type === "TH" && !String(node.dict.lookup(PDFName.of("A"))).includes("/Scope /Column"))
      problems.push("TH without scope");
    if (node.type === "Link" && node.annotations.length !== 1) problems.push("Link without its annotation");
    for (const { dict, ref } of node.annotations) {
      if (node.type !== "Link") problems.push(`annotation under ${node.type}`);
      linked.add(ref);
      const says = dict.lookup(PDFName.of("Contents"));
      const words = says instanceof PDFString || says instanceof PDFHexString ? says.decodeText() : "";
      if (words === "") problems.push("link that does not say where it leads");
      if (!(dict.lookup(PDFName.of("StructParent")) instanceof PDFNumber))
        problems.push("link without its place in the structure");
      const flags = dict.lookup(PDFName.of("F"));
      if (!(flags instanceof PDFNumber) || flags.asNumber() !== PRINT_ONLY)
        problems.push("link that is not printed");
    }
    if (node.type === "Figure") {
      if (!node.dict.has(PDFName.of("Alt"))) problems.push("Figure without alternative text");
      if (!String(node.dict.lookup(PDFName.of("A"))).includes("/BBox"))
        problems.push("Figure without its box");
    }
    const level = /^H(\d)$/u.exec(node.type)?.[1];
    if (level !== undefined) {
      if (Number(level) > heading + 1) problems.push(`heading H${level} after H${heading}`);
      heading = Number(level);
    }
    for (const { page, mcid } of node.contents) {
      const key = `${page} ${mcid}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
    for (const child of node.children) visit(child, node.type);
  };
  const roots = readStructure(doc);
  if (roots.length === 0) return ["no structure tree"];
  for (const root of roots) visit(root, "");
  for (const [key, times] of seen) if (times > 1) problems.push(`content ${key} used ${times} times`);
  for (const [index, page] of pages.entries()) {
    const ref = String(doc.getPage(index).ref);
    for (const mcid of page.mcids)
      if (!seen.has(`${ref} ${mcid}`)) problems.push(`page ${index + 1}: content ${mcid} not in the tree`);
    if (new Set(page.mcids).size !== page.mcids.length)
      problems.push(`page ${index + 1}: content number twice`);
  }
  for (const [index, page] of doc.getPages().entries()) {
    for (const ref of page.node.Annots()?.asArray() ?? [])
      if (!linked.has(String(ref))) problems.push(`page ${index + 1}: annotation outside the structure`);
  }
  const opened = pages.reduce((sum, page) => sum + page.mcids.length, 0);
  if (opened !== seen.size) problems.push(`${seen.size} contents in the tree, ${opened} on the pages`);
  return problems;
}

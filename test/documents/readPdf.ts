import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFRawStream,
  type PDFObject,
  type PDFPage,
  type PDFRef,
} from "@cantoo/pdf-lib";

/** One text line as the file holds it: decoded by the font's own ToUnicode map. */
export interface TextLine {
  text: string;
  /** Points from the page's left and top edges, base line. */
  x: number;
  y: number;
  /** Where its last letter ends, a space at the end not counted. */
  right: number;
  size: number;
  font: string;
  /** "Artifact", or the structure type of the marked content ("P", "TD"). */
  tag: string;
  /** Number of the marked content, or null in an artifact. */
  mcid: number | null;
}

export interface ReadPage {
  width: number;
  height: number;
  lines: TextLine[];
  /** Painting operators outside any marked content. */
  unmarked: string[];
  /** Numbers of the marked contents that were opened, in order. */
  mcids: number[];
  /** Glyph 0 of a font was drawn: a missing character. */
  notdef: boolean;
}

export interface ReadPdf {
  doc: PDFDocument;
  pages: ReadPage[];
}

const TOKEN = /<<|>>|<[0-9A-Fa-f\s]*>|\((?:\\[\s\S]|[^\\()])*\)|\[|\]|\/[^\s<>[\]()/]+|[^\s<>[\]()/]+/gu;
const PAINTING = new Set(["f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Tj", "TJ", "'", '"', "Do", "sh"]);

/** Reads a PDF of our own through another library than the one that wrote it. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const doc = await PDFDocument.load(bytes, { updateMetadata: false });
  return { doc, pages: doc.getPages().map((page) => readPage(doc, page)) };
}

export function streamText(doc: PDFDocument, object: PDFObject | undefined): string {
  const stream = doc.context.lookup(object);
  if (stream instanceof PDFArray)
    return stream
      .asArray()
      .map((part) => streamText(doc, part))
      .join("\n");
  if (!(stream instanceof PDFRawStream)) return "";
  return Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1");
}

function readPage(doc: PDFDocument, page: PDFPage): ReadPage {
  const fonts = new Map<string, PageFont>();
  for (const [key, ref] of page.node.Resources()?.lookupMaybe(PDFName.of("Font"), PDFDict)?.entries() ?? []) {
    const font = doc.context.lookup(ref, PDFDict);
    fonts.set(key.asString(), {
      name: font
        .lookup(PDFName.of("BaseFont"), PDFName)
        .asString()
        .replace(/^\/\w+\+/u, ""),
      unicode: toUnicode(streamText(doc, font.get(PDFName.of("ToUnicode")))),
      widths: glyphWidths(font),
    });
  }
  const result: ReadPage = {
    width: page.getWidth(),
    height: page.getHeight(),
    lines: [],
    unmarked: [],
    mcids: [],
    notdef: false,
  };
  const marks: { tag: string; mcid: number | null }[] = [];
  let operands: string[] = [];
  let font: PageFont = { name: "", unicode: new Map(), widths: [] };
  let size = 0;
  let at = { x: 0, y: 0 };
  for (const [token] of streamText(doc, page.node.get(PDFName.of("Contents"))).matchAll(TOKEN)) {
    if (/^[[\]<(/\d.+-]/u.test(token) || token === ">>") {
      operands.push(token);
      continue;
    }
    if (PAINTING.has(token) && marks.length === 0) result.unmarked.push(token);
    switch (token) {
      case "BMC":
      case "BDC": {
        const mcid = operands.indexOf("/MCID");
        const number = mcid < 0 ? null : Number(operands[mcid + 1]);
        if (number !== null) result.mcids.push(number);
        marks.push({ tag: (operands[0] ?? "").slice(1), mcid: number });
        break;
      }
      case "EMC":
        marks.pop();
        break;
      case "Tf":
        font = fonts.get(operands[0] ?? "") ?? font;
        size = Number(operands[1]);
        break;
      case "Tm":
        at = { x: Number(operands[4]), y: result.height - Number(operands[5]) };
        break;
      case "TJ": {
        const glyphs = operands.filter((operand) => operand.startsWith("<")).flatMap(hexGlyphs);
        if (glyphs.includes("0000")) result.notdef = true;
        const text = glyphs.map((glyph) => font.unicode.get(glyph) ?? "\uFFFD").join("");
        const right = at.x + advance(operands, font, text.endsWith(" ")) * (size / 1000);
        result.lines.push({
          text,
          ...at,
          right,
          size,
          font: font.name,
          tag: marks.at(-1)?.tag ?? "",
          mcid: marks.at(-1)?.mcid ?? null,
        });
        break;
      }
    }
    operands = [];
  }
  return result;
}

interface PageFont {
  name: string;
  unicode: Map<string, string>;
  /** Advances in 1/1000 em by glyph number. */
  widths: number[];
}

function glyphWidths(font: PDFDict): number[] {
  const descendant = font.lookupMaybe(PDFName.of("DescendantFonts"), PDFArray)?.lookup(0, PDFDict);
  const list = descendant?.lookupMaybe(PDFName.of("W"), PDFArray)?.lookup(1);
  if (!(list instanceof PDFArray)) return [];
  return list.asArray().map((width) => (width instanceof PDFNumber ? width.asNumber() : 0));
}

/** Width of a TJ's operand in 1/1000 em, up to its last letter. */
function advance(operands: readonly string[], font: PageFont, spaceAtEnd: boolean): number {
  let sum = 0;
  let last = 0;
  for (const operand of operands) {
    if (operand.startsWith("<")) {
      for (const glyph of hexGlyphs(operand)) {
        last = font.widths[Number.parseInt(glyph, 16)] ?? 0;
        sum += last;
      }
    } else if (/^[-\d.]+$/u.test(operand)) sum -= Number(operand);
  }
  return spaceAtEnd ? sum - last : sum;
}

function hexGlyphs(hex: string): string[] {
  return hex.slice(1, -1).match(/.{4}/gu) ?? [];
}

function toUnicode(cmap: string): Map<string, string> {
  const map = new Map<string, string>();
  for (const [, from, list] of cmap.matchAll(/<(\w{4})> <\w{4}> \[([^\]]*)\]/gu)) {
    let glyph = Number.parseInt(from ?? "0", 16);
    for (const [, codes] of (list ?? "").matchAll(/<([\w ]*)>/gu)) {
      const units = (codes ?? "").split(" ").filter((code) => code !== "");
      const text = String.fromCharCode(...units.map((code) => Number.parseInt(code, 16)));
      map.set(glyph.toString(16).padStart(4, "0"), text);
      glyph++;
    }
  }
  return map;
}

/** A structure element with its children and the marked contents it owns. */
export interface StructureNode {
  type: string;
  dict: PDFDict;
  ref: PDFRef | null;
  children: StructureNode[];
  /** Page object and number of each marked content directly in it. */
  contents: { page: string; mcid: number }[];
  /** Annotations in it (OBJR), each with its object. */
  annotations: { dict: PDFDict; ref: string }[];
}

export function readStructure(doc: PDFDocument): StructureNode[] {
  const root = doc.catalog.lookupMaybe(PDFName.of("StructTreeRoot"), PDFDict);
  if (root === undefined) return [];
  return kids(root).flatMap((kid) => {
    const dict = doc.context.lookup(kid);
    return dict instanceof PDFDict ? [readNode(doc, dict, kid)] : [];
  });
}

function readNode(doc: PDFDocument, dict: PDFDict, object: PDFObject): StructureNode {
  const node: StructureNode = {
    type: dict.lookup(PDFName.of("S"), PDFName).decodeText(),
    dict,
    ref: isRef(object) ? object : null,
    children: [],
    contents: [],
    annotations: [],
  };
  const own = String(dict.get(PDFName.of("Pg")));
  for (const kid of kids(dict)) {
    const value = doc.context.lookup(kid);
    if (value instanceof PDFNumber) node.contents.push({ page: own, mcid: value.asNumber() });
    else if (value instanceof PDFDict && value.has(PDFName.of("MCID"))) {
      node.contents.push({
        page: String(value.get(PDFName.of("Pg"))),
        mcid: value.lookup(PDFName.of("MCID"), PDFNumber).asNumber(),
      });
    } else if (value instanceof PDFDict && value.get(PDFName.of("Type")) === PDFName.of("OBJR")) {
      const ref = value.get(PDFName.of("Obj"));
      node.annotations.push({ dict: value.lookup(PDFName.of("Obj"), PDFDict), ref: String(ref) });
    } else if (value instanceof PDFDict) node.children.push(readNode(doc, value, kid));
  }
  return node;
}

function kids(dict: PDFDict): PDFObject[] {
  const value = dict.lookup(PDFName.of("K"));
  if (value instanceof PDFArray) return value.asArray();
  const single = dict.get(PDFName.of("K"));
  return single === undefined ? [] : [single];
}

function isRef(object: PDFObject): object is PDFRef {
  return "objectNumber" in object;
}

/** The text of every structure element that holds text, in reading order. */
export function structureTexts({ doc, pages }: ReadPdf): { type: string; text: string }[] {
  const parts = new Map<string, string>();
  for (const [index, page] of pages.entries()) {
    const ref = String(doc.getPage(index).ref);
    for (const line of page.lines) {
      const key = `${ref} ${line.mcid}`;
      if (line.mcid !== null) parts.set(key, (parts.get(key) ?? "") + line.text);
    }
  }
  const texts: { type: string; text: string }[] = [];
  const visit = (node: StructureNode) => {
    const text = node.contents.map(({ page, mcid }) => parts.get(`${page} ${mcid}`) ?? "").join("");
    if (text !== "") texts.push({ type: node.type, text });
    for (const child of node.children) visit(child);
  };
  for (const root of readStructure(doc)) visit(root);
  return texts;
}

/** Every page's lines from top to bottom, places in millimetres: what a person would compare. */
export function layoutText({ pages }: ReadPdf): string {
  const mm = (points: number) => (points / 72) * 25.4;
  return pages
    .map((page, index) => {
      const size = `${mm(page.width).toFixed(0)} x ${mm(page.height).toFixed(0)} mm`;
      const lines = page.lines
        .toSorted((a, b) => a.y - b.y || a.x - b.x)
        .map((line) => {
          const place = `${mm(line.x).toFixed(1).padStart(6)} ${mm(line.y).toFixed(1).padStart(6)}`;
          const style = `${line.font.replace("Tinos-", "")} ${line.size}`.padEnd(14);
          return `${place}  ${style}  ${line.text.trimEnd()}`;
        });
      return [`--- page ${index + 1}, ${size}`, ...lines, ""].join("\n");
    })
    .join("\n");
}

import { type OutlineItem, PDFDocument, type StructureElement, type StructureOptions } from "pdfkit";
import type { BarFill } from "../layout/chartDrawing.ts";
import { type Face, openFaces } from "../layout/openFaces.ts";
import type { Line, TextStyle } from "../layout/lines.ts";
import { declarePdfUa, escapeMetadata } from "./metadata.ts";

export interface CanvasOptions {
  title: string;
  author: string;
  /** BCP 47. */
  language: string;
  /** ISO 8601 instant; the file's creation date. */
  createdAt: string;
}

export interface PlacedLine {
  line: Line;
  /** Left edge of the column, in points from the page's left edge. */
  x: number;
  /** Top of the line, in points from the page's top edge. */
  top: number;
}

/** Points from the top left corner of the page. */
export interface LinkArea {
  x: number;
  top: number;
  width: number;
  height: number;
}

/** 0 is black. */
const BAR_GRAY: Readonly<Record<BarFill, number>> = { plain: 1, hatched: 1, solid: 0.35 };
/** Points between two strokes of a hatched bar. */
const HATCH_STEP = 4;

export type Align = "left" | "center" | "right" | "justify";

/** A gap stretched beyond this many em looks torn: such a line stays ragged. */
const MAX_STRETCH_EM = 1.5;

/**
 * The sheet of paper: writes lines, rules and tags into a PDF/A-2b + PDF/UA-1 file. pdfkit makes
 * the objects; text goes out through an own writer, as pdfkit's `text()` leaves out the spaces of
 * justified lines (PDF/UA wants them) and breaks inside document numbers ("512/QĐ-TTg").
 */
export class Canvas {
  readonly root: StructureElement;
  readonly #doc: PDFDocument;
  readonly #fragments = new Map<Face, Map<string, string>>();
  readonly #chunks: Uint8Array[] = [];
  readonly #done: Promise<void>;
  #pages = 0;
  #outline: { level: number; item: OutlineItem }[] = [];

  constructor(options: CanvasOptions) {
    const doc = new PDFDocument({
      autoFirstPage: false,
      pdfVersion: "1.7",
      subset: "PDF/A-2b",
      lang: options.language,
      tagged: true,
      displayTitle: true,
      font: null,
      info: {
        Title: options.title,
        Author: options.author,
        Creator: "Kiemtra",
        Producer: "Kiemtra",
        CreationDate: new Date(options.createdAt),
      },
    });
    escapeMetadata(doc);
    declarePdfUa(doc);
    // Without `expanded` the outline's root has no /Count, which validators reject.
    doc.outline.options = { ...doc.outline.options, expanded: true };
    // The family name must equal the key, or pdfkit opens and compares the font once more.
    for (const face of Object.values(openFaces())) doc.registerFont(face.name, face.font, face.name);
    this.#done = new Promise((resolve, reject) => {
      doc.on("data", (chunk: Uint8Array) => this.#chunks.push(chunk));
      doc.on("end", resolve);
      doc.on("error", reject);
    });
    this.root = doc.struct("Document");
    doc.addStructure(this.root);
    this.#doc = doc;
  }

  get pageWidth(): number {
    return this.#doc.page.width;
  }

  newPage(size: [number, number]): void {
    this.#doc.addPage({ size, margin: 0 });
    this.#pages++;
  }

  element(parent: StructureElement, tag: string, options: StructureOptions = {}): StructureElement {
    const element = this.#doc.struct(tag, options);
    parent.add(element);
    return element;
  }

  /** Everything painted by `draw` becomes the next content of `element`. */
  tagged(element: StructureElement, draw: () => void): void {
    const tag = element.dictionary.data["S"];
    const content = this.#doc.markStructureContent(typeof tag === "string" ? tag : "Span");
    draw();
    this.#doc.endMarkedContent();
    element.add(content);
  }

  /** Everything painted by `draw` is decoration: rules, page numbers, repeated heads. */
  artifact(type: "Layout" | "Pagination", draw: () => void): void {
    this.#doc.markContent("Artifact", { type });
    draw();
    this.#doc.endMarkedContent();
  }

  /** Sets lines of one style in columns `width` points wide. */
  lines(style: TextStyle, align: Align, width: number, lines: readonly PlacedLine[]): void {
    if (lines.length === 0) return;
    const { face, size } = style;
    const font = this.#use(face);
    const height = this.#doc.page.height;
    // Half the leading goes above the letters, half below, as in a word processor's line box.
    const above = (style.leading - face.ascent - face.descent) / 2 + face.ascent;
    const space = this.#fragment(face, " ");
    const spaceWidth = face.word(" ").width * size;
    const parts = [`q 1 0 0 -1 0 ${number(height)} cm BT /${font} ${number(size)} Tf`];
    for (const [place, { line, x, top }] of lines.entries()) {
      const slack = width - line.indent - line.width;
      const gaps = line.words.length - 1;
      let dx = line.indent;
      let extra = 0;
      if (align === "center") dx += slack / 2;
      else if (align === "right") dx += slack;
      else if (align === "justify" && !line.last && gaps > 0) extra = slack / gaps;
      if (extra > MAX_STRETCH_EM * size + spaceWidth) extra = 0;
      const gap = extra > 0 ? ` ${space} ${number((-extra / size) * 1000)} ` : ` ${space} `;
      const words = line.words.map((word) => this.#fragment(face, word)).join(gap);
      // Readers join lines by the space at their end; a word cut in two must not get one.
      const ends = line.last && place === lines.length - 1;
      const tail = ends || line.cut ? "" : ` ${space}`;
      parts.push(`1 0 0 1 ${number(x + dx)} ${number(height - top - above * size)} Tm [${words}${tail}] TJ`);
    }
    parts.push("ET Q");
    this.#doc.addContent(parts.join("\n"));
  }

  /** A horizontal or vertical line in points from the page's top left corner; corners close. */
  rule(x1: number, y1: number, x2: number, y2: number, width: number): void {
    this.#doc.addContent(
      `q 2 J ${number(width)} w ${number(x1)} ${number(y1)} m ${number(x2)} ${number(y2)} l S Q`,
    );
  }

  /** Filled squares of `side` points, each by its top left corner; painted as one shape. */
  squares(places: readonly { x: number; top: number }[], side: number): void {
    const parts = places.map(
      ({ x, top }) => `${number(x)} ${number(top)} ${number(side)} ${number(side)} re`,
    );
    this.#doc.addContent(`q 0 g ${parts.join(" ")} f Q`);
  }

  /** A rectangle with an outline, filled so that it is told apart without colours. */
  bar(x: number, top: number, width: number, height: number, fill: BarFill): void {
    const box = `${number(x)} ${number(top)} ${number(width)} ${number(height)} re`;
    const parts = [`q ${BAR_GRAY[fill]} g ${box} f Q`];
    if (fill === "hatched") {
      const strokes: string[] = [];
      for (let from = x - height; from < x + width; from += HATCH_STEP)
        strokes.push(`${number(from)} ${number(top + height)} m ${number(from + height)} ${number(top)} l`);
      parts.push(`q ${box} W n 0 G 0.6 w ${strokes.join(" ")} S Q`);
    }
    parts.push(`q 0 G 0.5 w ${box} S Q`);
    this.#doc.addContent(parts.join("\n"));
  }

  /** A row of dots from `x1` to `x2`, points from the page's top left corner. */
  dots(x1: number, x2: number, y: number): void {
    this.#doc.addContent(
      `q 1 J [0 3] 0 d 0.9 w ${number(x1)} ${number(y)} m ${number(x2)} ${number(y)} l S Q`,
    );
  }

  /** Makes a rectangle of the current page lead to an address; `element` is a Link. */
  link(element: StructureElement, area: LinkArea, url: string, says: string): void {
    const { x, top, width, height } = area;
    this.#doc.link(x, top, width, height, url, { structParent: element, Contents: Object(says) });
  }

  /** Makes a rectangle of the current page lead to a place named by `destination`. */
  goTo(element: StructureElement, area: LinkArea, name: string, says: string): void {
    const { x, top, width, height } = area;
    this.#doc.goTo(x, top, width, height, name, { structParent: element, Contents: Object(says) });
  }

  /** Names a place on the current page. */
  destination(name: string, top: number): void {
    this.#doc.addNamedDestination(name, "XYZ", 0, top, null);
  }

  /** A JPEG in a rectangle given in points from the page's top left corner. */
  picture(bytes: Uint8Array, x: number, top: number, width: number, height: number): void {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#doc.image(buffer, x, top, { width, height });
  }

  /** An entry of the outline on level 1, 2, … that leads to `top` on the current page. */
  outlineItem(level: number, title: string, top: number): void {
    this.#outline = this.#outline.filter((open) => open.level < level);
    const parent = this.#outline.at(-1)?.item ?? this.#doc.outline;
    // pdfkit counts `left` from the right edge; the page's width stands for x = 0.
    const item = parent.addItem(title, { top, left: this.#doc.page.width });
    this.#outline.push({ level, item });
  }

  /** Ends the file and gives its bytes, in a buffer of their own. */
  async finish(): Promise<Uint8Array> {
    if (this.#pages === 0) throw new Error("A document needs a page");
    for (const item of this.#doc.outline.children) closeOutline(item);
    this.#doc.end();
    await this.#done;
    const bytes = new Uint8Array(this.#chunks.reduce((sum, chunk) => sum + chunk.length, 0));
    let offset = 0;
    for (const chunk of this.#chunks) {
      bytes.set(chunk, offset);
      offset += chunk.length;
    }
    return bytes;
  }

  #use(face: Face): string {
    this.#doc.font(face.name);
    const font = this.#doc._font;
    this.#doc.page.fonts[font.id] ??= font.ref();
    return font.id;
  }

  /** A word as an operand of TJ: glyph numbers of the file's own subset, with kerning between. */
  #fragment(face: Face, word: string): string {
    let known = this.#fragments.get(face);
    if (known === undefined) this.#fragments.set(face, (known = new Map()));
    const done = known.get(word);
    if (done !== undefined) return done;
    const font = this.#doc._font;
    const scale = 1000 / face.font.unitsPerEm;
    const { run } = face.word(word);
    let text = "";
    let hex = "";
    for (const [index, glyph] of run.glyphs.entries()) {
      const id = font.subset.includeGlyph(glyph.id);
      font.widths[id] ??= glyph.advanceWidth * scale;
      font.unicode[id] ??= glyph.codePoints;
      hex += id.toString(16).padStart(4, "0");
      const kerning = ((run.positions[index]?.xAdvance ?? glyph.advanceWidth) - glyph.advanceWidth) * scale;
      if (kerning !== 0) {
        text += `<${hex}> ${number(-kerning)} `;
        hex = "";
      }
    }
    if (hex !== "") text += `<${hex}>`;
    known.set(word, text);
    return text;
  }
}

/** Sub-entries start folded: a negative /Count, which pdfkit leaves out (ISO 32000-1, 12.3.3). */
function closeOutline(item: OutlineItem): void {
  if (item.children.length > 0) item.outlineData["Count"] = -item.children.length;
  for (const child of item.children) closeOutline(child);
}

/** Three decimals of a point are finer than any printer. */
function number(value: number): string {
  const rounded = Math.round(value * 1000) / 1000;
  return Object.is(rounded, -0) ? "0" : String(rounded);
}

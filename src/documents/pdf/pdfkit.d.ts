/**
 * The part of pdfkit 0.20 this project uses, internals included. The published types lag behind
 * (no `font: null`, outline options, artifact types), and the line writer needs the embedded font's
 * subset. `_addInfo`, `_font` and the fields of `EmbeddedFont` are private to pdfkit: the version is
 * pinned to one minor and the structure tests fail if they move.
 */
declare module "pdfkit" {
  import type { Font } from "fontkit";
  import type { Readable } from "node:stream";

  export interface Reference {
    id: number;
    data: Record<string, unknown>;
  }

  /** One marked-content sequence, to be added to a structure element. */
  export interface StructureContent {
    refs: unknown[];
  }

  export interface StructureElement {
    dictionary: Reference;
    add(child: StructureElement | StructureContent): this;
    end(): void;
  }

  export interface StructureOptions {
    title?: string;
    lang?: string;
    alt?: string;
    scope?: "Column" | "Row" | "Both";
    /** Left, top, right, bottom in points from the top left corner of the current page. */
    bbox?: [number, number, number, number];
    placement?: "Block" | "Inline";
  }

  export interface OutlineItem {
    options: Record<string, unknown>;
    outlineData: Record<string, unknown>;
    children: OutlineItem[];
    addItem(title: string, options: { top: number; left: number }): OutlineItem;
  }

  export interface LinkOptions {
    structParent: StructureElement;
    /** Only a String object is written as a PDF string with its encoding. */
    Contents: object;
  }

  export interface Page {
    width: number;
    height: number;
    /** Fonts named in this page's resources, by their id ("F1"). */
    fonts: Record<string, Reference>;
  }

  export interface EmbeddedFont {
    id: string;
    ref(): Reference;
    subset: { includeGlyph(glyph: number): number };
    /** Advance of each glyph of the subset in 1/1000 em. */
    widths: number[];
    /** Code points of each glyph of the subset, for copying and searching. */
    unicode: number[][];
  }

  export interface DocumentOptions {
    size?: [number, number];
    margin?: number;
    pdfVersion?: "1.7";
    lang?: string;
    tagged?: boolean;
    displayTitle?: boolean;
    subset?: "PDF/A-2b";
    autoFirstPage?: boolean;
    bufferPages?: boolean;
    font?: null;
    info?: Info;
  }

  export interface Info {
    Title?: string;
    Author?: string;
    Creator?: string;
    Producer?: string;
    CreationDate?: Date;
  }

  export class PDFDocument extends Readable {
    constructor(options: DocumentOptions);
    page: Page;
    info: Info;
    outline: OutlineItem;
    _font: EmbeddedFont;
    _addInfo(): void;
    registerFont(name: string, font: Font, family: string): this;
    font(name: string): this;
    addPage(options: { size: [number, number]; margin: number }): this;
    addContent(operators: string): this;
    image(source: Buffer, x: number, y: number, options: { width: number; height: number }): this;
    appendXML(xml: string): void;
    markContent(tag: "Artifact", options: { type: "Layout" | "Pagination" }): this;
    markStructureContent(tag: string): StructureContent;
    endMarkedContent(): this;
    /** A link annotation that belongs to a structure element. `Contents` says where it leads. */
    link(x: number, y: number, w: number, h: number, url: string, options: LinkOptions): this;
    goTo(x: number, y: number, w: number, h: number, name: string, options: LinkOptions): this;
    addNamedDestination(name: string, kind: "XYZ", left: number, top: number, zoom: null): void;
    struct(tag: string, options?: StructureOptions): StructureElement;
    addStructure(element: StructureElement): this;
    end(): void;
  }
}

/** What the benchmark uses of pdfkit beyond `src/documents/pdf/pdfkit.d.ts`. */

declare module "pdfkit" {
  interface TextOptions {
    align?: "left" | "center" | "right" | "justify";
    indent?: number;
    paragraphGap?: number;
    lineGap?: number;
  }

  interface DocumentOptions {
    margins?: { top: number; bottom: number; left: number; right: number };
  }

  interface PDFDocument extends AsyncIterable<Uint8Array> {
    x: number;
    registerFont(name: string, bytes: Uint8Array): this;
    fontSize(size: number): this;
    moveDown(): this;
    addPage(): this;
    image(bytes: Uint8Array, x: number, y: number, options: { width: number }): this;
    text(text: string, options?: TextOptions): this;
    text(text: string, x: number, y: number, options?: TextOptions): this;
    table(options: { columnStyles: number[]; data: string[][] }): this;
  }
}

import { readFileSync } from "node:fs";
import { PDFDocument } from "pdfkit";
import { A4 } from "../../src/documents/layout/layoutNumbers.ts";
import { COLUMNS, LOOK } from "./content.ts";
import { FONT_FILES, type OpenEngine, readPhotos, streamBytes } from "./engine.ts";

/** pdfkit as its guide shows it: `text()`, `table()`, `image()`; no tags, no PDF/A. */
export const openPdfkitEngine: OpenEngine = async (report) => {
  const photos = readPhotos(report);
  const regular = readFileSync(FONT_FILES.regular);
  const bold = readFileSync(FONT_FILES.bold);
  const { margins, photo, body, table } = LOOK;
  return {
    draw: async () => {
      const doc = new PDFDocument({ size: [A4.short, A4.long], margins, info: { Title: report.title } });
      doc.registerFont("regular", regular).registerFont("bold", bold);
      doc.font("bold").fontSize(body).text(report.title, { align: "center" }).moveDown();
      for (const { heading, paragraphs, tables } of report.parts) {
        doc.font("bold").fontSize(body).text(heading, { paragraphGap: 6 });
        doc.font("regular");
        for (const text of paragraphs) {
          doc.text(text, { align: "justify", indent: 36, paragraphGap: 6, lineGap: 1.6 });
        }
        for (const { caption, head, rows } of tables) {
          doc.font("bold").fontSize(13).text(caption, { align: "center", paragraphGap: 6 });
          doc.font("regular").fontSize(table);
          const width = doc.page.width - margins.left - margins.right;
          doc.table({
            columnStyles: COLUMNS.map((share) => share * width),
            data: [head, ...rows],
          });
          doc.x = margins.left;
          doc.moveDown().fontSize(body);
        }
      }
      for (const [index, { caption }] of report.photos.entries()) {
        if (index % 2 === 0) doc.addPage();
        const x = (doc.page.width - photo.width) / 2;
        const y = margins.top + (index % 2) * (photo.height + 60);
        doc.image(photos[index] ?? Buffer.alloc(0), x, y, { width: photo.width });
        doc.font("bold").text(caption, margins.left, y + photo.height + 4, { align: "center" });
      }
      return streamBytes(doc, () => doc.end());
    },
  };
};

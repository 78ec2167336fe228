import pdfmake from "pdfmake";
import { COLUMNS, LOOK } from "./content.ts";
import { FONT_FILES, type OpenEngine } from "./engine.ts";

/** pdfmake as its guide shows it; no tags, no PDF/A. */
export const openPdfmakeEngine: OpenEngine = async (report) => {
  pdfmake.setFonts({ Tinos: { normal: FONT_FILES.regular, bold: FONT_FILES.bold } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => true);
  const { margins, photo, body, table } = LOOK;
  return {
    draw: () =>
      pdfmake
        .createPdf({
          pageSize: "A4",
          pageMargins: [margins.left, margins.top, margins.right, margins.bottom],
          defaultStyle: { font: "Tinos", fontSize: body, lineHeight: 1.1 },
          info: { title: report.title },
          content: [
            { text: report.title, bold: true, alignment: "center" },
            ...report.parts.flatMap(({ heading, paragraphs, tables }) => [
              { text: heading, bold: true, margin: [0, 6, 0, 6] },
              ...paragraphs.map((text) => ({
                text,
                alignment: "justify",
                leadingIndent: 36,
                margin: [0, 0, 0, 6],
              })),
              ...tables.flatMap(({ caption, head, rows }) => [
                { text: caption, bold: true, fontSize: 13, alignment: "center", margin: [0, 6, 0, 6] },
                {
                  fontSize: table,
                  lineHeight: 1,
                  table: {
                    headerRows: 1,
                    dontBreakRows: true,
                    widths: COLUMNS.map((share) => `${share * 100}%`),
                    body: [head.map((text) => ({ text, bold: true })), ...rows],
                  },
                },
              ]),
            ]),
            ...report.photos.flatMap(({ file, caption }, index) => [
              {
                image: file,
                width: photo.width,
                alignment: "center",
                ...(index % 2 === 0 ? { pageBreak: "before" } : {}),
              },
              { text: caption, bold: true, alignment: "center", margin: [0, 4, 0, 20] },
            ]),
          ],
        })
        .getBuffer(),
  };
};

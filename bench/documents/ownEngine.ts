import { renderPdf } from "../../src/documents/renderPdf.ts";
import type { Block, DocumentModel } from "../../src/domain/report/reportModel.ts";
import { sampleReport } from "../../test/documents/sampleReport.ts";
import { type BenchReport, COLUMNS } from "./content.ts";
import { type OpenEngine, readPhotos } from "./engine.ts";

/** What the service does: PDF/A-2b + PDF/UA-1 with tags, outline and the decree's title block. */
export const openOwnEngine: OpenEngine = async (report) => {
  const bytes = readPhotos(report);
  const pictures = new Map(bytes.map((photo, index) => [`photo-${index}`, photo]));
  const model = modelOf(report);
  return { draw: () => renderPdf(model, pictures) };
};

function modelOf(report: BenchReport): DocumentModel {
  const { head, signatures, recipients } = sampleReport();
  return {
    kind: "inspection_report",
    language: "vi",
    fileTitle: report.title,
    createdAt: "2020-09-20T02:30:00Z",
    head,
    documentType: "BÁO CÁO",
    subject: report.title,
    addressees: [],
    addresseeLabel: "Kính gửi",
    bases: [],
    opening: [],
    sections: report.parts.map(({ heading, paragraphs, tables }, index) => ({
      id: `part-${index}`,
      level: 2,
      number: `${index + 1}.`,
      title: heading,
      blocks: [
        ...paragraphs.map((text): Block => ({ type: "paragraph", text })),
        ...tables.map(({ caption, head: labels, rows }): Block => ({
          type: "table",
          caption,
          unitNote: null,
          columns: labels.map((label, place) => ({
            label,
            width: COLUMNS[place] ?? 0,
            align: place === 1 || place === 4 ? "left" : "right",
          })),
          rows: rows.map((cells) => ({ cells, bold: false })),
          notes: [],
        })),
      ],
      children: [],
    })),
    closing: [],
    signatures,
    recipients,
    appendices: [
      {
        number: "Phụ lục",
        title: "HÌNH ẢNH",
        attachedTo: "",
        landscape: false,
        blocks: [
          {
            type: "pictures",
            items: report.photos.map(({ caption }, index) => ({
              evidenceId: `photo-${index}`,
              sha256: "0".repeat(64),
              caption,
              detail: "",
              alt: caption,
            })),
          },
        ],
      },
    ],
    contentsTitle: "MỤC LỤC",
    draftMark: null,
    verification: null,
  };
}

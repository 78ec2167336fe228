import type { Block, DocumentModel, Section } from "../../src/domain/report/reportModel.ts";

/** Every text of a model that must be found in the drawn document, as it is written there. */
export function modelTexts(model: DocumentModel): string[] {
  return [
    model.head.nation,
    model.head.motto,
    model.head.numberLine,
    model.head.placeDateLine ?? "",
    ...(model.head.parentAuthority === null ? [] : [model.head.parentAuthority]),
    ...model.head.issuer,
    model.documentType,
    model.subject,
    ...model.addressees,
    ...model.bases,
    ...model.opening.flatMap(blockTexts),
    ...model.sections.flatMap(sectionTexts),
    ...model.closing.flatMap(blockTexts),
    ...model.signatures.flatMap((signer) => [...signer.authority, signer.post ?? "", signer.name]),
    ...model.recipients.lines,
    ...(model.verification?.lines ?? []),
    ...model.appendices.flatMap((appendix) => [
      appendix.number,
      capitals(appendix.title),
      appendix.attachedTo,
      ...appendix.blocks.flatMap(blockTexts),
    ]),
  ].filter((text) => text !== "");
}

/** The decree sets titles of sections and appendices in capitals (PL I, II.6, III). */
function capitals(text: string): string {
  return text.toLocaleUpperCase("vi");
}

function sectionTexts(section: Section): string[] {
  return [
    `${section.number} ${section.level === 1 ? capitals(section.title) : section.title}`,
    ...section.blocks.flatMap(blockTexts),
    ...section.children.flatMap(sectionTexts),
  ];
}

function blockTexts(block: Block): string[] {
  switch (block.type) {
    case "paragraph":
      return [block.text];
    case "points":
      return block.items.map((item) => `${item.marker} ${item.text}`);
    case "table":
      return [
        block.caption,
        block.unitNote ?? "",
        ...block.columns.map((column) => column.label),
        ...block.rows.flatMap((row) => row.cells),
        ...block.notes,
      ];
    case "pictures":
      return block.items.flatMap((item) => [item.caption, item.detail]);
    case "chart":
      return [block.caption, ...block.series, ...block.bars.flatMap(({ label, text }) => [label, text])];
  }
}

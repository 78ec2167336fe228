import type { Block, DocumentModel, Section } from "../../../src/domain/report/reportModel.ts";

/** All that a reader sees, line by line: headings, text, cells, in the order of the document. */
export function reportText(model: DocumentModel): string {
  const { head, signatures, recipients } = model;
  return [
    head.parentAuthority ?? "",
    ...head.issuer,
    head.nation,
    head.motto,
    head.numberLine,
    head.placeDateLine ?? "",
    model.documentType,
    model.subject,
    `${model.addresseeLabel}: ${model.addressees.join("; ")}`,
    ...model.bases,
    ...blockLines(model.opening),
    ...allSections(model).flatMap((section) => [
      `${section.number} ${section.title}`,
      ...blockLines(section.blocks),
    ]),
    ...blockLines(model.closing),
    ...signatures.flatMap((signer) => [...signer.authority, signer.post ?? "", signer.name]),
    recipients.label,
    ...recipients.lines,
    ...model.appendices.flatMap((appendix) => [
      appendix.number,
      appendix.title,
      appendix.attachedTo,
      ...blockLines(appendix.blocks),
    ]),
    model.draftMark?.label ?? "",
    model.draftMark?.createdAt ?? "",
  ].join("\n");
}

export function allSections(model: DocumentModel): Section[] {
  const withChildren = (section: Section): Section[] => [section, ...section.children.flatMap(withChildren)];
  return model.sections.flatMap(withChildren);
}

/** The lines of the section with this id, its children's too. */
export function sectionLines(model: DocumentModel, id: string): string[] {
  const lines = (section: Section): string[] => [
    ...blockLines(section.blocks),
    ...section.children.flatMap((child) => [`${child.number} ${child.title}`, ...lines(child)]),
  ];
  return allSections(model)
    .filter((section) => section.id === id)
    .flatMap((section) => lines(section));
}

export function blockLines(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    switch (block.type) {
      case "paragraph":
        return [block.text];
      case "points":
        return block.items.map((item) => `${item.marker} ${item.text}`);
      case "table":
        return [
          block.caption,
          block.columns.map((column) => column.label).join(" | "),
          ...block.rows.map((row) => row.cells.join(" | ")),
          ...block.notes,
        ];
      case "pictures":
        return block.items.flatMap((item) => [item.caption, item.detail]);
      case "chart":
        return [block.caption, ...block.bars.map(({ label, text }) => `${label} | ${text}`)];
      default:
        throw new Error(`unknown block ${JSON.stringify(block satisfies never)}`);
    }
  });
}

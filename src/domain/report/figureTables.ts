import { areaFigures, isQuantity, isShown } from "./areaFigures.ts";
import type { ReportArea, ReportInput, ReportInputFigure } from "./reportInput.ts";
import type { TableBlock, TableColumn } from "./reportModel.ts";
import type { ReportSay } from "./reportTexts.ts";

/** A missing value, as tables of documents write it. */
export const NO_VALUE = "–";

export interface FigureTables {
  blocks: TableBlock[];
  /** Numbers of an area's tables ("Biểu 3"), by area id. */
  numbers: Map<string, number[]>;
}

/**
 * Biểu số liệu, numbered through: for each area one table of figures, right-aligned with their
 * units, and one of what is no number.
 */
export function figureTables(input: ReportInput, say: ReportSay): FigureTables {
  const blocks: TableBlock[] = [];
  const numbers = new Map<string, number[]>();
  const add = (area: ReportArea, make: (number: string) => TableBlock) => {
    blocks.push(make(String(blocks.length + 1)));
    numbers.set(area.id, [...(numbers.get(area.id) ?? []), blocks.length]);
  };
  for (const area of input.areas) {
    const figures = areaFigures(area).filter((figure) => isShown(figure));
    const quantities = figures.filter((figure) => isQuantity(figure));
    const contents = figures.filter((figure) => !isQuantity(figure));
    if (quantities.length > 0) add(area, (number) => quantityTable(number, area, quantities, say));
    if (contents.length > 0) add(area, (number) => contentTable(number, area, contents, say));
  }
  return { blocks, numbers };
}

function quantityTable(
  number: string,
  area: ReportArea,
  figures: readonly ReportInputFigure[],
  say: ReportSay,
): TableBlock {
  return {
    ...tableParts(figures, say),
    caption: say("report-table-figures", { number, area: area.label }),
    columns: [
      numberColumn(say),
      { label: say("report-column-figure"), width: 40, align: "left" },
      { label: say("report-column-unit"), width: 14, align: "center" },
      { label: say("report-column-value"), width: 16, align: "right" },
      { label: say("report-column-note"), width: 22, align: "left" },
    ],
    rows: figures.map((figure, index) =>
      row([String(index + 1), figure.label, figure.unit, quantityText(figure), noteOf(figure, say)]),
    ),
  };
}

function contentTable(
  number: string,
  area: ReportArea,
  figures: readonly ReportInputFigure[],
  say: ReportSay,
): TableBlock {
  return {
    ...tableParts(figures, say),
    caption: say("report-table-contents", { number, area: area.label }),
    columns: [
      numberColumn(say),
      { label: say("report-column-content"), width: 42, align: "left" },
      { label: say("report-column-result"), width: 30, align: "left" },
      { label: say("report-column-note"), width: 20, align: "left" },
    ],
    rows: figures.map((figure, index) =>
      row([
        String(index + 1),
        figure.label,
        figure.state === "not_available" ? NO_VALUE : figure.text,
        noteOf(figure, say),
      ]),
    ),
  };
}

function tableParts(
  figures: readonly ReportInputFigure[],
  say: ReportSay,
): Pick<TableBlock, "type" | "unitNote" | "notes"> {
  const missing = figures.some((figure) => figure.state === "not_available");
  return { type: "table", unitNote: null, notes: missing ? [say("report-note-none")] : [] };
}

function numberColumn(say: ReportSay): TableColumn {
  return { label: say("report-column-number"), width: 8, align: "center" };
}

function row(cells: string[]): { cells: string[]; bold: boolean } {
  return { cells, bold: false };
}

/** The unit has its own column; only the percent sign belongs to the number. */
function quantityText(figure: ReportInputFigure): string {
  if (figure.state === "not_available") return NO_VALUE;
  const { text, unit } = figure;
  return unit !== "" && text.endsWith(` ${unit}`) ? text.slice(0, -unit.length - 1) : text;
}

function noteOf(figure: ReportInputFigure, say: ReportSay): string {
  const parts = [
    ...(figure.approximate ? [say("report-note-approximate")] : []),
    ...(figure.type === "derived" ? [say("report-note-derived")] : []),
    ...(figure.note === null || figure.note.trim() === "" ? [] : [figure.note.trim()]),
  ];
  return parts.join("; ");
}

import { formatDate } from "../answer/formatDate.ts";
import { areaFigures, isQuantity, isShown } from "./areaFigures.ts";
import type { ReportArea, ReportInput, ReportInputFigure } from "./reportInput.ts";
import type { TableBlock, TableColumn } from "./reportModel.ts";
import type { ReportSay } from "./reportSay.ts";

/** A missing value, as tables of documents write it. */
export const NO_VALUE = "–";

export interface FigureTables {
  blocks: TableBlock[];
  /** Numbers of an area's tables ("Biểu 3"), by area id. */
  numbers: Map<string, number[]>;
}

/**
 * Biểu số liệu, numbered through: for each area one table of figures, right-aligned with their
 * units, and one of what is no number. What the unit reported and what the inspection before found
 * stand beside what was found.
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
    if (quantities.length > 0) add(area, (number) => quantityTable(number, area, quantities, input, say));
    if (contents.length > 0) add(area, (number) => contentTable(number, area, contents, input, say));
  }
  return { blocks, numbers };
}

function quantityTable(
  number: string,
  area: ReportArea,
  figures: readonly ReportInputFigure[],
  input: ReportInput,
  say: ReportSay,
): TableBlock {
  const { reported, before } = besideColumns(figures, { width: 14, align: "right" }, input, say);
  const crowded = reported.length + before.length > 0;
  return tableOf(say("report-table-figures", { number, area: area.label }), figures, say, [
    numberColumn(say),
    {
      label: say("report-column-figure"),
      width: crowded ? 32 : 40,
      align: "left",
      cell: ({ label }) => label,
    },
    { label: say("report-column-unit"), width: crowded ? 11 : 14, align: "center", cell: ({ unit }) => unit },
    ...reported,
    { label: say("report-column-value"), width: crowded ? 14 : 16, align: "right", cell: valueText },
    ...before,
    { label: say("report-column-note"), width: 22, align: "left", cell: (figure) => noteOf(figure, say) },
  ]);
}

function contentTable(
  number: string,
  area: ReportArea,
  figures: readonly ReportInputFigure[],
  input: ReportInput,
  say: ReportSay,
): TableBlock {
  const { reported, before } = besideColumns(figures, { width: 20, align: "left" }, input, say);
  const crowded = reported.length + before.length > 0;
  return tableOf(say("report-table-contents", { number, area: area.label }), figures, say, [
    numberColumn(say),
    {
      label: say("report-column-content"),
      width: crowded ? 34 : 42,
      align: "left",
      cell: ({ label }) => label,
    },
    ...reported,
    { label: say("report-column-result"), width: crowded ? 22 : 30, align: "left", cell: valueText },
    ...before,
    { label: say("report-column-note"), width: 20, align: "left", cell: (figure) => noteOf(figure, say) },
  ]);
}

type FigureColumn = TableColumn & { cell: (figure: ReportInputFigure, place: number) => string };

function tableOf(
  caption: string,
  figures: readonly ReportInputFigure[],
  say: ReportSay,
  columns: readonly FigureColumn[],
): TableBlock {
  const missing = figures.some((figure) => figure.state === "not_available");
  return {
    type: "table",
    caption,
    unitNote: null,
    columns: columns.map(({ label, width, align }) => ({ label, width, align })),
    rows: figures.map((figure, place) => ({
      cells: columns.map(({ cell }) => cell(figure, place)),
      bold: false,
    })),
    notes: missing ? [say("report-note-none")] : [],
  };
}

/** What the unit reported and what was found the last time, where any figure of the table has it. */
function besideColumns(
  figures: readonly ReportInputFigure[],
  look: Pick<TableColumn, "width" | "align">,
  { inspection, language }: ReportInput,
  say: ReportSay,
): { reported: FigureColumn[]; before: FigureColumn[] } {
  const day = inspection.previousVisitDate;
  const any = (field: "selfReported" | "previous") => figures.some((figure) => figure[field] !== null);
  return {
    reported: any("selfReported")
      ? [
          {
            ...look,
            label: say("report-column-self-reported"),
            cell: (figure) => withoutUnit(figure.selfReported?.text ?? "", figure),
          },
        ]
      : [],
    before:
      day !== null && any("previous")
        ? [
            {
              ...look,
              label: say("report-column-previous", { date: formatDate(day, "numeric", language) }),
              cell: (figure) => withoutUnit(figure.previous?.text ?? "", figure),
            },
          ]
        : [],
  };
}

function numberColumn(say: ReportSay): FigureColumn {
  return {
    label: say("report-column-number"),
    width: 8,
    align: "center",
    cell: (_, place) => String(place + 1),
  };
}

function valueText(figure: ReportInputFigure): string {
  return figure.state === "not_available" ? NO_VALUE : withoutUnit(figure.text, figure);
}

/** The unit has its own column; only the percent sign belongs to the number. */
function withoutUnit(text: string, { unit }: ReportInputFigure): string {
  return unit !== "" && text.endsWith(` ${unit}`) ? text.slice(0, -unit.length - 1) : text;
}

/** The unit reported something else than was found: what a reader of the tables looks for. */
function differs({ state, selfReported, text }: ReportInputFigure): boolean {
  return state === "answered" && selfReported !== null && selfReported.text !== text;
}

function noteOf(figure: ReportInputFigure, say: ReportSay): string {
  const parts = [
    ...(differs(figure) ? [say("report-note-differs")] : []),
    ...(figure.approximate ? [say("report-note-approximate")] : []),
    ...(figure.type === "derived" ? [say("report-note-derived")] : []),
    ...(figure.note === null || figure.note.trim() === "" ? [] : [figure.note.trim()]),
  ];
  return parts.join("; ");
}

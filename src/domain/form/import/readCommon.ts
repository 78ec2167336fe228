import type { QuestionDef } from "../definition/formDef.ts";
import type { ProblemCode } from "../problems/formProblem.ts";
import { plainQuotes, type SheetRow } from "../sheets/sheets.ts";
import { extraCells, SURVEY_COLUMNS } from "../sheets/sheetColumns.ts";
import { plainTruth } from "./expressionText.ts";
import { localizedCells } from "./languages.ts";
import type { Settings } from "./readSettings.ts";

/** Reports a mistake of a row of the survey sheet. */
export type Report = (row: number, column: string, code: ProblemCode, a?: string, b?: string) => void;

export type Common = Pick<
  QuestionDef,
  "name" | "row" | "label" | "hint" | "relevant" | "unitTypes" | "validFrom" | "validTo" | "extra"
>;

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Reads what questions, groups and repeats have in common. */
export function readCommon(line: SheetRow, name: string, settings: Settings, report: Report): Common {
  const { row, cells } = line;
  const relevant = expressionCell(cells, "relevant");
  const validFrom = dateCell(line, "valid_from", report);
  const validTo = dateCell(line, "valid_to", report);
  const extra = extraCells(cells, SURVEY_COLUMNS);
  return {
    name,
    row,
    label: localizedCells(cells, "label", settings.languages, settings.defaultLanguage),
    hint: localizedCells(cells, "hint", settings.languages, settings.defaultLanguage),
    ...(relevant === undefined ? {} : { relevant }),
    unitTypes: (cells["unit_types"] ?? "").split(/[\s,;]+/).filter((unit) => unit !== ""),
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validTo === undefined ? {} : { validTo }),
    ...(extra === undefined ? {} : { extra }),
  };
}

/** A cell that holds an expression; undefined when empty. */
export function expressionCell(cells: Readonly<Record<string, string>>, column: string): string | undefined {
  const cell = cells[column];
  return cell === undefined ? undefined : plainTruth(plainQuotes(cell));
}

function dateCell(line: SheetRow, column: string, report: Report): string | undefined {
  const cell = line.cells[column];
  if (cell === undefined) return undefined;
  if (!DATE.test(cell) || Number.isNaN(Date.parse(cell))) report(line.row, column, "date_invalid", cell);
  return cell;
}

import { columnOf } from "./columns.ts";
import { formProblem, type FormProblem } from "../problems/formProblem.ts";
import { cellText, type Cell, type SheetName, type SheetRow, type Sheets } from "./sheets.ts";

export interface ReadSheet {
  /** Canonical columns present, in order; translated ones as "label::vi" ("label" when plain). */
  readonly columns: readonly string[];
  readonly rows: readonly SheetRow[];
}

/** Rows and columns we are willing to read of one sheet; public forms stay far below. */
export const MAX_ROWS = 20_000;
export const MAX_COLUMNS = 500;
/** After so many empty rows a sheet is over, as for pyxform; what stands below is a stray cell. */
const MAX_EMPTY_ROWS = 60;
/** Longest text of a cell (Excel's own limit). */
const MAX_CELL_LENGTH = 32_767;

/** Finds a sheet whatever the case and spaces of its name; undefined when there is none. */
export function findSheet(sheets: Sheets, name: SheetName): readonly (readonly Cell[])[] | undefined {
  const key = Object.keys(sheets).find((candidate) => candidate.trim().toLowerCase() === name);
  return key === undefined ? undefined : sheets[key];
}

/** Turns a sheet into rows of named cells. Empty rows and columns without header are left out. */
export function readRows(sheets: Sheets, sheet: SheetName, problems: FormProblem[]): ReadSheet {
  const cells = findSheet(sheets, sheet) ?? [];
  const [header = [], ...body] = cells;
  if (body.length > MAX_ROWS || header.length > MAX_COLUMNS) {
    problems.push(
      formProblem({ sheet, row: 0, column: "" }, "workbook_too_large", sheet, `${MAX_ROWS} × ${MAX_COLUMNS}`),
    );
    return { columns: [], rows: [] };
  }
  const columns: (string | undefined)[] = [];
  const seen = new Set<string>();
  for (const cell of header) {
    const text = cellText(cell);
    if (text === "") {
      columns.push(undefined);
      continue;
    }
    const { name, language } = columnOf(sheet, text);
    const key = language === undefined ? name : `${name}::${language}`;
    if (seen.has(key))
      problems.push(formProblem({ sheet, row: 1, column: key }, "column_duplicate", key, text));
    seen.add(key);
    columns.push(key);
  }
  const rows: SheetRow[] = [];
  let empty = 0;
  for (const [index, line] of body.entries()) {
    const named: Record<string, string> = {};
    for (const [at, column] of columns.entries()) {
      if (column === undefined) continue;
      const text = cellText(line[at]);
      if (text.length > MAX_CELL_LENGTH)
        problems.push(
          formProblem(
            { sheet, row: index + 2, column },
            "workbook_too_large",
            column,
            String(MAX_CELL_LENGTH),
          ),
        );
      else if (text !== "") named[column] ??= text;
    }
    if (Object.keys(named).length > 0) rows.push({ row: index + 2, cells: named });
    empty = Object.keys(named).length > 0 ? 0 : empty + 1;
    if (empty >= MAX_EMPTY_ROWS) break;
  }
  return { columns: columns.filter((column) => column !== undefined), rows };
}

import type { Localized } from "../../text.ts";
import { cellProblems } from "./cellProblems.ts";
import { expressionProblems } from "./expressionProblems.ts";
import { listProblems } from "./listProblems.ts";
import type { ProblemEntry } from "./problemEntry.ts";
import { sheetProblems } from "./sheetProblems.ts";
import type { SheetName } from "../sheets/sheets.ts";

/** One mistake of a workbook, as shown in the table the author gets. */
export interface FormProblem {
  readonly sheet: SheetName;
  /** Row as the spreadsheet shows it (header = 1); 0 = the sheet as a whole. */
  readonly row: number;
  /** Canonical column name, e.g. "relevant" or "label::en"; "" = the row as a whole. */
  readonly column: string;
  readonly code: ProblemCode;
  readonly message: Localized;
  /** What to do about it. */
  readonly hint: Localized;
}

/**
 * All messages of the importer. They are data of the importer (not of the locale files), because they
 * talk about sheets and columns, and are printed by the operator's tool as well as in the chat.
 */
const CATALOGUE = {
  ...sheetProblems,
  ...cellProblems,
  ...listProblems,
  ...expressionProblems,
};

export type ProblemCode = keyof typeof CATALOGUE;

/** Where a problem is. */
export interface ProblemPlace {
  readonly sheet: SheetName;
  readonly row: number;
  readonly column: string;
}

/** Makes a problem with its texts; `a` and `b` are the names and values its message mentions. */
export function formProblem(place: ProblemPlace, code: ProblemCode, a = "", b = ""): FormProblem {
  const entry: ProblemEntry = CATALOGUE[code];
  const { message, hint } = entry(a, b);
  return {
    ...place,
    code,
    message: { vi: message[0], en: message[1] },
    hint: { vi: hint[0], en: hint[1] },
  };
}

import { type FormDef, formDefSchema } from "../definition/formDef.ts";
import { buildTree } from "../compiled/buildTree.ts";
import { checkForeignTexts } from "./checkForeignTexts.ts";
import { checkForm } from "./checkForm.ts";
import { checkRangeTicks } from "./checkRangeTicks.ts";
import { readChoices } from "./readChoices.ts";
import { readRules } from "./readRules.ts";
import { readSettings } from "./readSettings.ts";
import { readSurvey } from "./readSurvey.ts";
import { declaredLanguages } from "./languages.ts";
import { findSheet, readRows } from "../sheets/readRows.ts";
import { formProblem, type FormProblem, type ProblemCode } from "../problems/formProblem.ts";
import { SHEET_NAMES, type Sheets } from "../sheets/sheets.ts";

export type ImportResult =
  /** `notices` is empty unless the import was tolerant. */
  { ok: true; form: FormDef; notices: FormProblem[] } | { ok: false; problems: FormProblem[] };

export interface ImportOptions {
  /**
   * "strict" (default): everything the checker finds is an error. "tolerant": what ODK's own tools take as
   * well (a translation missing, a choice that does not exist) is only noted.
   */
  readonly strictness?: "strict" | "tolerant";
}

/** Mistakes with which a form still runs, and which pyxform lets pass. */
const TOLERABLE: ReadonlySet<ProblemCode> = new Set([
  "translation_missing",
  "name_differs_by_case",
  "choice_value_unknown",
  "type_mismatch",
  "choice_column_unknown",
  "path_unknown",
  "language_unknown",
]);

/**
 * Turns the sheets of an XLSForm workbook (or CSV folder) into a checked form definition. Either the whole
 * form is right, or every mistake found is returned at once, in the order of sheets and rows. Never
 * throws on bad content.
 */
export function importForm(given: Sheets, options: ImportOptions = {}): ImportResult {
  const problems: FormProblem[] = [];
  const sheets = withSurvey(given);
  if (!findSheet(sheets, "survey"))
    return {
      ok: false,
      problems: [formProblem({ sheet: "survey", row: 0, column: "" }, "sheet_missing", "survey")],
    };
  const survey = readRows(sheets, "survey", problems);
  const choices = readRows(sheets, "choices", problems);
  const settingsRows = readRows(sheets, "settings", problems);
  const rulesRows = readRows(sheets, "rules", problems);
  const columns = [...survey.columns, ...choices.columns, ...rulesRows.columns];
  const settings = readSettings(
    settingsRows.rows,
    declaredLanguages(columns, settingsRows.rows[0]?.cells["default_language"]),
    problems,
  );
  const { languages, defaultLanguage } = settings;

  const nodes = readSurvey(survey, settings, problems);
  for (const column of ["list_name", "name"])
    if (choices.rows.length > 0 && !choices.columns.includes(column))
      problems.push(formProblem({ sheet: "choices", row: 1, column }, "column_missing", column));
  if (Object.keys(sheets).some((name) => name.trim().toLowerCase() === "entities"))
    problems.push(formProblem({ sheet: "survey", row: 0, column: "" }, "entities_unsupported"));
  const lists = readChoices(choices.rows, settings, nodes, problems);
  const rules = readRules(rulesRows.rows, settings, nodes, problems);
  const form: FormDef = {
    schema: 1,
    id: settings.id,
    version: settings.version,
    title: settings.title,
    languages: [...languages],
    defaultLanguage,
    rootName: settings.rootName,
    nodes: [...nodes],
    lists,
    rules: [...rules],
    ...(settings.extra === undefined ? {} : { extra: settings.extra }),
  };
  problems.push(
    ...checkForm(form),
    ...checkRangeTicks(survey.rows, lists),
    ...checkForeignTexts({ survey, choices, settings: settingsRows }, buildTree(form)),
  );
  const tolerated = options.strictness === "tolerant" ? TOLERABLE : new Set<ProblemCode>();
  const errors = problems.filter((problem) => !tolerated.has(problem.code));
  if (errors.length > 0) return { ok: false, problems: sorted(problems) };
  return { ok: true, form: formDefSchema.parse(form), notices: sorted(problems) };
}

/** A workbook of one sheet is its survey, whatever the sheet is called (as for pyxform). */
function withSurvey(sheets: Sheets): Sheets {
  const [only, ...more] = Object.values(sheets);
  return only && more.length === 0 ? { survey: only } : sheets;
}

function sorted(problems: readonly FormProblem[]): FormProblem[] {
  const order = (problem: FormProblem): number => SHEET_NAMES.indexOf(problem.sheet) * 1e6 + problem.row;
  return [...problems].sort((a, b) => order(a) - order(b));
}

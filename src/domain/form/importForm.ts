import type { FormDef } from "./formDef.ts";
import { formDefSchema } from "./formDef.ts";
import { checkForm } from "./import/checkForm.ts";
import { readChoices } from "./import/readChoices.ts";
import { readRules } from "./import/readRules.ts";
import { readSettings } from "./import/readSettings.ts";
import { readSurvey } from "./import/readSurvey.ts";
import { declaredLanguages } from "./import/languages.ts";
import { findSheet, readRows } from "./readRows.ts";
import { formProblem, type FormProblem } from "./problems.ts";
import { SHEET_NAMES, type Sheets } from "./sheets.ts";

export type ImportResult = { ok: true; form: FormDef } | { ok: false; problems: FormProblem[] };

/**
 * Turns the sheets of an XLSForm workbook (or CSV folder) into a checked form definition. Either the whole
 * form is right, or every mistake found is returned at once, in the order of sheets and rows. Never
 * throws on bad content.
 */
export function importForm(sheets: Sheets): ImportResult {
  const problems: FormProblem[] = [];
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
  const settings = readSettings(settingsRows.rows, declaredLanguages(columns), problems);
  const { languages, defaultLanguage } = settings;

  const nodes = readSurvey(survey, settings, problems);
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
  };
  problems.push(...checkForm(form));
  if (problems.length > 0) return { ok: false, problems: sorted(problems) };
  return { ok: true, form: formDefSchema.parse(form) };
}

function sorted(problems: readonly FormProblem[]): FormProblem[] {
  const order = (problem: FormProblem): number => SHEET_NAMES.indexOf(problem.sheet) * 1e6 + problem.row;
  return [...problems].sort((a, b) => order(a) - order(b));
}

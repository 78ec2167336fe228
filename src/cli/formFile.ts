import { readFile, stat } from "node:fs/promises";
import { importForm, type ImportResult } from "../domain/form/import/importForm.ts";
import type { FormDef } from "../domain/form/definition/formDef.ts";
import type { FormProblem } from "../domain/form/problems/formProblem.ts";
import type { Sheets } from "../domain/form/sheets/sheets.ts";
import { localized } from "../domain/text.ts";
import { formSha256 } from "../files/formSha256.ts";
import { readFormFolder } from "../files/readFormFolder.ts";
import { readFormWorkbook } from "../files/readFormWorkbook.ts";
import type { WorkbookProblem } from "../files/workbookProblem.ts";
import { Refusal } from "./Refusal.ts";

const WORKBOOK_PROBLEMS: Readonly<Record<WorkbookProblem, string>> = {
  too_large: "it is larger than a form can be",
  not_a_workbook: "it is not an .xlsx workbook",
  sheet_too_large: "one of its sheets has cells far beyond what a form can have",
  unsafe: "it holds a document type, which a workbook never has",
};

/**
 * Reads and checks a form to use it: a folder of CSV files or an .xlsx workbook. As in the chat, what ODK's
 * own tools let pass (a translation missing, a choice nobody can reach) stands in the notices only.
 * @throws Refusal when it cannot be read; its mistakes are in the result
 */
export async function readForm(path: string): Promise<ImportResult> {
  return importForm(await readSheets(path), { strictness: "tolerant" });
}

/**
 * Everything an author should mend, and whether the form can be used nevertheless.
 * @throws Refusal when it cannot be read
 */
export async function checkForm(path: string): Promise<{ result: ImportResult; usable: boolean }> {
  const sheets = await readSheets(path);
  const result = importForm(sheets);
  return { result, usable: result.ok || importForm(sheets, { strictness: "tolerant" }).ok };
}

async function readSheets(path: string): Promise<Sheets> {
  try {
    if ((await stat(path)).isDirectory()) return await readFormFolder(path);
    if (!/\.xlsx$/i.test(path)) throw unreadable(path, "it is neither a folder nor an .xlsx workbook");
    const workbook = await readFormWorkbook(await readFile(path));
    if (!workbook.ok) throw unreadable(path, WORKBOOK_PROBLEMS[workbook.reason]);
    return workbook.sheets;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw unreadable(path, error instanceof Error ? error.message : String(error));
  }
}

function unreadable(path: string, why: string): Refusal {
  return new Refusal("unreadable_form", `The form ${path} cannot be read: ${why}.`);
}

/** What a form is, in a few words. */
export function formSummary(form: FormDef): Record<string, unknown> {
  return {
    id: form.id,
    version: form.version,
    sha256: formSha256(form),
    title: form.title,
    languages: form.languages,
    areas: form.nodes.filter((node) => node.kind === "group").map((node) => node.name),
    rules: form.rules.length,
  };
}

/** The table an author goes through, one mistake an entry with what to do about it. */
export function problemLines(
  problems: readonly (Omit<FormProblem, "code"> & { readonly code: string })[],
  language: string,
): string[] {
  return problems.map(({ sheet, row, column, message, hint, code }) => {
    const place = [row === 0 ? sheet : `${sheet} row ${row}`, column]
      .filter((part) => part !== "")
      .join(", ");
    return `  ${place}: ${localized(message, language)} ${localized(hint, language)} (${code})`;
  });
}

import type { FormTree } from "../compiled/buildTree.ts";
import { formProblem, type FormProblem, type ProblemPlace } from "../problems/formProblem.ts";
import { isMediaColumn } from "../sheets/columns.ts";
import type { ReadSheet } from "../sheets/readRows.ts";
import { parseTemplate } from "../definition/template.ts";

/** Checks what other tools will read of the workbook: media files and the name of an instance. */
export function checkForeignTexts(
  sheets: { readonly survey: ReadSheet; readonly choices: ReadSheet; readonly settings: ReadSheet },
  tree: FormTree,
): FormProblem[] {
  const problems: FormProblem[] = [];
  const check = (place: ProblemPlace, text: string): void => {
    for (const part of parseTemplate(text))
      if ("name" in part && !part.name.startsWith("last-saved#") && !tree.byName.has(part.name))
        problems.push(formProblem(place, "reference_unknown", part.name));
  };
  for (const sheet of ["survey", "choices"] as const)
    for (const { row, cells } of sheets[sheet].rows)
      for (const [column, text] of Object.entries(cells))
        if (isMediaColumn(column)) check({ sheet, row, column }, text);
  const [settings] = sheets.settings.rows;
  const name = settings?.cells["instance_name"];
  if (settings && name !== undefined)
    check({ sheet: "settings", row: settings.row, column: "instance_name" }, name);
  return problems;
}

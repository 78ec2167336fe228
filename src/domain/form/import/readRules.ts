import type { NodeDef, RuleDef } from "../definition/formDef.ts";
import { formProblem, type FormProblem, type ProblemCode } from "../problems/formProblem.ts";
import { extraCells, RULE_COLUMNS } from "../sheets/sheetColumns.ts";
import { plainQuotes, type SheetRow } from "../sheets/sheets.ts";
import { localizedCells } from "./languages.ts";
import type { Settings } from "./readSettings.ts";

/** Reads the rules sheet. Expressions are judged later, together with those of the survey. */
export function readRules(
  rows: readonly SheetRow[],
  settings: Settings,
  nodes: readonly NodeDef[],
  problems: FormProblem[],
): RuleDef[] {
  const rules: RuleDef[] = [];
  const seen = new Map<string, number>();
  const areas = nodes.filter((node) => node.kind === "group").map((node) => node.name);
  const report = (row: number, column: string, code: ProblemCode, a = "", b = ""): void => {
    problems.push(formProblem({ sheet: "rules", row, column }, code, a, b));
  };
  for (const { row, cells } of rows) {
    const id = cells["id"] ?? "";
    if (id === "") report(row, "id", "rule_id_missing");
    const before = seen.get(id);
    if (before !== undefined) report(row, "id", "rule_id_duplicate", id, String(before));
    else if (id !== "") seen.set(id, row);
    const area = cells["area"] ?? "";
    if (!areas.includes(area)) report(row, "area", "rule_area_unknown", area, areas.join(", "));
    const when = plainQuotes(cells["when"] ?? "");
    if (when === "") report(row, "when", "rule_when_missing", id);
    const finding = localizedCells(cells, "finding", settings.languages, settings.defaultLanguage);
    if (Object.keys(finding).length === 0) report(row, "finding", "rule_finding_missing", id);
    const dueDays = cells["due_days"];
    if (dueDays !== undefined && !/^\d{1,4}$/.test(dueDays))
      report(row, "due_days", "number_invalid", dueDays);
    const extra = extraCells(cells, RULE_COLUMNS);
    rules.push({
      id,
      row,
      area,
      group: cells["group"] ?? "",
      when: when === "" ? "false()" : when,
      severity: plainQuotes(cells["severity"] ?? "minor"),
      finding,
      recommendation: localizedCells(cells, "recommendation", settings.languages, settings.defaultLanguage),
      ...(dueDays === undefined || !/^\d{1,4}$/.test(dueDays) ? {} : { dueDays: Number(dueDays) }),
      legalBasis: cells["legal_basis"] ?? "",
      ...(extra === undefined ? {} : { extra }),
    });
  }
  return rules;
}

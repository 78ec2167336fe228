import { isXmlName } from "../definition/xmlName.ts";
import type { GroupDef, NodeDef, RepeatDef } from "../definition/formDef.ts";
import { formProblem, type FormProblem } from "../problems/formProblem.ts";
import { KINDS } from "../kinds/index.ts";
import { rowType, type RowType } from "../sheets/questionTypes.ts";
import type { ReadSheet } from "../sheets/readRows.ts";
import type { SheetRow } from "../sheets/sheets.ts";
import { readQuestion } from "./readQuestion.ts";
import { readCommon, type Report } from "./readCommon.ts";
import type { Settings } from "./readSettings.ts";
import { yesNo } from "./expressionText.ts";

/** XForms keeps its own data under this name. */
const META = "meta";

/** Rows by lower-case name, with the name as written. */
type Names = Map<string, { name: string; row: number }>;
type Open = { def: GroupDef | RepeatDef; names: Names };

/** Reads the survey sheet into the tree of groups, repeats and questions. */
export function readSurvey(sheet: ReadSheet, settings: Settings, problems: FormProblem[]): NodeDef[] {
  const top: NodeDef[] = [];
  const topNames: Names = new Map();
  const open: Open[] = [];
  const repeatNames = new Map<string, number>();
  const generated: { name: string; names: Names }[] = [];
  const report: Report = (row, column, code, a = "", b = "") => {
    problems.push(formProblem({ sheet: "survey", row, column }, code, a, b));
  };
  if (!sheet.columns.includes("type")) {
    report(1, "type", "column_missing", "type");
    return top;
  }
  /** Loops are refused, but their rows are skipped in step, so that they make no further noise. */
  let skippedLoops = 0;

  for (const line of sheet.rows) {
    const { row, cells } = line;
    if (yesNo(cells["disabled"] ?? "") === true) continue;
    const typeCell = cells["type"];
    if (typeCell === undefined) {
      // pyxform passes over rows without a type; only a row that looks like a question is a mistake.
      if (cells["name"] !== undefined && Object.keys(cells).some((column) => column.startsWith("label")))
        report(row, "type", "type_missing");
      continue;
    }
    const type = rowType(typeCell);
    if (type.kind === "unknown") {
      report(row, "type", "type_unknown", type.type);
      continue;
    }
    if (type.kind === "unsupported") {
      report(row, "type", "type_unsupported", type.type);
      if (type.type === "begin loop") skippedLoops++;
      continue;
    }
    if (type.kind === "end") {
      if (type.what === "loop") {
        if (skippedLoops > 0) skippedLoops--;
        else report(row, "type", "end_without_begin", "loop");
        continue;
      }
      const closed = open.pop();
      if (!closed) report(row, "type", "end_without_begin", type.what);
      else if (closed.def.kind !== type.what) report(row, "type", "end_mismatch", type.what, closed.def.kind);
      continue;
    }
    const around = open.at(-1);
    const names = around?.names ?? topNames;
    const name = checkedName(line, type, typeCell, names, settings, report);
    const common = readCommon(line, name, settings, report);
    const siblings = around?.def.children ?? top;
    if (cells["save_to"] !== undefined) report(row, "save_to", "entities_unsupported");
    if (type.kind === "begin") {
      if (type.what === "repeat") {
        checkRepeatName(name, row, repeatNames, report);
        // pyxform turns a count that is more than a reference into a question of its own.
        const counted = cells["repeat_count"];
        if (counted !== undefined && !/^\$\{[^{}]+\}$/.test(counted)) generated.push({ name, names });
      }
      const def: GroupDef | RepeatDef =
        type.what === "group"
          ? { kind: "group", ...common, children: [] }
          : { kind: "repeat", ...common, ...optional("repeatCount", cells["repeat_count"]), children: [] };
      siblings.push(def);
      open.push({ def, names: new Map() });
      continue;
    }
    siblings.push(...readQuestion(line, type, common, settings, report));
  }
  for (const { name, names } of generated) {
    const taken = names.get(`${name}_count`.toLowerCase());
    if (taken) report(taken.row, "name", "name_generated", taken.name, name);
  }
  if (top.length === 0 && !sheet.rows.some(({ cells }) => cells["type"] !== undefined))
    report(0, "", "survey_empty");
  for (const { def } of open) report(def.row, "type", "begin_without_end", def.kind, def.name);
  return top;
}

function optional<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  const result: Partial<Record<K, string>> = {};
  if (value !== undefined) result[key] = value;
  return result;
}

function checkedName(
  line: SheetRow,
  type: RowType,
  typeCell: string,
  names: Names,
  settings: Settings,
  report: Report,
): string {
  const { row, cells } = line;
  const name =
    cells["name"] ?? (type.kind === "question" ? KINDS[type.type].ownName(typeCell, row) : undefined);
  if (name === undefined) {
    report(row, "name", "name_missing", typeCell);
    return `_row_${row}`;
  }
  if (!isXmlName(name)) report(row, "name", "name_invalid", name);
  const before = names.get(name.toLowerCase());
  if (before) {
    const code = before.name === name ? "name_duplicate" : "name_differs_by_case";
    report(row, "name", code, name, String(before.row));
  } else names.set(name.toLowerCase(), { name, row });
  if (name === META) report(row, "name", "name_reserved_meta", name);
  if (name === settings.rootName && /^begin[_ ]+l?repeat/i.test(typeCell))
    report(row, "name", "name_reserved", name);
  return name;
}

/** A repeat is counted and pointed at by its name, so no two may share one, wherever they stand. */
function checkRepeatName(name: string, row: number, names: Map<string, number>, report: Report): void {
  const before = names.get(name);
  if (before !== undefined) report(row, "name", "repeat_name_duplicate", name, String(before));
  else names.set(name, row);
}

import type { ChoiceDef, NodeDef, QuestionDef } from "../definition/formDef.ts";
import { formProblem, type FormProblem, type ProblemCode } from "../problems/formProblem.ts";
import { isMediaColumn } from "../sheets/columns.ts";
import type { SheetRow } from "../sheets/sheets.ts";
import { localizedCells } from "./languages.ts";
import { KINDS } from "../kinds/index.ts";
import { OTHER_CHOICE } from "./readQuestion.ts";
import type { Settings } from "./readSettings.ts";

const OWN_COLUMNS = new Set(["list_name", "name"]);
const LABEL = /^label(::|$)/;

/** Reads the choices sheet into lists, with the "other" choice where a question says or_other. */
export function readChoices(
  rows: readonly SheetRow[],
  settings: Settings,
  nodes: readonly NodeDef[],
  problems: FormProblem[],
): Record<string, ChoiceDef[]> {
  const lists: Record<string, ChoiceDef[]> = {};
  const questions = allQuestions(nodes);
  const multiple = new Set(
    questions.flatMap((question) =>
      KINDS[question.type].holds === "names" && question.list ? [question.list] : [],
    ),
  );
  const seen = new Set<string>();
  const report = (row: number, column: string, code: ProblemCode, a = "", b = ""): void => {
    problems.push(formProblem({ sheet: "choices", row, column }, code, a, b));
  };
  for (const { row, cells } of rows) {
    const list = cells["list_name"];
    const name = cells["name"];
    if (list === undefined) {
      if (name !== undefined) report(row, "list_name", "choice_list_name_missing");
      continue;
    }
    if (name === undefined) {
      report(row, "name", "choice_name_missing", list);
      continue;
    }
    if (multiple.has(list) && /\s/.test(name)) report(row, "name", "choice_name_space", name);
    const key = `${list}\n${name}`;
    if (seen.has(key) && !settings.allowChoiceDuplicates) report(row, "name", "choice_duplicate", name, list);
    seen.add(key);
    const columns = Object.fromEntries(
      Object.entries(cells).filter(
        ([column]) => !OWN_COLUMNS.has(column) && !LABEL.test(column) && !isMediaColumn(column),
      ),
    );
    const media = Object.entries(cells).filter(([column]) => isMediaColumn(column));
    (lists[list] ??= []).push({
      name,
      row,
      label: localizedCells(cells, "label", settings.languages, settings.defaultLanguage),
      columns,
      ...(media.length === 0 ? {} : { extra: Object.fromEntries(media) }),
    });
  }
  addOther(lists, questions, settings);
  return lists;
}

function addOther(
  lists: Record<string, ChoiceDef[]>,
  questions: readonly QuestionDef[],
  settings: Settings,
): void {
  const names = new Set(questions.map((question) => question.name));
  for (const { name, list } of questions) {
    const choices = list === undefined || !names.has(`${name}_other`) ? undefined : lists[list];
    const other = questions.find((question) => question.name === `${name}_other`);
    if (!choices || other?.relevant !== `selected(../${name}, '${OTHER_CHOICE}')`) continue;
    if (choices.some((choice) => choice.name === OTHER_CHOICE)) continue;
    const label: Record<string, string> = {};
    for (const language of settings.languages) label[language] = language === "vi" ? "Khác" : "Other";
    choices.push({ name: OTHER_CHOICE, row: 0, label, columns: {} });
  }
}

/** All questions of a tree, in order. */
function allQuestions(nodes: readonly NodeDef[]): QuestionDef[] {
  return nodes.flatMap((node) => (node.kind === "question" ? [node] : allQuestions(node.children)));
}

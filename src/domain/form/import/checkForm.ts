import type { AnalysisWorld, ExpressionIssue } from "../compiled/analyzeExpression.ts";
import { buildTree } from "../compiled/buildTree.ts";
import { columnSources } from "../compiled/columnSources.ts";
import type { CompiledExpression, CompiledNode, ExpressionColumn } from "../compiled/CompiledNode.ts";
import { buildGraph } from "../compiled/dependencyGraph.ts";
import { readExpression, type ExpressionPlace } from "../compiled/readExpression.ts";
import { isComputed } from "../compiled/roles.ts";
import { SEVERITIES } from "../../inspection/areas.ts";
import type { FormDef } from "../definition/formDef.ts";
import { MAX_REPEAT_DEPTH } from "../session/Scope.ts";
import { formProblem, type FormProblem, type ProblemPlace } from "../problems/formProblem.ts";
import { findCycles } from "./findCycles.ts";
import { checkTexts } from "./checkTexts.ts";

/** Sheet column an expression of a row is written in. */
const SHEET_COLUMN: Readonly<Record<ExpressionColumn, string>> = {
  relevant: "relevant",
  required: "required",
  constraint: "constraint",
  warning: "warning",
  calculation: "calculation",
  derive: "derive",
  suggest: "suggest",
  default: "default",
  readOnly: "read_only",
  choiceFilter: "choice_filter",
  repeatCount: "repeat_count",
};

/** Checks what only shows when the whole form is known: expressions, references, lists, texts. */
export function checkForm(form: FormDef): FormProblem[] {
  const problems: FormProblem[] = [];
  const tree = buildTree(form);
  const world: AnalysisWorld = { tree, lists: form.lists };
  for (const node of tree.nodes) {
    checkList(node, form, problems);
    if (node.def.kind === "repeat" && node.repeats.length > MAX_REPEAT_DEPTH) {
      const place = { sheet: "survey", row: node.def.row, column: "type" } as const;
      problems.push(formProblem(place, "repeat_too_deep", node.name, String(MAX_REPEAT_DEPTH)));
    }
    checkTrigger(node, world, problems);
    for (const { column, source, ...at } of columnSources(node)) {
      const place: ProblemPlace = { sheet: "survey", row: node.def.row, column: SHEET_COLUMN[column] };
      const compiled = checkExpression(source, at, world, place, problems);
      if (compiled) node.expressions[column] = compiled;
    }
  }
  for (const rule of form.rules) {
    const place = { sheet: "rules", row: rule.row } as const;
    checkExpression(rule.when, { context: tree.root }, world, { ...place, column: "when" }, problems);
    if (!SEVERITIES.some((severity) => severity === rule.severity)) {
      const column = { ...place, column: "severity" };
      if (/^\w+$/.test(rule.severity))
        problems.push(formProblem(column, "value_not_allowed", rule.severity, SEVERITIES.join(", ")));
      else checkExpression(rule.severity, { context: tree.root }, world, column, problems);
    }
  }
  problems.push(...checkTexts(form, tree));
  for (const cycle of findCycles(tree, buildGraph(tree)))
    problems.push(
      formProblem(
        { sheet: "survey", row: cycle[0]?.def.row ?? 0, column: "calculation" },
        "calculation_cycle",
        cycle.map((node) => node.name).join(" → "),
      ),
    );
  return problems;
}

/** Parses and analyses one expression; reports what is wrong and gives it back when it can be read. */
function checkExpression(
  source: string,
  at: ExpressionPlace,
  world: AnalysisWorld,
  place: ProblemPlace,
  problems: FormProblem[],
): CompiledExpression | undefined {
  const read = readExpression(source, world, at);
  if (!read.ok) {
    problems.push(
      read.reason === "unexpected"
        ? formProblem(place, "expression_syntax", read.found, String(read.at + 1))
        : formProblem(place, "expression_too_complex"),
    );
    return undefined;
  }
  for (const issue of distinct(read.issues)) problems.push(formProblem(place, issue.code, issue.a, issue.b));
  return read.expression;
}

function distinct(issues: readonly ExpressionIssue[]): ExpressionIssue[] {
  return [...new Map(issues.map((issue) => [`${issue.code} ${issue.a} ${issue.b}`, issue])).values()];
}

function checkList(node: CompiledNode, form: FormDef, problems: FormProblem[]): void {
  const { def } = node;
  if (def.kind !== "question" || def.list === undefined || form.lists[def.list]) return;
  problems.push(formProblem({ sheet: "survey", row: def.row, column: "type" }, "list_missing", def.list));
}

function checkTrigger(node: CompiledNode, world: AnalysisWorld, problems: FormProblem[]): void {
  const { def } = node;
  if (def.kind !== "question" || def.trigger === undefined) return;
  const place = { sheet: "survey", row: def.row, column: "trigger" } as const;
  for (const name of def.trigger.split(", ")) {
    const [target] = world.tree.byName.get(name) ?? [];
    if (!target) problems.push(formProblem(place, "trigger_unknown", name));
    else if (target.def.kind !== "question" || isComputed(target))
      problems.push(formProblem(place, "trigger_not_shown", name));
  }
}

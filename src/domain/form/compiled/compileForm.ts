import { parseExpression } from "../expression/parseExpression.ts";
import { SEVERITIES, type Severity } from "../../inspection/areas.ts";
import type { FormDef, RuleDef } from "../definition/formDef.ts";
import { buildTree, type FormTree } from "./buildTree.ts";
import { analyzeExpression } from "./analyzeExpression.ts";
import { columnSources } from "./columnSources.ts";
import type { CompiledExpression } from "./CompiledNode.ts";
import { buildGraph, type DependencyGraph } from "./dependencyGraph.ts";

export interface CompiledRule {
  readonly def: RuleDef;
  readonly when: CompiledExpression;
  /** A fixed severity, or the expression that gives it. */
  readonly severity: Severity | CompiledExpression;
}

/**
 * A form ready to be run: syntax trees and the dependency graph. It holds no answers and never changes,
 * so one is kept per form version and shared by all sessions.
 */
export interface CompiledForm {
  readonly form: FormDef;
  readonly tree: FormTree;
  readonly graph: DependencyGraph;
  readonly rules: readonly CompiledRule[];
}

/**
 * Compiles a checked form. Throws when the definition does not parse: importForm() lets none pass, so
 * that means the stored version is damaged.
 */
export function compileForm(form: FormDef): CompiledForm {
  const tree = buildTree(form);
  const world = { tree, lists: form.lists };
  for (const node of tree.nodes)
    for (const { column, source } of columnSources(node.def)) {
      const list = column === "choiceFilter" && node.def.kind === "question" ? node.def.list : undefined;
      const parent = column === "repeatCount" ? (node.parent ?? node) : node;
      const tree = parseOrThrow(source, `${node.fullPath}.${column}`);
      const { references } = analyzeExpression(tree, parent, world, list);
      node.expressions[column] = { source, tree, references };
    }
  const compileAtRoot = (source: string, place: string): CompiledExpression => {
    const parsed = parseOrThrow(source, place);
    return { source, tree: parsed, references: analyzeExpression(parsed, tree.root, world).references };
  };
  const rules = form.rules.map((def): CompiledRule => {
    const fixed = SEVERITIES.find((severity) => severity === def.severity);
    return {
      def,
      when: compileAtRoot(def.when, `${def.id}.when`),
      severity: fixed ?? compileAtRoot(def.severity, `${def.id}.severity`),
    };
  });
  return { form, tree, graph: buildGraph(tree), rules };
}

function parseOrThrow(source: string, place: string) {
  const parsed = parseExpression(source);
  if (!parsed.ok) throw new Error(`Form definition is damaged: ${place} does not parse at ${parsed.at}`);
  return parsed.expression;
}

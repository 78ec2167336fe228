import { SEVERITIES, type Severity } from "../../inspection/areas.ts";
import type { FormDef, RuleDef } from "../definition/formDef.ts";
import { buildTree, type FormTree } from "./buildTree.ts";
import type { AnalysisWorld } from "./analyzeExpression.ts";
import { columnSources } from "./columnSources.ts";
import type { CompiledExpression } from "./CompiledNode.ts";
import { buildGraph, type DependencyGraph } from "./dependencyGraph.ts";
import { readExpression, type ExpressionPlace } from "./readExpression.ts";

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
  const world: AnalysisWorld = { tree, lists: form.lists };
  for (const node of tree.nodes)
    for (const { column, source, ...at } of columnSources(node))
      node.expressions[column] = readOrThrow(source, `${node.fullPath}.${column}`, world, at);
  const compileAtRoot = (source: string, place: string): CompiledExpression =>
    readOrThrow(source, place, world, { context: tree.root });
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

function readOrThrow(
  source: string,
  place: string,
  world: AnalysisWorld,
  at: ExpressionPlace,
): CompiledExpression {
  const read = readExpression(source, world, at);
  if (!read.ok) throw new Error(`Form definition is damaged: ${place} does not parse at ${read.at}`);
  return read.expression;
}

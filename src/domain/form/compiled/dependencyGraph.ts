import { walkExpression } from "../expression/expression.ts";
import type { FormTree } from "./buildTree.ts";
import type { CompiledExpression, CompiledNode } from "./CompiledNode.ts";
import { changesByItself, isFormula } from "./roles.ts";

/**
 * What depends on what, told from the expressions alone. Values follow calculations, derivations,
 * relevance (their own and that of the groups around them), choice filters and repeat counts. Answers are
 * worked out when first asked for and kept, so that compiling stays linear in the size of the form.
 */
export interface DependencyGraph {
  /** Nodes the value of a node is made from directly. */
  readonly inputs: (node: CompiledNode) => ReadonlySet<CompiledNode>;
  /** Questions whose constraint or warning can change when this node's value does. */
  readonly judges: (node: CompiledNode) => readonly CompiledNode[];
  /** Whether the value can change with any answer (false: parameters only). */
  readonly dependsOnAnswers: (node: CompiledNode) => boolean;
  /** The questions, parameters and (as to their entries) repeats a value rests on; a question rests on itself. */
  readonly leaves: (node: CompiledNode) => readonly CompiledNode[];
  /** Whether its formula gives a label of a choice, so that it reads differently in each language. */
  readonly speaks: (node: CompiledNode) => boolean;
}

export function buildGraph(tree: FormTree): DependencyGraph {
  const inputs = tree.nodes.map((node) => directInputs(node));
  const inputsOf = (node: CompiledNode): ReadonlySet<CompiledNode> => inputs[node.index] ?? new Set();
  const outputs = tree.nodes.map((): CompiledNode[] => []);
  for (const node of tree.nodes) for (const input of inputsOf(node)) outputs[input.index]?.push(node);
  const judged = tree.nodes.map((): CompiledNode[] => []);
  for (const node of tree.nodes)
    for (const input of [
      ...(node.expressions.constraint?.references ?? []),
      ...(node.expressions.warning?.references ?? []),
    ])
      if (input !== node) judged[input.index]?.push(node);

  return {
    inputs: inputsOf,
    judges: remembered((node) => {
      const found = new Set<CompiledNode>();
      for (const reached of reachable(node, (at) => outputs[at.index] ?? []))
        for (const judge of judged[reached.index] ?? []) found.add(judge);
      found.delete(node);
      return [...found];
    }),
    dependsOnAnswers: remembered((node) =>
      [...reachable(node, (at) => [...inputsOf(at)])].some((reached) => changesByItself(reached)),
    ),
    leaves: remembered(leavesOf),
    speaks: remembered((node) =>
      [...reachable(node, formulaInputs)].some(({ expressions: { calculation } }) => {
        let speaks = false;
        if (calculation)
          walkExpression(calculation.tree, (part) => {
            if (part.kind === "call" && LABEL_FUNCTIONS.has(part.name)) speaks = true;
          });
        return speaks;
      }),
    ),
  };
}

const LABEL_FUNCTIONS: ReadonlySet<string> = new Set(["jr:choice-name", "jr:itext"]);

function formulaInputs(node: CompiledNode): readonly CompiledNode[] {
  return isFormula(node) ? (node.expressions.calculation?.references ?? []) : [];
}

function remembered<T>(compute: (node: CompiledNode) => T): (node: CompiledNode) => T {
  const known = new Map<CompiledNode, T>();
  return (node) => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const value = compute(node);
    known.set(node, value);
    return value;
  };
}

function directInputs(node: CompiledNode): Set<CompiledNode> {
  const inputs = new Set<CompiledNode>();
  const add = (expression: CompiledExpression | undefined): void => {
    for (const reference of expression?.references ?? []) if (reference !== node) inputs.add(reference);
  };
  const { relevant, calculation, derive, choiceFilter, repeatCount } = node.expressions;
  add(calculation);
  add(derive);
  add(choiceFilter);
  for (const reference of [...(relevant?.references ?? []), ...(repeatCount?.references ?? [])])
    inputs.add(reference);
  if (node.parent) inputs.add(node.parent);
  return inputs;
}

/** `node` and all that can be reached from it. */
function reachable(
  node: CompiledNode,
  next: (node: CompiledNode) => readonly CompiledNode[],
): Set<CompiledNode> {
  const seen = new Set([node]);
  const waiting = [node];
  for (let at = waiting.pop(); at; at = waiting.pop())
    for (const following of next(at))
      if (!seen.has(following)) {
        seen.add(following);
        waiting.push(following);
      }
  return seen;
}

/** Follows formulas down to what people enter. */
function leavesOf(node: CompiledNode): CompiledNode[] {
  const leaves = new Set<CompiledNode>();
  const seen = new Set<CompiledNode>();
  const visit = (at: CompiledNode): void => {
    if (seen.has(at)) return;
    seen.add(at);
    if (at.def.kind === "repeat") leaves.add(at);
    if (at.def.kind !== "question") return;
    if (!isFormula(at)) {
      leaves.add(at);
      return;
    }
    for (const reference of formulaInputs(at)) visit(reference);
  };
  visit(node);
  return [...leaves];
}

/** The questions, parameters and repeats an expression rests on, in the order of mention. */
export function leavesOfExpression(
  expression: CompiledExpression,
  graph: Pick<DependencyGraph, "leaves">,
): CompiledNode[] {
  return [...new Set(expression.references.flatMap((reference) => graph.leaves(reference)))];
}

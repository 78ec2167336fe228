import type { FormTree } from "../compiled/buildTree.ts";
import type { Expression } from "../expression/ast.ts";
import { formProblem, type FormProblem } from "../problems.ts";

/**
 * Finds rows whose relevance can never be true, as far as that shows in the expression itself: a
 * constant false, or an `and` of two different values for the same single-answer question.
 */
export function checkUnreachable(tree: FormTree): FormProblem[] {
  return tree.nodes.flatMap((node) => {
    const { relevant } = node.expressions;
    if (!relevant || !neverTrue(relevant.tree)) return [];
    const place = { sheet: "survey", row: node.def.row, column: "relevant" } as const;
    return [formProblem(place, "unreachable", node.name)];
  });
}

function neverTrue(expression: Expression): boolean {
  if (expression.kind === "call") return expression.name === "false" && expression.args.length === 0;
  if (expression.kind !== "binary") return false;
  if (expression.operator === "or") return neverTrue(expression.left) && neverTrue(expression.right);
  if (expression.operator !== "and") return false;
  return neverTrue(expression.left) || neverTrue(expression.right) || contradicts(conjuncts(expression));
}

function conjuncts(expression: Expression): Expression[] {
  return expression.kind === "binary" && expression.operator === "and"
    ? [...conjuncts(expression.left), ...conjuncts(expression.right)]
    : [expression];
}

function contradicts(terms: readonly Expression[]): boolean {
  const wanted = new Map<string, string>();
  for (const term of terms) {
    if (term.kind !== "binary" || term.operator !== "=") continue;
    const reference = [term.left, term.right].find((side) => side.kind === "reference");
    const value = [term.left, term.right].find((side) => side.kind === "string" || side.kind === "number");
    if (reference?.kind !== "reference" || (value?.kind !== "string" && value?.kind !== "number")) continue;
    const before = wanted.get(reference.name);
    if (before !== undefined && before !== String(value.value)) return true;
    wanted.set(reference.name, String(value.value));
  }
  return false;
}

import type { Expression } from "../expression/expression.ts";
import type { FormTree } from "../compiled/buildTree.ts";
import type { CompiledNode } from "../compiled/CompiledNode.ts";

/**
 * The rows a plain path (`.`, `../name`, `/data/group/name`) leads to from a row; undefined for a path
 * with predicates, functions or a way through all descendants.
 */
export function nodesOfPath(
  path: Extract<Expression, { kind: "path" }>,
  from: CompiledNode,
  tree: FormTree,
): CompiledNode[] | undefined {
  if (path.predicates.length > 0 || path.steps.some((step) => step.predicates.length > 0)) return undefined;
  if (typeof path.start === "object" && path.start.kind !== "reference") return undefined;
  let { steps } = path;
  let at: CompiledNode | undefined = from;
  if (path.start === "root") {
    const [first, ...rest] = path.steps;
    if (first?.axis !== "child" || (first.name !== tree.root.name && first.name !== "*")) return undefined;
    steps = rest;
    at = tree.root;
  } else if (typeof path.start === "object") at = tree.byName.get(path.start.name)?.[0];
  if (!at) return undefined;
  let nodes: CompiledNode[] = [at];
  for (const step of steps) {
    if (step.axis === "self") continue;
    if (step.axis === "descendant") return undefined;
    nodes =
      step.axis === "parent"
        ? nodes.flatMap((node) => node.parent ?? [])
        : nodes.flatMap((node) =>
            node.children.filter((child) => step.name === "*" || child.name === step.name),
          );
  }
  return nodes;
}

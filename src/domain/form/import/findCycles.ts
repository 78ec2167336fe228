import type { FormTree } from "../compiled/buildTree.ts";
import type { CompiledNode } from "../compiled/CompiledNode.ts";
import type { DependencyGraph } from "../compiled/dependencyGraph.ts";

/**
 * Groups of places whose values need each other: the strongly connected components of the dependency
 * graph (Tarjan 1972, without recursion, so that no form can exhaust the stack), and places whose relevance
 * needs their own value. A formula that names itself alone is none: it sees the value it had.
 */
export function findCycles(tree: FormTree, graph: DependencyGraph): CompiledNode[][] {
  const number = new Map<CompiledNode, number>();
  const low = new Map<CompiledNode, number>();
  const onStack = new Set<CompiledNode>();
  const stack: CompiledNode[] = [];
  const cycles: CompiledNode[][] = [];

  for (const start of tree.nodes) {
    if (number.has(start)) continue;
    const work: { node: CompiledNode; inputs: CompiledNode[]; next: number }[] = [];
    const open = (node: CompiledNode): void => {
      number.set(node, number.size);
      low.set(node, number.get(node) ?? 0);
      stack.push(node);
      onStack.add(node);
      work.push({ node, inputs: [...graph.inputs(node)], next: 0 });
    };
    open(start);
    for (let frame = work.at(-1); frame; frame = work.at(-1)) {
      const { node } = frame;
      const input = frame.inputs[frame.next++];
      if (input) {
        if (!number.has(input)) open(input);
        else if (onStack.has(input)) low.set(node, Math.min(low.get(node) ?? 0, number.get(input) ?? 0));
        continue;
      }
      work.pop();
      const parent = work.at(-1)?.node;
      if (parent) low.set(parent, Math.min(low.get(parent) ?? 0, low.get(node) ?? 0));
      if (low.get(node) !== number.get(node)) continue;
      const component = stack.splice(stack.indexOf(node));
      for (const member of component) onStack.delete(member);
      if (component.length > 1 || needsItselfToBeRelevant(node)) cycles.push(component);
    }
  }
  return cycles;
}

function needsItselfToBeRelevant(node: CompiledNode): boolean {
  return node.expressions.relevant?.references.includes(node) ?? false;
}

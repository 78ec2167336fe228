import type { ChoiceDef } from "../definition/formDef.ts";
import { evaluateCondition } from "../expression/evaluate.ts";
import type { Item } from "./Item.ts";

/** The choices a question offers now: those its choice_filter lets through, in the order of the sheet. */
export function availableChoices(item: Item): readonly ChoiceDef[] {
  const { def, expressions } = item.node;
  if (def.kind !== "question" || def.list === undefined) return [];
  const { state } = item;
  const nodes = state.lists.items(def.list);
  const filter = expressions.choiceFilter;
  if (!filter) return nodes.map((node) => node.choice);
  return nodes
    .filter(
      (node, index) =>
        evaluateCondition(filter.tree, state.choiceContext(item, node, index + 1, nodes.length)) === true,
    )
    .map((node) => node.choice);
}

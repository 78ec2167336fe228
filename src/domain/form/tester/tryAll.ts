import type { CompiledExpression, CompiledNode } from "../compiled/CompiledNode.ts";
import { leavesOfExpression } from "../compiled/dependencyGraph.ts";
import { isParameter } from "../compiled/roles.ts";
import type { StoredValue } from "../session/storedAnswer.ts";
import type { Budget } from "./Budget.ts";
import { isAdmissible, isReached, openSituation, type Situation } from "./situation.ts";
import { candidates, type WitnessSearch } from "./searchWitness.ts";

/** With more combinations than this, hidden places or not, nothing is begun. */
const MAX_COMBINATIONS = 200_000;

/**
 * Plays every combination of samples and turning points; "undecided" when there are more than the budget allows. At a place
 * that is not shown nothing is entered, and behind an answer that would not be taken nothing is played.
 */
export function tryAll(
  search: WitnessSearch,
  instances: number,
  budget: Budget,
): "possible" | "not found" | "undecided" {
  const { compiled, goal, variables, samples } = search;
  const combinations = variables.reduce((product, node) => product * samples(node).length, 1);
  if (combinations > MAX_COMBINATIONS) return "undecided";
  const order = [...variables].sort((a, b) => rank(a) - rank(b));
  const entries = new Map<CompiledNode, StoredValue>(order.map((node) => [node, null]));
  /** Whether an expression rests on nothing that is entered after `node`. */
  const looksBack = (expression: CompiledExpression | undefined, node: CompiledNode): boolean =>
    expression === undefined ||
    leavesOfExpression(expression, compiled.graph).every((leaf) => rank(leaf) <= rank(node));
  const isHidden = (node: CompiledNode, { itemOf }: Situation): boolean => {
    if (itemOf(node)?.isRelevant() !== false) return false;
    for (let at: CompiledNode | undefined = node; at; at = at.parent)
      if (!looksBack(at.expressions.relevant, node)) return false;
    return true;
  };
  const isRefused = (node: CompiledNode, situation: Situation): boolean =>
    looksBack(node.expressions.constraint, node) &&
    !isAdmissible(situation, new Map([[node, entries.get(node) ?? null]]));

  // A limit may be another answer: what is entered before shows where comparisons turn.
  const valuesAt = (node: CompiledNode): StoredValue[] => {
    const [first = null] = samples(node);
    entries.set(node, first);
    return [first, ...candidates(search, node, first, openSituation(compiled, entries, instances))];
  };
  const walk = (place: number): boolean => {
    if (budget.plays <= 0) return false;
    budget.plays--;
    const situation = openSituation(compiled, entries, instances);
    const before = order[place - 1];
    if (before && isRefused(before, situation)) return false;
    const node = order[place];
    if (!node) return isReached(goal, situation) && isAdmissible(situation, entries);
    for (const value of isHidden(node, situation) ? [null] : valuesAt(node)) {
      entries.set(node, value);
      if (walk(place + 1)) return true;
    }
    entries.set(node, null);
    return false;
  };
  if (walk(0)) return "possible";
  return budget.plays > 0 ? "not found" : "undecided";
}

/** Parameters are known before anything is asked. */
function rank(node: CompiledNode): number {
  return isParameter(node) ? -1 : node.index;
}

import type { CompiledForm } from "../compiled/compileForm.ts";
import type { CompiledExpression, CompiledNode } from "../compiled/CompiledNode.ts";
import { walkExpression, type Expression } from "../expression/expression.ts";
import { KINDS } from "../kinds/index.ts";
import { answerText, type StoredValue } from "../session/storedAnswer.ts";
import { isComparison } from "../expression/compare.ts";
import { textToNumber } from "../expression/values.ts";
import { isParameter } from "../compiled/roles.ts";
import type { Item } from "../session/Item.ts";
import type { Goal } from "./Goal.ts";
import { placesIn, type PlacedExpression } from "./mentions.ts";
import { isAdmissible, isReached, meets, openSituation, type Entries, type Situation } from "./situation.ts";
import type { Budget } from "./Budget.ts";

export interface WitnessSearch {
  readonly compiled: CompiledForm;
  readonly goal: Goal;
  readonly variables: readonly CompiledNode[];
  /** The expressions that bear on the goal. */
  readonly expressions: readonly PlacedExpression[];
  /** Values worth trying at a place. */
  readonly samples: (node: CompiledNode) => readonly StoredValue[];
}

export interface Attempt {
  /** Of every repeat. */
  readonly instances: number;
  /**
   * How much worse an answer that would not be taken is than a goal not reached: 0 lets the search pass
   * through such answers (a limit raised over its own limit), 1 keeps it away from them.
   */
  readonly strictness: 0 | 1;
}

/** Rounds of improvement: each changes one answer for the better. */
const MAX_ROUNDS = 8;

/**
 * From a first try on, changes one answer at a time to whatever comes nearest to the goal: another sample,
 * or the value at which a comparison of the form turns. True when a real session has reached the goal.
 */
export function searchWitness(
  search: WitnessSearch,
  first: Entries,
  { instances, strictness }: Attempt,
  budget: Budget,
): boolean {
  const entries = new Map(first);
  const play = (): Played => {
    budget.plays--;
    const situation = openSituation(search.compiled, entries, instances);
    const reached = isReached(search.goal, situation) && isAdmissible(situation, entries);
    return { reached, parts: reached ? [] : partsOf(search.goal, situation, entries, strictness), situation };
  };
  let now = play();
  if (now.reached) return true;
  const visited = new Set<string>();
  for (let round = 0; round < MAX_ROUNDS && budget.plays > 0; round++) {
    visited.add(keyOf(entries));
    let best: { node: CompiledNode; value: StoredValue; score: number } | undefined;
    for (const node of search.variables) {
      const before = entries.get(node) ?? null;
      for (const value of candidates(search, node, before, now.situation)) {
        if (budget.plays <= 0) return false;
        entries.set(node, value);
        const tried = play();
        if (tried.reached) return true;
        // A change that mends one thing and breaks another leads on too: a limit raised over its own limit.
        const isOther = total(tried.parts) > total(now.parts) || failing(tried.parts) !== failing(now.parts);
        const score = total(tried.parts);
        if (isOther && score >= total(now.parts) && score > (best?.score ?? -Infinity))
          if (!visited.has(keyOf(entries))) best = { node, value, score };
      }
      entries.set(node, before);
    }
    if (!best) return false;
    entries.set(best.node, best.value);
    now = play();
  }
  return false;
}

interface Played {
  readonly reached: boolean;
  readonly parts: readonly number[];
  readonly situation: Situation;
}

function total(parts: readonly number[]): number {
  return parts.reduce((sum, part) => sum + part - 1, 0);
}

function failing(parts: readonly number[]): string {
  return parts.map((part) => (part === 1 ? "1" : "0")).join("");
}

function keyOf(entries: Entries): string {
  return JSON.stringify([...entries.values()]);
}

/** Values to try at a place as things stand: those at which comparisons turn now, and its samples. */
export function candidates(
  search: WitnessSearch,
  node: CompiledNode,
  before: StoredValue,
  situation: Situation,
): StoredValue[] {
  const turns = isParameter(node) ? [] : turningValues(search, node, before, situation);
  const all = [...turns, ...search.samples(node)];
  const keys = new Set([JSON.stringify(before)]);
  return all.filter((value) => {
    const key = JSON.stringify(value);
    const isNew = !keys.has(key);
    keys.add(key);
    return isNew;
  });
}

/** For each comparison the place stands in: the values at and beside which the comparison turns. */
function turningValues(
  { compiled, expressions }: WitnessSearch,
  node: CompiledNode,
  before: StoredValue,
  { itemOf }: Situation,
): StoredValue[] {
  const { def } = node;
  const kind = def.kind === "question" ? KINDS[def.type] : null;
  if (kind === null || kind.step === null) return [];
  const { step } = kind;
  const own = before === null ? 0 : textToNumber(answerText(before));
  const values: number[] = [];
  const look = (expression: CompiledExpression, from: CompiledNode): void => {
    const item = itemOf(from);
    if (!item || !expression.references.includes(node)) return;
    const numberOf = judgeAt(item, false).number;
    walkExpression(expression.tree, (part) => {
      if (part.kind !== "binary" || !isComparison(part.operator)) return;
      const left = placesIn(part.left, from, compiled.tree).has(node);
      const right = placesIn(part.right, from, compiled.tree).has(node);
      if (left === right) return;
      const gap = numberOf(left ? part.right : part.left) - numberOf(left ? part.left : part.right);
      const turn = own + (Number.isNaN(gap) ? numberOf(left ? part.right : part.left) - own : gap);
      if (Number.isFinite(turn)) values.push(turn, turn + step, turn - step, own - gap);
    });
  };
  for (const { expression, node: from } of expressions) look(expression, from);
  return values
    .filter((value) => Number.isFinite(value))
    .map((value) => kind.valueAt(value))
    .filter((value) => value !== null);
}

/** How near a situation is, 1 for each part that is as wanted: conditions, answers seen, answers taken. */
function partsOf(goal: Goal, situation: Situation, entries: Entries, strictness: 0 | 1): number[] {
  const { state, itemOf } = situation;
  const parts = goal.conditions.map((condition) => {
    if (meets(condition, situation)) return 1;
    const item = itemOf(condition.node);
    if (!item) return 0;
    if (condition.kind === "shown") return 0.9 * howShown(item);
    if (condition.kind !== "judged") return 0;
    const wanted = condition.wanted === "true" || condition.wanted === "not false";
    return 0.9 * nearness(condition.expression.tree, wanted, judgeAt(item, condition.kleene));
  });
  for (const [node, value] of entries) {
    const item = itemOf(node);
    if (!item || value === null) continue;
    const { constraint } = node.expressions;
    if (item.text() === "") parts.push(0.8 + 0.2 * howShown(item));
    else if (!constraint || state.condition(constraint, item)) parts.push(1);
    else parts.push(0.9 * nearness(constraint.tree, true, judgeAt(item, false)) - strictness);
  }
  return parts;
}

/** Share of the conditions around a row, its own included, that hold. */
function howShown(item: Item): number {
  const parts: number[] = [];
  for (let at: Item | undefined = item; at; at = at.parent) {
    const { relevant } = at.node.expressions;
    if (relevant) parts.push(nearness(relevant.tree, true, judgeAt(at, false)));
  }
  return parts.reduce((sum, part) => sum + part, 0) / Math.max(1, parts.length);
}

/** How parts of a condition stand at a place. */
interface Judge {
  readonly isTrue: (tree: Expression) => boolean;
  readonly number: (tree: Expression) => number;
}

function judgeAt(item: Item, kleene: boolean): Judge {
  const { state } = item;
  const whole = (tree: Expression): CompiledExpression => ({ source: "", tree, references: [] });
  return {
    isTrue: (tree) =>
      kleene ? state.judgement(whole(tree), item) === true : state.condition(whole(tree), item),
    number: (tree) => textToNumber(state.text(whole(tree), item)),
  };
}

/** Share of a condition's parts that are as wanted, 0 to 1; a comparison counts by how little it fails. */
function nearness(tree: Expression, wanted: boolean, judge: Judge): number {
  if (tree.kind === "binary" && (tree.operator === "and" || tree.operator === "or")) {
    const left = nearness(tree.left, wanted, judge);
    const right = nearness(tree.right, wanted, judge);
    return (tree.operator === "and") === wanted ? (left + right) / 2 : Math.max(left, right);
  }
  if (tree.kind === "call" && tree.name === "not" && tree.args[0])
    return nearness(tree.args[0], !wanted, judge);
  if (judge.isTrue(tree) === wanted) return 1;
  if (tree.kind !== "binary" || !isComparison(tree.operator)) return 0;
  const gap = Math.abs(judge.number(tree.left) - judge.number(tree.right));
  return Number.isFinite(gap) ? 0.4 / (1 + Math.log1p(gap)) : 0;
}

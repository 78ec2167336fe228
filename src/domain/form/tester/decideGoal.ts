import type { CompiledForm } from "../compiled/compileForm.ts";
import type { CompiledNode } from "../compiled/CompiledNode.ts";
import type { StoredValue } from "../session/storedAnswer.ts";
import { charge, goalBudget, type Budget } from "./Budget.ts";
import { casesOf, type Case } from "./casesOf.ts";
import type { Goal } from "./Goal.ts";
import { scopeOf } from "./scopeOf.ts";
import { isFullySampled } from "./isFullySampled.ts";
import { NO_MENTIONS, type MentionFinder } from "./mentions.ts";
import { samplesOf } from "./samples.ts";
import { searchWitness, type WitnessSearch } from "./searchWitness.ts";
import { tryAll } from "./tryAll.ts";

/**
 * - possible: a real session has been in the situation
 * - not found: what is wanted contradicts itself, or every combination of samples was played without it
 * - undecided: too many combinations to play, or conditions whose turning points samples do not show
 */
export type Verdict = "possible" | "not found" | "undecided";

export interface FormKnowledge {
  readonly compiled: CompiledForm;
  readonly finder: MentionFinder;
}

/** Instances of every repeat that are tried after one alone. */
const OTHER_INSTANCES = [2, 3, 0];
/** Starts from which that is tried. */
const MAX_REPEAT_STARTS = 3;

/** Finds out whether there is a situation as the goal describes. */
export function decideGoal(goal: Goal, knowledge: FormKnowledge, formBudget: Budget): Verdict {
  const given = goalBudget(formBudget);
  const budget = { ...given };
  const verdict = decide(goal, knowledge, budget);
  charge(formBudget, given, budget);
  return verdict;
}

function decide(goal: Goal, { compiled, finder }: FormKnowledge, budget: Budget): Verdict {
  const { variables, expressions, beside } = scopeOf(goal.conditions, compiled);
  const mentions = finder.find(expressions, beside);
  const known = new Map(
    variables.map(
      (node) => [node, samplesOf(node, compiled.form, mentions.get(node) ?? NO_MENTIONS)] as const,
    ),
  );
  const samples = (node: CompiledNode): readonly StoredValue[] => known.get(node) ?? [null];
  const cases = casesOf(goal.conditions, compiled, samples);
  if (cases.complete && cases.found.length === 0) return "not found";

  const search: WitnessSearch = { compiled, goal, variables, expressions, samples };
  const starts = startsFrom(cases.found, variables, samples);
  for (const [index, first] of starts.entries())
    if (searchWitness(search, first, { instances: 1, strictness: index % 2 === 0 ? 0 : 1 }, budget))
      return "possible";
  const hasRepeats = compiled.tree.hasRepeats;
  if (hasRepeats)
    for (const instances of OTHER_INSTANCES)
      for (const first of starts.slice(0, MAX_REPEAT_STARTS))
        if (searchWitness(search, first, { instances, strictness: 1 }, budget)) return "possible";
  for (const instances of hasRepeats ? [1, ...OTHER_INSTANCES] : [1]) {
    const found = tryAll(search, instances, budget);
    if (found !== "not found") return found;
  }
  return isFullySampled(expressions, compiled.tree) ? "not found" : "undecided";
}

/** First entries: for each way to meet the goal what it leaves, elsewhere the likeliest sample; and nothing at all. */
function startsFrom(
  cases: readonly Case[],
  variables: readonly CompiledNode[],
  samples: (node: CompiledNode) => readonly StoredValue[],
): ReadonlyMap<CompiledNode, StoredValue>[] {
  const ways: readonly Case[] = cases.length > 0 ? cases : [new Map()];
  const filled = ways.map(
    (way) => new Map(variables.map((node) => [node, (way.get(node) ?? samples(node))[0] ?? null] as const)),
  );
  const rest = variables.map((node) => [node, samples(node).at(-1) ?? null] as const);
  return [...filled, new Map(rest)];
}

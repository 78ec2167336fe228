import type { CompiledForm } from "../compileForm.ts";
import type { CompiledNode } from "../compiled/CompiledNode.ts";
import type { AnswerValue } from "../session/storedAnswer.ts";
import { EMPTY, type Abstract } from "./Abstract.ts";
import { AbstractForm } from "./AbstractForm.ts";
import { charge, goalBudget, type Budget } from "./Budget.ts";
import { canBeMet, type Goal } from "./Goal.ts";
import { NO_MENTIONS, type MentionFinder, type Mentions } from "./mentions.ts";
import { regionsOf } from "./regions.ts";
import { samplesOf } from "./samples.ts";
import { searchWitness, type WitnessSearch } from "./searchWitness.ts";
import { scopeOf } from "./GoalScope.ts";

/**
 * - possible: a real session has been in the situation
 * - impossible: no session can ever be; proved over everything that can be entered
 * - undecided: neither was found
 */
export type Verdict = "possible" | "impossible" | "undecided";

export type FormKnowledge = { readonly compiled: CompiledForm; readonly finder: MentionFinder };

/** Cases of the goal's own variables from which a session is searched for. */
const MAX_STARTS = 40;
/** Instances of every repeat that are tried after one alone. */
const OTHER_INSTANCES = [2, 3, 0];
/** Cases from which that is tried. */
const MAX_LEAVES = 3;
/** Plays kept back for it. */
const PLAYS_FOR_REPEATS = 200;

/** Finds out whether there is a situation as the goal describes. */
export function decideGoal(goal: Goal, knowledge: FormKnowledge, formBudget: Budget): Verdict {
  const given = goalBudget(formBudget);
  const budget = { ...given };
  const verdict = decide(goal, knowledge, budget);
  charge(formBudget, given, budget);
  return verdict;
}

function decide(goal: Goal, { compiled, finder }: FormKnowledge, budget: Budget): Verdict {
  const { own, further, expressions, beside } = scopeOf(goal.conditions, compiled);
  const all = [...own, ...further];
  const mentions = finder.find(expressions, beside);
  const regions = new Map(
    all.map((node) => [node, regionsOf(node, compiled.form, mentions.get(node) ?? NO_MENTIONS)] as const),
  );
  const samples = new Map(
    all.map((node) => [
      node,
      (regions.get(node) ?? []).flatMap((region) =>
        samplesOf(node, region, mentions.get(node) ?? NO_MENTIONS),
      ),
    ]),
  );
  const search: Omit<WitnessSearch, "strictness"> = {
    compiled,
    goal,
    variables: all,
    expressions,
    samples: (node) => samples.get(node) ?? [],
  };
  const isOpen = (form: AbstractForm, known: ReadonlyMap<CompiledNode, Abstract>): boolean =>
    goal.conditions.every((condition) => canBeMet(condition, form)) &&
    [...known.keys()].every((node) => form.isTakeable(node));
  const repeats = all.some((node) => node.repeats.length > 0) || compiled.tree.hasRepeats;

  // First over the goal's own variables: most goals end here, by the first session or by proof.
  let starts = 0;
  let found = false;
  const leaves: ReadonlyMap<CompiledNode, Abstract>[] = [];
  const walk = (
    variables: readonly CompiledNode[],
    place: number,
    known: Map<CompiledNode, Abstract>,
  ): boolean => {
    if (found) return false;
    if (budget.cases <= 0) return true;
    budget.cases--;
    const form = new AbstractForm(compiled, known);
    if (!isOpen(form, known)) return false;
    const node = variables[place];
    if (!node) {
      if (starts < MAX_STARTS) {
        starts++;
        if (leaves.length < MAX_LEAVES) leaves.push(new Map(known));
        if (budget.plays > (repeats ? PLAYS_FOR_REPEATS : 0))
          found = searchWitness(
            { ...search, strictness: starts % 2 === 0 ? 1 : 0 },
            firstEntries(all, known, mentions),
            1,
            budget,
          );
      }
      return true;
    }
    let open = false;
    // What is entered at a place that is not shown changes nothing.
    const parts = form.relevance(node).yes ? (regions.get(node) ?? []) : [EMPTY];
    for (const region of parts) {
      known.set(node, region);
      open = walk(variables, place + 1, known) || open;
      known.delete(node);
      if (found) return true;
    }
    return open;
  };
  if (!walk(own, 0, new Map()) && !found) return "impossible";
  if (found) return "possible";
  if (repeats)
    for (const instances of OTHER_INSTANCES)
      for (const known of leaves)
        if (
          searchWitness({ ...search, strictness: 1 }, firstEntries(all, known, mentions), instances, budget)
        )
          return "possible";
  if (further.length === 0 || budget.cases <= 0) return "undecided";
  starts = 0;
  const open = walk(all, 0, new Map());
  if (found) return "possible";
  return open ? "undecided" : "impossible";
}

function firstEntries(
  all: readonly CompiledNode[],
  known: ReadonlyMap<CompiledNode, Abstract>,
  mentions: ReadonlyMap<CompiledNode, Mentions>,
): Map<CompiledNode, AnswerValue> {
  return new Map(
    all.map((node) => {
      const region = known.get(node) ?? EMPTY;
      return [node, samplesOf(node, region, mentions.get(node) ?? NO_MENTIONS)[0] ?? null];
    }),
  );
}

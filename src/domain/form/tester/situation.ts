import type { CompiledForm } from "../compiled/compileForm.ts";
import type { CompiledNode } from "../compiled/CompiledNode.ts";
import { isParameter } from "../compiled/roles.ts";
import type { FormEnvironment } from "../session/FormEnvironment.ts";
import { FormState } from "../session/FormState.ts";
import type { Item } from "../session/Item.ts";
import { answerText, type StoredValue, type StoredAnswer } from "../session/storedAnswer.ts";
import { isMet, type Condition, type Goal } from "./Goal.ts";

/** What is entered where; null leaves a place without an answer. */
export type Entries = ReadonlyMap<CompiledNode, StoredValue>;

/** A session the tester has filled in. */
export interface Situation {
  readonly state: FormState;
  readonly itemOf: (node: CompiledNode) => Item | undefined;
}

/** The day on which the tester plays. */
export const TESTER_TODAY = "2026-01-15";

/** The day and hour do not matter to what is possible; they only have to be the same each time. */
const ENVIRONMENT: FormEnvironment = {
  today: () => TESTER_TODAY,
  now: () => `${TESTER_TODAY}T02:00:00.000Z`,
  timeZone: "Asia/Ho_Chi_Minh",
  random: () => 0.5,
  uuid: () => "00000000-0000-4000-8000-000000000000",
};

/** Opens a real session with these entries, the same in each of `instances` instances of every repeat. */
export function openSituation(compiled: CompiledForm, entries: Entries, instances: number): Situation {
  const parameters: Record<string, string | number> = {};
  const answers: Record<string, StoredAnswer> = {};
  for (const [node, value] of entries) {
    if (isParameter(node)) {
      if (value !== null) parameters[node.name] = answerText(value);
      continue;
    }
    for (const path of pathsOf(node, instances))
      answers[path] = value === null ? { state: "not_available", value: null } : { state: "answered", value };
  }
  const state = new FormState(compiled, ENVIRONMENT, { parameters, answers });
  return { state, itemOf: (node) => itemAt(node, state, instances) };
}

function itemAt(node: CompiledNode, state: FormState, instances: number): Item | undefined {
  if (node.def.kind === "root") return state.rootScope.item(node);
  const [path = ""] = pathsOf(node, Math.min(1, instances));
  return path === "" ? undefined : state.item(path, true);
}

/** Keys of a place in the first instances of the repeats around it. */
function pathsOf(node: CompiledNode, instances: number): string[] {
  let prefixes = [""];
  for (const repeat of node.repeats)
    prefixes = prefixes.flatMap((prefix) =>
      Array.from({ length: instances }, (_, index) => `${prefix}${repeat.key}[${index + 1}]/`),
    );
  if (node.def.kind === "repeat") return prefixes.map((prefix) => prefix.slice(0, -1));
  return prefixes.map((prefix) => prefix + node.key);
}

/** Whether a situation could come about: every answer in it would have been taken. */
export function isAdmissible({ state, itemOf }: Situation, entries: Entries): boolean {
  return [...entries.keys()].every((node) => {
    const { constraint } = node.expressions;
    const item = constraint && itemOf(node);
    return !item || !constraint || item.text() === "" || state.condition(constraint, item);
  });
}

export function isReached(goal: Goal, situation: Situation): boolean {
  return goal.conditions.every((condition) => meets(condition, situation));
}

export function meets(condition: Condition, { state, itemOf }: Situation): boolean {
  return isMet(condition, itemOf(condition.node), state);
}

import { isParameter } from "../compiled/roles.ts";
import type { CompiledNode } from "../compiled/CompiledNode.ts";
import type { FormState } from "./FormState.ts";
import { isRepeatRelevant } from "./repeats.ts";
import type { Scope } from "./Scope.ts";

export interface Inputs {
  /** Paths of the questions something rests on. */
  readonly references: string[];
  /** Those of them that could be answered here but have no value. */
  readonly missing: string[];
  /** Paths of the repeats they stand in that may get more entries. */
  readonly openRepeats: string[];
  /** Parameters of the inspection that are empty. */
  readonly missingParameters: string[];
}

/** Looks at the questions and parameters something rests on: which are there, which are missing. */
export function inputsOf(leaves: readonly CompiledNode[], state: FormState, scope: Scope): Inputs {
  const references: string[] = [];
  const missing: string[] = [];
  const openRepeats = new Set<string>();
  const missingParameters: string[] = [];
  for (const leaf of leaves) {
    for (const { repeat, parent } of state.openRepeatsNear(leaf, scope))
      if (isRepeatRelevant(repeat, parent)) openRepeats.add(parent.prefix() + repeat.key);
    // How many entries there are is told by the repeat; what is in them by the questions.
    if (leaf.def.kind === "repeat") continue;
    for (const item of state.itemsNear(leaf, scope)) {
      const empty = item.text() === "";
      if (isParameter(leaf)) {
        if (empty) missingParameters.push(leaf.name);
        continue;
      }
      references.push(item.path);
      // What is not asked here is not missing: the rule simply has nothing to say.
      if (empty && item.isRelevant()) missing.push(item.path);
    }
  }
  return { references, missing, openRepeats: [...openRepeats], missingParameters };
}

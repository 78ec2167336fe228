import type { SessionStep } from "../../domain/form/session/areaSteps.ts";
import type { QuestionFlow } from "../../domain/inspection/questionToAsk.ts";
import type { OpenArea } from "./openArea.ts";

/** What the dialogue of the area comes to, in order: questions, and whether a repeat has one more entry. */
export function areaSteps(area: OpenArea): readonly SessionStep[] {
  return area.session.steps(area.area);
}

export function stepPath(step: SessionStep): string {
  return step.kind === "question" ? step.question.path : step.repeat.path;
}

/** The order of the dialogue. An answer that the lead has sent back is open again until it is settled. */
export function stepFlow(area: OpenArea, steps: readonly SessionStep[]): QuestionFlow {
  const { session, returned, repeats } = area;
  const { byPath, paths } = indexOf(steps);
  return {
    paths,
    isRelevant: (path) => {
      const step = byPath.get(path);
      return step?.kind === "repeat" ? step.isRelevant : session.isRelevant(path);
    },
    isSettled: (path) => {
      const step = byPath.get(path);
      if (step?.kind === "repeat") return repeats[path]?.closed === true;
      if (returned.has(path)) return false;
      return session.isSettled(path) || session.isReadOnly(path);
    },
  };
}

interface StepIndex {
  byPath: ReadonlyMap<string, SessionStep>;
  paths: readonly string[];
}

/** By the list, which the session gives again with every answer as long as its form has no repeats. */
const indexes = new WeakMap<readonly SessionStep[], StepIndex>();

function indexOf(steps: readonly SessionStep[]): StepIndex {
  const known = indexes.get(steps);
  if (known !== undefined) return known;
  const byPath = new Map(steps.map((step) => [stepPath(step), step]));
  const index = { byPath, paths: [...byPath.keys()] };
  indexes.set(steps, index);
  return index;
}

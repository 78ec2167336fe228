import type { QuestionFlow } from "./questionToAsk.ts";

export interface Progress {
  /** Relevant places at which nothing is left to ask. */
  done: number;
  /** Relevant places. */
  total: number;
}

/**
 * How far a form is. All done means that nothing will be asked any more: what was sent back, and a repeat
 * whose end nobody has confirmed, are open. Skip logic moves the total, never the truth of that.
 */
export function progressOf(flow: QuestionFlow): Progress {
  const relevant = flow.paths.filter((path) => flow.isRelevant(path));
  return { done: relevant.filter((path) => flow.isSettled(path)).length, total: relevant.length };
}

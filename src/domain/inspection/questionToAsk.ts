/** What the order of questions needs to know of a form being filled in. */
export interface QuestionFlow {
  /** Paths of the asked questions of the area, in order. */
  paths: readonly string[];
  isRelevant(path: string): boolean;
  /** Answered, marked as not available, skipped or derived: nothing left to ask. */
  isSettled(path: string): boolean;
}

/**
 * The question to ask: the one at the cursor, also when it was answered (somebody went back to it);
 * else the next open one from the place `from` on, then any left open before it. Null when
 * everything has been answered.
 */
export function questionToAsk(flow: QuestionFlow, cursor: string | null, from = 0): string | null {
  if (cursor !== null && flow.paths.includes(cursor) && flow.isRelevant(cursor)) return cursor;
  return openQuestion(flow, from) ?? openQuestion(flow, 0);
}

/** "Câu trước": the relevant question before this one, answered or not; null at the first. */
export function questionBefore(flow: QuestionFlow, path: string): string | null {
  return (
    flow.paths.slice(0, flow.paths.indexOf(path)).findLast((candidate) => flow.isRelevant(candidate)) ?? null
  );
}

function openQuestion(flow: QuestionFlow, from: number): string | null {
  for (let place = from; place < flow.paths.length; place += 1) {
    const path = flow.paths[place];
    if (path !== undefined && !flow.isSettled(path) && flow.isRelevant(path)) return path;
  }
  return null;
}

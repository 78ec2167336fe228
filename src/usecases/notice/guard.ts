import type { Logger } from "../../observe/logger.ts";

/**
 * Runs one duty of a pass over many. What it throws holds none of the others up: it gives `otherwise`, and
 * the next pass tries it again.
 */
export type Guard = <T>(duty: string, work: () => Promise<T>, otherwise: T) => Promise<T>;

/** For callers that are to hear of the first failure: the operator's tool, tests. */
export const unguarded: Guard = (_duty, work) => work();

/** Logs what a duty fails of once, not with every pass: again only when it is something else, or new. */
export function createGuard(log: Logger): Guard {
  const known = new Map<string, string>();
  return async (duty, work, otherwise) => {
    try {
      const result = await work();
      known.delete(duty);
      return result;
    } catch (error) {
      const text = String(error);
      if (known.get(duty) !== text) log.error({ err: error, duty }, "failed; tried again with every pass");
      known.set(duty, text);
      return otherwise;
    }
  };
}

import { AsyncLocalStorage } from "node:async_hooks";
import type { Handling } from "../messaging/dispatcher.ts";

const current = new AsyncLocalStorage<Handling>();

/** Runs the flows of one update; everything below finds it with `handling()`. */
export function withHandling<T>(handling: Handling, work: () => Promise<T>): Promise<T> {
  return current.run(handling, work);
}

/**
 * The update being handled: its act, person and dialogue. Flows call it inside
 * `conversation.external`, where work is really done and not replayed.
 */
export function handling(): Handling {
  const found = current.getStore();
  if (found === undefined) throw new Error("handling() outside an update: wrap the call in withHandling()");
  return found;
}

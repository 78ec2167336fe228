import { AsyncLocalStorage } from "node:async_hooks";
import type { Capabilities, ChannelPort } from "../messaging/channel.ts";
import type { Handling } from "../messaging/dispatcher.ts";

interface Current {
  readonly handling: Handling;
  /** Null where nothing is asked: the channel may be off. */
  readonly port: Pick<ChannelPort, "capabilities" | "privateLink"> | null;
}

const current = new AsyncLocalStorage<Current>();

/** Runs the flows of one update; everything below finds it with `handling()`. */
export function withHandling<T>(
  handling: Handling,
  port: Current["port"],
  work: () => Promise<T>,
): Promise<T> {
  return current.run({ handling, port }, work);
}

/**
 * The update being handled: its act, person and dialogue. Flows call it inside
 * `conversation.external`, where work is really done and not replayed.
 */
export function handling(): Handling {
  return found().handling;
}

/** What the channel of the update can show; flows never ask for its name. */
export function capabilities(): Capabilities {
  const { port } = found();
  if (port === null) throw new Error("capabilities() outside a flow");
  return port.capabilities;
}

/** Address that opens a private chat on the channel of the update; null where there is none. */
export function privateLink(): string | null {
  return found().port?.privateLink?.() ?? null;
}

function found(): Current {
  const store = current.getStore();
  if (store === undefined) throw new Error("handling() outside an update: wrap the call in withHandling()");
  return store;
}

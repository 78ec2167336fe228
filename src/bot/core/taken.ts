import type { BotConversation, InnerContext } from "./context.ts";
import type { FLOWS } from "../flows/index.ts";

type Flow<Args extends readonly unknown[]> = (
  conversation: BotConversation,
  context: InnerContext,
  ...args: Args
) => Promise<void>;

export type FlowName = keyof typeof FLOWS;

/** What each flow is entered with; all plain JSON. */
export type FlowArguments = {
  [Name in FlowName]: (typeof FLOWS)[Name] extends Flow<infer Args> ? Args : never;
};

/** A flow that is to be entered; the running one is left for it. */
export type Entry = { [Name in FlowName]: { enter: Name; args: FlowArguments[Name] } }[FlowName];

/**
 * What has become of an update: it was none of this, it is done, it is done and the running flow is
 * left, or a flow is to be entered.
 */
export type Taken = "passed" | "done" | "left" | Entry;

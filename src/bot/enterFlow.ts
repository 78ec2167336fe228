import type { Handling } from "../messaging/dispatcher.ts";
import type { BotContext } from "./context.ts";
import type { RecognizedCommand } from "../domain/language/commandWords.ts";
import type { FirstInput } from "./flows/answerArea.ts";
import { handling } from "./handling.ts";

/** Flows by name with what they are entered with; all plain JSON. */
export interface FlowArguments {
  enrol: [code: string];
  area: [recordId: number, begin?: RecognizedCommand | FirstInput];
  returnArea: [recordId: number];
  reopenArea: [recordId: number];
  handOver: [recordId: number];
  findings: [inspectionId: string, only: string | null];
  addFinding: [inspectionId: string];
  addRecommendation: [inspectionId: string];
  minutes: [inspectionId: string];
  conclude: [inspectionId: string];
  reinspect: [inspectionId: string];
  email: [];
  calendar: [year: number, act: string];
  numberPaper: [inspectionId: string, kind: string];
  template: [];
  remedy: [remediationId: string, act: string, version: number];
}

const asked = new WeakMap<Handling, { name: keyof FlowArguments; args: readonly unknown[] }>();

/**
 * Leaves whatever flow is running and asks for another one. Commands stand before the flows, where
 * none can be entered yet; `enterAsked` behind them does it.
 */
export async function enterFlow<Name extends keyof FlowArguments>(
  context: BotContext,
  name: Name,
  ...args: FlowArguments[Name]
): Promise<void> {
  await context.conversation.exitAll();
  asked.set(handling(), { name, args });
}

/** Whether a flow was asked for in this update. */
export function isFlowAsked(): boolean {
  return asked.has(handling());
}

/** Enters the flow that was asked for, if any. */
export async function enterAsked(context: BotContext, next: () => Promise<void>): Promise<void> {
  const flow = asked.get(handling());
  if (flow === undefined) return next();
  asked.delete(handling());
  await context.conversation.enter(flow.name, ...flow.args);
}

import type { Recognized } from "../../domain/language/commandRecognizer.ts";
import type { ButtonData } from "../../messaging/buttonData.ts";
import type { Input } from "../core/input.ts";

/** Something the person did before the flow began, to be taken as done at the question asked. */
export interface FirstInput {
  input: Input;
  button: ButtonData | null;
  /** The message that asks the question; null when it is not shown. */
  promptId: number | null;
}

/**
 * What each flow is entered with, by the name that a stored dialogue keeps; all plain JSON. It stands apart
 * from the flows, so that a command or a button can name one without knowing it.
 */
export interface FlowArguments {
  enrol: [code: string];
  area: [recordId: number, begin?: Recognized | FirstInput];
  returnArea: [recordId: number];
  reopenArea: [recordId: number];
  handOver: [recordId: number];
  findings: [inspectionId: string, only: string | null];
  addFinding: [inspectionId: string];
  addRecommendation: [inspectionId: string];
  minutes: [inspectionId: string];
  conclude: [inspectionId: string];
  correct: [inspectionId: string];
  reinspect: [inspectionId: string];
  leave: [inspectionId: string];
  role: [inspectionId: string];
  lost: [];
  email: [];
  calendar: [year: number, wanted: string];
  numberPaper: [inspectionId: string, kind: string];
  template: [];
  publishForm: [draftId: string];
  ownAccounts: [change: string, value: string];
  addPasskey: [];
  remedy: [remediationId: string, act: string, version: number];
}

export type FlowName = keyof FlowArguments;

/** A flow that is to be entered; the running one is left for it. */
export type Entry = { [Name in FlowName]: { enter: Name; args: FlowArguments[Name] } }[FlowName];

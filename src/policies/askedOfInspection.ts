import type { MessageId } from "../i18n/messages.ts";
import type { InspectionAct } from "../messaging/buttonData.ts";
import type { Right } from "./inspectionRights.ts";

/**
 * What a command and a button ask alike of an inspection as a whole: the right to it, and what somebody without
 * that right is told. What only one of them asks is refused where it is done.
 */
export const ASKED_OF_INSPECTION = {
  status: { right: "readStatus", refusal: "not-allowed" },
  findings: { right: "readFindings", refusal: "not-allowed" },
  summary: { right: "summarise", refusal: "summary-only-lead" },
  minutes: { right: "summarise", refusal: "ask-minutes-only-lead" },
  conclusion: { right: "summarise", refusal: "ask-conclusion-only-lead" },
  papers: { right: "listPapers", refusal: "not-allowed" },
  correct: { right: "correctAnswers", refusal: "correct-only-lead" },
  leave: { right: "leave", refusal: "not-allowed" },
  role: { right: "removeMembers", refusal: "not-allowed" },
  differences: { right: "seeAnswers", refusal: "not-allowed" },
} as const satisfies Partial<Record<InspectionAct, { right: Right; refusal: MessageId }>>;

export type AskedOfInspection = keyof typeof ASKED_OF_INSPECTION;

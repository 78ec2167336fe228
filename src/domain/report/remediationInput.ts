import type { RemediationState } from "../remediation/remediationState.ts";
import type { ReportInput } from "./reportInput.ts";

/** All that the remediation report says: the inspection's own input and what became of each point. */
export interface RemediationInput {
  report: ReportInput;
  /** Day of the notice of conclusion. */
  concludedOn: string;
  /** The day up to which the report is true. */
  today: string;
  /** In the order of the notice. */
  points: RemediationPoint[];
}

/** One finding on its way to being remedied; days are yyyy-mm-dd. */
export interface RemediationPoint {
  area: string;
  finding: string;
  /** What was to be done; "" when the notice only says "remedy it". */
  requirement: string;
  dueDate: string;
  /** Who has it in hand; null: the head of the unit. */
  responsible: string | null;
  /** The unit that took over, when it is not the inspected one. */
  movedTo: string | null;
  state: RemediationState;
  /** False when the team gave up on it (`closeUnresolved`). */
  resolved: boolean;
  /** Working days past the due date; 0 while in time or handed in. */
  daysLate: number;
  /** What the unit has said about it, oldest first. */
  accounts: { day: string; text: string }[];
  /** Files handed in as proof. */
  evidence: number;
  /** The team's last word on it; null before there is one. */
  verdict: { accepted: boolean; day: string; text: string } | null;
  /** Why more time is asked for, while nobody has decided. */
  extension: { to: string; reason: string } | null;
  /** Why the unit objects, while nobody has answered. */
  objection: string | null;
}

import type { RemediationEventKind } from "../domain/remediation/remediationEvent.ts";
import type { Right } from "./inspectionRights.ts";

/**
 * Which right each step in the life of a remediation takes. The roles are those the person has for
 * this very remediation: contact or head of its unit, in charge of it, or on the team.
 */
export const RIGHT_OF_EVENT = {
  acknowledge: "remedy",
  contest: "remedy",
  start: "remedy",
  reportProgress: "remedy",
  submit: "remedy",
  requestExtension: "remedy",
  settleContest: "verifyRemediation",
  accept: "verifyRemediation",
  reject: "verifyRemediation",
  close: "verifyRemediation",
  closeUnresolved: "verifyRemediation",
  grantExtension: "verifyRemediation",
  refuseExtension: "verifyRemediation",
  reassign: "assignRemediation",
  moveToSuccessor: "verifyRemediation",
  /** Of the re-inspection, not of the inspection before. */
  reinspect: "concludeInspection",
} as const satisfies Record<RemediationEventKind, Right>;

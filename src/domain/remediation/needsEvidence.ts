import type { Severity } from "../inspection/areas.ts";

/** Whether the remediation of a finding is shown by files, not by words alone. */
export function needsEvidence(severity: Severity): boolean {
  return severity === "serious";
}

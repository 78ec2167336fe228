import type { Severity } from "../inspection/areas.ts";
import type { ReportInput, ReportInputFinding } from "./reportInput.ts";

export interface RealFinding extends ReportInputFinding {
  severity: Exclude<Severity, "observation">;
}

/** Tồn tại, hạn chế: what the unit has to remedy. */
export function realFindings(input: ReportInput): RealFinding[] {
  return input.findings.filter((finding): finding is RealFinding => finding.severity !== "observation");
}

/** Lưu ý: shown, but no tồn tại. */
export function reportObservations(input: ReportInput): ReportInputFinding[] {
  return input.findings.filter((finding) => finding.severity === "observation");
}

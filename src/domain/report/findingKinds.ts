import type { ReportInput, ReportInputFinding } from "./reportInput.ts";

/** Tồn tại, hạn chế: what the unit has to remedy. */
export function realFindings(input: ReportInput): ReportInputFinding[] {
  return input.findings.filter((finding) => finding.severity !== "observation");
}

/** Lưu ý: shown, but no tồn tại. */
export function reportObservations(input: ReportInput): ReportInputFinding[] {
  return input.findings.filter((finding) => finding.severity === "observation");
}

import type { ReportInspection } from "./reportInput.ts";
import type { ReportSay } from "./reportTexts.ts";

/** Subject (trích yếu) and file title of a paper of the team; those of a re-inspection say so. */
export function paperTitle(
  paper: "report" | "minutes" | "conclusion",
  { type, year, unitName }: Pick<ReportInspection, "type" | "year" | "unitName">,
  say: ReportSay,
): { subject: string; fileTitle: string } {
  const facts = { year: String(year), unit: unitName };
  const kind = type === "phuc_tra" ? "-reinspection" : "";
  return {
    subject: say(`${paper}-subject${kind}`, facts),
    fileTitle: say(`${paper}-file-title${kind}`, facts),
  };
}

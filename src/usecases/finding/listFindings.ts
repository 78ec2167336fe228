import type { Severity } from "../../domain/inspection/areas.ts";
import type { Act } from "../../messaging/act.ts";
import type { Tx } from "../../db/joinPrisma.ts";

/** A finding as the flows show it. */
export interface FindingView {
  id: string;
  inspectionId: string;
  area: string;
  ordinal: number;
  severity: Severity;
  state: string;
  text: string;
  recommendation: string;
  references: string[];
  byRule: boolean;
  memberOpinion: string | null;
  memberReason: string | null;
  dismissReason: string | null;
  dueDays: number | null;
}

/** All findings and observations of an inspection in order; dismissed ones included. */
export async function listFindings(act: Act, inspectionId: string): Promise<FindingView[]> {
  const tx = await act.uow.prisma();
  const rows = await tx.finding.findMany({ where: { inspectionId }, orderBy: { ordinal: "asc" } });
  return rows.map((row) => ({ ...row, byRule: row.ruleIds.length > 0 }));
}

/** Those the person is asked about: the member for an opinion in own areas, the lead for a decision. */
export function undecided(
  findings: readonly FindingView[],
  who: { as: "member"; areas: readonly string[] } | { as: "lead" },
): FindingView[] {
  const open = findings.filter((finding) => finding.state === "suggested");
  return who.as === "lead"
    ? open
    : open.filter((finding) => finding.memberOpinion === null && who.areas.includes(finding.area));
}

/** The next number in the inspection's list of findings. */
export async function nextOrdinal(tx: Tx, inspectionId: string): Promise<number> {
  const last = await tx.finding.aggregate({ where: { inspectionId }, _max: { ordinal: true } });
  return (last._max.ordinal ?? 0) + 1;
}

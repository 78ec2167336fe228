import type { Database } from "../db/database.ts";
import { hasRightTo } from "./inspectionRights.ts";
import { mayAct } from "./membership.ts";
import { PART_ROWS, partOf } from "./partOf.ts";

/**
 * Whether the person may see a piece of evidence now: those who lead the inspection and the standing
 * agency all of it; a member what belongs to an area of theirs, as with the answers; whoever sent it; and
 * what was handed in about a remediation, the people whose point it is. A role taken away no longer counts.
 */
export async function mayReadEvidence(db: Database, personId: string, evidenceId: string): Promise<boolean> {
  const evidence = await db.prisma.evidence.findUnique({
    where: { id: evidenceId },
    select: {
      addedById: true,
      areaRecord: { select: { area: true } },
      remediationEntry: { select: { remediation: { select: { unitId: true, assigneeId: true } } } },
      inspection: {
        select: { members: { where: { ...mayAct, personId }, include: PART_ROWS } },
      },
    },
  });
  if (evidence === null) return false;
  const { members } = evidence.inspection;
  if (members.length === 0) return false;
  if (evidence.addedById === personId) return true;
  return hasRightTo("readEvidence", members.map(partOf), {
    area: evidence.areaRecord?.area ?? null,
    ...evidence.remediationEntry?.remediation,
  });
}

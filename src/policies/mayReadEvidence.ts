import type { Database } from "../db/database.ts";
import { hasRight } from "./inspectionRights.ts";
import { takesPart } from "./membership.ts";
import { isOwnPoint } from "./ownPoints.ts";

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
      areaRecordId: true,
      remediationEntry: { select: { remediation: { select: { unitId: true, assigneeId: true } } } },
      inspection: {
        select: {
          unitId: true,
          members: {
            where: { ...takesPart, personId },
            select: { personId: true, role: true, unitId: true, assignments: true },
          },
        },
      },
    },
  });
  if (evidence === null) return false;
  const { members, unitId } = evidence.inspection;
  if (members.length === 0) return false;
  if (evidence.addedById === personId) return true;
  const point = evidence.remediationEntry?.remediation;
  return members.some(
    (member) =>
      hasRight("readEvidence", [member.role]) ||
      (point !== undefined && isOwnPoint(member, unitId, point)) ||
      (hasRight("answer", [member.role]) &&
        member.assignments.some(({ areaRecordId }) => areaRecordId === evidence.areaRecordId)),
  );
}

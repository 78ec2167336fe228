import type { Database } from "../db/database.ts";
import { hasRight } from "./inspectionRights.ts";
import { takesPart } from "./membership.ts";

/**
 * Whether the person may see a piece of evidence now: people of the inspection's team and of the
 * standing agency; whoever sent it; and for what the unit handed in about a remediation, the people
 * of the unit. A role taken away no longer counts.
 */
export async function mayReadEvidence(db: Database, personId: string, evidenceId: string): Promise<boolean> {
  const evidence = await db.prisma.evidence.findUnique({
    where: { id: evidenceId },
    select: {
      addedById: true,
      remediationEntryId: true,
      inspection: { select: { members: { where: { ...takesPart, personId }, select: { role: true } } } },
    },
  });
  if (evidence === null) return false;
  const roles = evidence.inspection.members.map((member) => member.role);
  if (roles.length === 0) return false;
  return (
    hasRight("readEvidence", roles) ||
    evidence.addedById === personId ||
    (evidence.remediationEntryId !== null && hasRight("remedy", roles))
  );
}

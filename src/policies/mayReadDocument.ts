import type { Database } from "../db/database.ts";
import { hasRight } from "./inspectionRights.ts";
import { takesPart } from "./membership.ts";

/**
 * Whether the person takes part, now, in the document's inspection with a role that reads documents.
 * The report on remediation is the unit's own paper: whoever remedies reads it too.
 */
export async function mayReadDocument(db: Database, personId: string, documentId: string): Promise<boolean> {
  const document = await db.prisma.document.findUnique({
    where: { id: documentId },
    select: {
      kind: true,
      inspection: { select: { members: { where: { ...takesPart, personId }, select: { role: true } } } },
    },
  });
  if (document === null) return false;
  const roles = document.inspection.members.map((member) => member.role);
  return (
    hasRight("readDocuments", roles) || (document.kind === "remediation_report" && hasRight("remedy", roles))
  );
}

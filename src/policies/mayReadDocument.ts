import type { Database } from "../db/database.ts";
import { hasRight } from "./inspectionRights.ts";
import { takesPart } from "./membership.ts";
import { isOwnReport } from "./ownPoints.ts";

/**
 * Whether it is the copy of the person's own data, or they take part, now, in the document's inspection with a role that reads documents.
 * The report on remediation is the unit's own paper: whoever remedies reads it too, while it tells of
 * their unit alone.
 */
export async function mayReadDocument(db: Database, personId: string, documentId: string): Promise<boolean> {
  const document = await db.prisma.document.findUnique({
    where: { id: documentId },
    select: {
      kind: true,
      inspection: {
        select: {
          unitId: true,
          members: {
            where: { ...takesPart, personId },
            select: { personId: true, role: true, unitId: true },
          },
          findings: { select: { remediations: { select: { unitId: true, assigneeId: true } } } },
        },
      },
    },
  });
  if (document === null) return isOwnCopy(db, personId, documentId);
  const { members, unitId, findings } = document.inspection;
  if (
    hasRight(
      "readDocuments",
      members.map(({ role }) => role),
    )
  )
    return true;
  const points = findings.flatMap(({ remediations }) => remediations);
  return (
    document.kind === "remediation_report" && members.some((member) => isOwnReport(member, unitId, points))
  );
}

async function isOwnCopy({ prisma }: Database, personId: string, id: string): Promise<boolean> {
  return (await prisma.personExport.count({ where: { id, personId } })) > 0;
}

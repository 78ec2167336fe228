import type { Database } from "../db/database.ts";
import { hasRight } from "./inspectionRights.ts";
import { isOwnReport } from "./isOwnReport.ts";
import { mayAct } from "./membership.ts";
import { PART_ROWS, partOf } from "./partOf.ts";

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
          members: { where: { ...mayAct, personId }, include: PART_ROWS },
          findings: { select: { remediations: { select: { unitId: true } } } },
        },
      },
    },
  });
  if (document === null) return isOwnCopy(db, personId, documentId);
  const { members, findings } = document.inspection;
  const parts = members.map(partOf);
  if (hasRight("readDocuments", parts)) return true;
  const points = findings.flatMap(({ remediations }) => remediations);
  return document.kind === "remediation_report" && parts.some((part) => isOwnReport(part, points));
}

async function isOwnCopy({ prisma }: Database, personId: string, id: string): Promise<boolean> {
  return (await prisma.personExport.count({ where: { id, personId } })) > 0;
}

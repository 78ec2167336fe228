import type { Database } from "../db/database.ts";
import { hasRight } from "./inspectionRights.ts";

/** Whether the person takes part, now, in the document's inspection with a role that reads documents. */
export async function mayReadDocument(db: Database, personId: string, documentId: string): Promise<boolean> {
  const members = await db.prisma.teamMember.findMany({
    where: { personId, removedAt: null, inspection: { documents: { some: { id: documentId } } } },
    select: { role: true },
  });
  return hasRight(
    "readDocuments",
    members.map((member) => member.role),
  );
}

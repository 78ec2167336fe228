import type { Act } from "../../messaging/act.ts";
import type { OpenArea } from "../answers/openArea.ts";
import { findRemediation, type RemediationView } from "../remediation/remediationView.ts";

/** The point of the inspection before that a question of a re-inspection verifies; null for any other. */
export async function verifiedPoint(
  act: Act,
  { inspection }: OpenArea,
  path: string,
): Promise<RemediationView | null> {
  if (inspection.previousId === null) return null;
  // On the way of every question: the first use of Prisma costs more than all statements of an answer.
  const { rows } = await act.uow.sql.query<{ id: string }>({
    name: "verified-point",
    text: `SELECT "remediationId" AS id FROM "VerifiedPoint" WHERE "inspectionId" = $1 AND question = $2`,
    values: [inspection.id, path],
  });
  const [found] = rows;
  return found === undefined ? null : findRemediation(act, found.id);
}

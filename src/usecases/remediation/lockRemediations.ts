import type { Act } from "../../messaging/act.ts";

/** Of two acts on one of these remediations the second waits, and finds what the first has done. */
export async function lockRemediations(act: Act, ids: readonly string[]): Promise<void> {
  await act.uow.sql.query({
    text: `SELECT 1 FROM "Remediation" WHERE id = ANY($1) ORDER BY id FOR UPDATE`,
    values: [ids],
  });
}

/**
 * The same for all of an inspection. Comes before `lockInspection` where both are needed: a step in the
 * life of a remediation holds its row when it goes on to the inspection's.
 */
export async function lockRemediationsOf(act: Act, code: string): Promise<void> {
  await act.uow.sql.query({
    text: `SELECT 1 FROM "Remediation" r JOIN "Finding" f ON f.id = r."findingId"
                         JOIN "Inspection" i ON i.id = f."inspectionId"
            WHERE i.code = $1 ORDER BY r.id FOR UPDATE OF r`,
    values: [code],
  });
}

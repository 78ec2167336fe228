import type { Act } from "../../messaging/act.ts";

/** Of two acts on the inspection with this code the second waits, and finds what the first has done. */
export async function lockInspection(act: Act, code: string): Promise<void> {
  await act.uow.sql.query({
    text: `SELECT 1 FROM "Inspection" WHERE code = $1 FOR UPDATE`,
    values: [code],
  });
}

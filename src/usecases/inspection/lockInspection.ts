import type { Act } from "../../messaging/act.ts";

/** Of two acts on the same inspection the second waits, and finds what the first has done. */
export async function lockInspection(act: Act, inspection: { id: string } | { code: string }): Promise<void> {
  const [column, value] = "id" in inspection ? ["id", inspection.id] : ["code", inspection.code];
  await act.uow.sql.query({
    text: `SELECT 1 FROM "Inspection" WHERE ${column} = $1 FOR UPDATE`,
    values: [value],
  });
}

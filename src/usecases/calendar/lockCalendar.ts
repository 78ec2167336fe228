import type { Act } from "../../messaging/act.ts";

/** Whoever changes the calendar of an organization reads and writes the whole of it: one after the other. */
export async function lockCalendar(act: Act, organizationId: string): Promise<void> {
  await act.uow.sql.query({
    text: `SELECT 1 FROM "Organization" WHERE id = $1 FOR UPDATE`,
    values: [organizationId],
  });
}

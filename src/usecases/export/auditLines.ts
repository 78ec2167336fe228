import type { Queryable } from "../../db/hot/trip.ts";

/** The audit chain of an inspection as JSON lines, each as it was hashed, with its hashes. */
export async function auditLines(sql: Queryable, code: string): Promise<string> {
  // By hand: read as it is stored, whatever Prisma would make of it.
  const { rows } = await sql.query<Record<string, unknown>>({
    text: `SELECT chain, seq, at, actor, channel, action, object, data, "prevHash", hash
             FROM "AuditEvent" WHERE chain = $1 ORDER BY seq`,
    values: [code],
  });
  return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}

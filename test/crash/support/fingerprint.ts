import type { Pool } from "pg";

/** Everything an update can change. */
const TABLES = [
  "InboxUpdate",
  "DeadUpdate",
  "DialogueState",
  "OutboxMessage",
  "ChannelAccount",
  "AreaRecord",
  "Answer",
  "AnswerRevision",
  "AuditEvent",
  "AuditHead",
];

/** The content of the tables as one hash each: equal means that nothing was written. */
export async function fingerprint(pool: Pool): Promise<Record<string, string>> {
  const parts = await Promise.all(
    TABLES.map(async (table) => {
      const { rows } = await pool.query<{ hash: string | null }>(
        `SELECT md5(string_agg(row, E'\\n' ORDER BY row)) AS hash FROM (SELECT t::text AS row FROM "${table}" t) r`,
      );
      return [table, rows[0]?.hash ?? "empty"] as const;
    }),
  );
  return Object.fromEntries(parts);
}

import type { Client } from "pg";

/** What the owner of the audit table can do: take its guard away, change it, put the guard back. */
export async function tamper(client: Client, statement: string): Promise<void> {
  await client.query('ALTER TABLE "AuditEvent" DISABLE TRIGGER ALL');
  await client.query(statement);
  await client.query('ALTER TABLE "AuditEvent" ENABLE ALWAYS TRIGGER "AuditEvent_only_grows"');
}

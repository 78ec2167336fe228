import { createHash, createHmac } from "node:crypto";
import { Client, escapeIdentifier, escapeLiteral } from "pg";
import { getConstructionPlans, PgBoss } from "pg-boss";
import type { Queryable } from "./hot/trip.ts";
import { HISTORY_TABLE } from "./migrations.ts";

/** As whom the service works on its embedded server. It owns nothing there. */
export const SERVICE_ROLE = "kiemtra_app";
/** Where pg-boss keeps its tables. */
const JOBS_SCHEMA = "pgboss";

/** What only grows, and what is not the service's to change. */
const LESS: readonly { rights: string; tables: readonly string[] }[] = [
  { rights: "UPDATE, DELETE", tables: ["AuditEvent", "AuditKey", "AnswerRevision"] },
  { rights: "DELETE", tables: ["AuditHead", "AuditCheck", "AuditRun"] },
  { rights: "INSERT, UPDATE, DELETE", tables: [HISTORY_TABLE] },
];

/**
 * Lets the service's role do its work and nothing else: it owns no table, so that it can neither switch the
 * guard of the audit log off nor truncate; what only grows it can neither change nor delete. To be done by
 * the owner, after migrations. The tables of the job queue are made here, too, since the service may not.
 * What was done at an earlier start is not done again.
 * @param schema name of the last migration
 */
export async function grantService(ownerUrl: string, role: string, schema: string): Promise<void> {
  await asOwner(ownerUrl, (client) => grantOnce(client, role, schema));
}

/** The same on the embedded server, whose role is made when it is missing. @returns the way to work with it */
export async function prepareServiceRole(ownerUrl: string, schema: string): Promise<string> {
  const url = serviceUrl(ownerUrl);
  await asOwner(ownerUrl, async (client) => {
    const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [SERVICE_ROLE]);
    if (rowCount === 0) {
      await client.query(
        `CREATE ROLE ${SERVICE_ROLE} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
           PASSWORD ${escapeLiteral(decodeURIComponent(new URL(url).password))}`,
      );
    }
    await grantOnce(client, SERVICE_ROLE, schema);
  });
  return url;
}

async function grantOnce(client: Client, role: string, schema: string): Promise<void> {
  const to = escapeIdentifier(role);
  const grants = [
    "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
    `GRANT USAGE ON SCHEMA public, ${JOBS_SCHEMA} TO ${to}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, ${JOBS_SCHEMA} TO ${to}`,
    `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public, ${JOBS_SCHEMA} TO ${to}`,
    ...LESS.map(
      ({ rights, tables }) =>
        `REVOKE ${rights} ON ${tables.map((table) => escapeIdentifier(table)).join(", ")} FROM ${to}`,
    ),
  ];
  const stamp = stampOf([schema, getConstructionPlans(JOBS_SCHEMA), ...grants]);
  const { rows } = await client.query<{ stamp: string | null; owner: string }>(
    `SELECT obj_description(to_regnamespace('${JOBS_SCHEMA}'), 'pg_namespace') AS stamp, current_user AS owner`,
  );
  // Rights that are taken from an owner would be missing for the next migration.
  if (rows[0]?.stamp === stamp || rows[0]?.owner === role) return;
  await installJobQueue(client);
  const done = `COMMENT ON SCHEMA ${JOBS_SCHEMA} IS ${escapeLiteral(stamp)}`;
  await client.query(["BEGIN", ...grants, done, "COMMIT"].join(";"));
}

function stampOf(parts: readonly string[]): string {
  return `rights ${createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 16)}`;
}

/** The service's own way to the database that its owner reaches by `ownerUrl`. */
export function serviceUrl(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  // No second secret to keep and to copy: it comes from the owner's password.
  url.password = createHmac("sha256", decodeURIComponent(url.password))
    .update(SERVICE_ROLE)
    .digest("base64url");
  url.username = SERVICE_ROLE;
  return url.href;
}

/** Whether the role of this connection could switch the guard of the audit log off. */
export async function ownsAudit(client: Queryable): Promise<boolean> {
  const { rows } = await client.query<{ owns: boolean }>(
    `SELECT pg_has_role(current_user, relowner, 'MEMBER') AS owns FROM pg_class
      WHERE relname = 'AuditEvent' AND relnamespace = 'public'::regnamespace`,
  );
  return rows[0]?.owns ?? false;
}

async function installJobQueue(client: Client): Promise<void> {
  const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) };
  const boss = new PgBoss({ db, schema: JOBS_SCHEMA, schedule: false, supervise: false });
  boss.on("error", () => undefined);
  await boss.start();
  await boss.stop({ graceful: false });
}

async function asOwner(ownerUrl: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  // A connection that breaks is reported by the statement that runs on it.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

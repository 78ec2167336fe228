import { existsSync } from "node:fs";
import { join } from "node:path";
import { auditKey } from "../db/audit/auditKey.ts";
import type { Config } from "../config.ts";
import { auditHash, type AuditRow } from "../db/audit/auditChain.ts";
import type { Queryable } from "../db/database.ts";
import { Refusal } from "./Refusal.ts";

/** The file `auditKey()` keeps the key in. */
export const AUDIT_KEY_FILE = "audit.key";

const LATEST = `
  SELECT e.chain, e.seq, e.at, e.actor, e.channel, e.action, e.object, e.data, e."prevHash", e.hash
    FROM "AuditHead" h JOIN "AuditEvent" e ON e.chain = h.chain AND e.seq = h.seq
   ORDER BY e.at DESC LIMIT 1`;

/**
 * The key the audit log of this database is written with. A command run with another environment
 * than the service would go on with a key of its own, and the log could never be verified again:
 * that is refused before anything is written.
 * @throws Refusal
 */
export async function operatorAuditKey(
  config: Pick<Config, "auditKey" | "dataDir">,
  db: Queryable,
): Promise<string> {
  const { rows } = await db.query<Omit<AuditRow, "at"> & { at: Date }>(LATEST);
  const latest = rows[0];
  if (latest === undefined) return auditKey(config.auditKey, config.dataDir);
  const key = presentAuditKey(config);
  if (key === null) throw auditKeyMissing(config);
  const { hash, ...row } = latest;
  if (auditHash(key, { ...row, at: row.at.toISOString() }) !== hash) {
    throw new Refusal(
      "audit_key_wrong",
      `The newest entry of the audit log (chain ${row.chain}, no. ${row.seq}) was not written with the key of this ` +
        `command. Give it the AUDIT_KEY or the DATA_DIR of the service; if they are right, run "audit verify".`,
    );
  }
  return key;
}

/** The configured key or the one kept in the data folder; null when there is neither. Makes none. */
export function presentAuditKey(config: Pick<Config, "auditKey" | "dataDir">): string | null {
  if (config.auditKey === undefined && !existsSync(join(config.dataDir, AUDIT_KEY_FILE))) return null;
  return auditKey(config.auditKey, config.dataDir);
}

export function auditKeyMissing({ dataDir }: Pick<Config, "dataDir">): Refusal {
  return new Refusal(
    "audit_key_missing",
    `The audit log was written with a key that is not here: neither AUDIT_KEY is set nor is there ` +
      `${join(dataDir, AUDIT_KEY_FILE)}. Give this command the AUDIT_KEY or the DATA_DIR of the service.`,
  );
}

import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The file in the data folder that keeps a key of the service's own. */
export const AUDIT_KEY_FILE = "audit.key";

/**
 * Key of the audit chain: the configured one, or one of its own kept beside the database folder,
 * never in the database; made when there is none. Losing it means that old rows can no longer be verified.
 */
export function auditKey(configured: string | undefined, dataDir: string): string {
  if (configured !== undefined) return configured;
  const file = join(dataDir, AUDIT_KEY_FILE);
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(file, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600, flag: "wx" });
  }
  return readFileSync(file, "utf8").trim();
}

/** The configured key or the one kept in the data folder; null when there is neither. Makes none. */
export function presentAuditKey(from: { auditKey: string | undefined; dataDir: string }): string | null {
  if (from.auditKey === undefined && !existsSync(join(from.dataDir, AUDIT_KEY_FILE))) return null;
  return auditKey(from.auditKey, from.dataDir);
}

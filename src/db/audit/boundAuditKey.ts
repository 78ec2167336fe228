import { join } from "node:path";
import type { Queryable } from "../hot/trip.ts";
import { StoreError } from "../StoreError.ts";
import { auditHash, type AuditRow } from "./auditChain.ts";
import { AUDIT_KEY_FILE, auditKey, presentAuditKey } from "./auditKey.ts";
import { keyFingerprint } from "./keyFingerprint.ts";

interface KeySource {
  /** The configured key. */
  auditKey: string | undefined;
  dataDir: string;
}

const NEWEST = `
  SELECT e.chain, e.seq, e.at, e.actor, e.channel, e.action, e.object, e.data, e."prevHash", e.hash
    FROM "AuditHead" h JOIN "AuditEvent" e ON e.chain = h.chain AND e.seq = h.seq
   ORDER BY e.at DESC LIMIT 1`;

/** Whoever comes second keeps what the first one bound. */
const BIND = `INSERT INTO "AuditKey" (no, fingerprint) VALUES (1, $1) ON CONFLICT (no) DO NOTHING`;

/**
 * The key of this database's audit log. The first one that opens it binds the database to its key; from
 * then on nobody goes on with another one, because rows of two keys look like rows that were tampered
 * with. A key is made only where nothing was written yet.
 * @throws StoreError `audit_key_missing`, `audit_key_wrong`
 */
export async function boundAuditKey(source: KeySource, db: Queryable): Promise<string> {
  const bound = await boundFingerprint(db);
  if (bound !== null) return keyThatFits(source, bound);
  const { rows } = await db.query<Omit<AuditRow, "at"> & { at: Date }>(NEWEST);
  const newest = rows[0];
  if (newest === undefined) {
    const key = auditKey(source.auditKey, source.dataDir);
    await db.query(BIND, [keyFingerprint(key)]);
    return keyThatFits(source, await boundFingerprint(db));
  }
  // Written by a release that did not bind databases yet: its newest row tells which key is right.
  const key = presentAuditKey(source);
  if (key === null) throw keyMissing(source);
  const { hash, ...row } = newest;
  if (auditHash(key, { ...row, at: row.at.toISOString() }) !== hash) throw keyWrong(source);
  await db.query(BIND, [keyFingerprint(key)]);
  return keyThatFits(source, await boundFingerprint(db));
}

/**
 * The key to read the log with; binds nothing.
 * @throws StoreError `audit_key_missing`, `audit_key_wrong`
 */
export async function heldAuditKey(source: KeySource, db: Queryable): Promise<string> {
  const bound = await boundFingerprint(db);
  if (bound !== null) return keyThatFits(source, bound);
  const key = presentAuditKey(source);
  if (key === null) throw keyMissing(source);
  return key;
}

/** Fingerprint of the key this database is bound to; null before the first use. */
export async function boundFingerprint(db: Queryable): Promise<string | null> {
  const { rows } = await db.query<{ fingerprint: string }>(
    'SELECT fingerprint FROM "AuditKey" ORDER BY no DESC LIMIT 1',
  );
  return rows[0]?.fingerprint ?? null;
}

function keyThatFits(source: KeySource, fingerprint: string | null): string {
  const key = presentAuditKey(source);
  if (key === null) throw keyMissing(source);
  if (keyFingerprint(key) !== fingerprint) throw keyWrong(source);
  return key;
}

const CURE =
  "Put the right key back (AUDIT_KEY, or audit.key of the data folder this database began with; a copy of it " +
  'should lie apart from the backups). If it is lost for good: "kiemtra audit rekey --lost" with the service stopped.';

/** The key of a log that was begun is not here. */
export function keyMissing({ dataDir }: Pick<KeySource, "dataDir">): StoreError {
  return new StoreError(
    "audit_key_missing",
    `The audit log of this database was written with a key that is not here: neither AUDIT_KEY is set nor is there ` +
      `${join(dataDir, AUDIT_KEY_FILE)}. ${CURE}`,
  );
}

function keyWrong({ auditKey: configured, dataDir }: KeySource): StoreError {
  const given = configured === undefined ? join(dataDir, AUDIT_KEY_FILE) : "AUDIT_KEY";
  return new StoreError(
    "audit_key_wrong",
    `The audit log of this database was written with another key than ${given}. ${CURE}`,
  );
}

import { createHmac } from "node:crypto";
import { canonicalJson } from "../../domain/canonicalJson.ts";

/**
 * One change to a record, told to the audit log. The row is written in the transaction of the
 * change itself. `data` holds ids, codes and values; names of people stay references.
 */
export interface AuditEntry {
  /** Inspection code, SYSTEM_CHAIN or ACCESS_CHAIN. */
  chain: string;
  /** Verb in the past: "answer.saved", "finding.dismissed". */
  action: string;
  /** What it happened to: "answer:procedures/dossiers_received_total". */
  object: string;
  data: unknown;
  /** Person id, "operator:NAME", or "system". */
  actor: string;
  channel: string;
}

export interface AuditRow extends AuditEntry {
  seq: number;
  /** ISO instant with milliseconds. */
  at: string;
  prevHash: string;
  hash: string;
}

/** Chain of what belongs to no inspection. */
export const SYSTEM_CHAIN = "system";
/** Chain of who has read what: apart, so that reading holds no act up. */
export const ACCESS_CHAIN = "access";

/** `prevHash` of the first row of a chain. */
export const CHAIN_START = "";

/** HMAC-SHA256 over the canonical JSON of the row without its hash; hex. */
export function auditHash(key: string, row: Omit<AuditRow, "hash">): string {
  const { chain, seq, at, actor, channel, action, object, data, prevHash } = row;
  const text = canonicalJson({ chain, seq, at, actor, channel, action, object, data, prevHash });
  return createHmac("sha256", key).update(text).digest("hex");
}

/** Links entries to the head of their chain, in order. */
export function chainRows(
  key: string,
  head: { seq: number; hash: string },
  at: string,
  entries: readonly AuditEntry[],
): AuditRow[] {
  let { seq, hash: prevHash } = head;
  return entries.map((entry) => {
    seq += 1;
    const row = { ...entry, seq, at, prevHash };
    const hash = auditHash(key, row);
    prevHash = hash;
    return { ...row, hash };
  });
}

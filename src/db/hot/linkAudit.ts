import { CHAIN_START, chainRows, type AuditEntry, type AuditRow } from "../audit/auditChain.ts";
import { leg, runTrip, type Leg, type Queryable, type Statement } from "./trip.ts";

/** The act's audit entries as rows of their chains, whose heads are locked from here on at the latest. */
export async function linkAudit(
  sql: Queryable,
  end: { audit: readonly AuditEntry[]; auditKey: string; now: Date; heads?: readonly ChainHead[] },
): Promise<AuditRow[]> {
  if (end.audit.length === 0) return [];
  const byChain = Map.groupBy(end.audit, (entry) => entry.chain);
  const heads = new Map(end.heads?.map((head) => [head.chain, head]));
  const unread = [...byChain.keys()].filter((chain) => !heads.has(chain));
  if (unread.length > 0) {
    const read = auditHeads(unread);
    await runTrip(sql, [read]);
    for (const head of read.rows) heads.set(head.chain, head);
  }
  const begun = unread.filter((chain) => !heads.has(chain)).sort();
  for (const row of begun.length === 0 ? [] : await beginChains(sql, begun)) heads.set(row.chain, row);
  const at = end.now.toISOString();
  return [...byChain].flatMap(([chain, entries]) =>
    chainRows(end.auditKey, heads.get(chain) ?? { seq: 0, hash: CHAIN_START }, at, entries),
  );
}

const AUDIT_HEADS: Statement<ChainHead> = {
  name: "audit-heads",
  text: `SELECT chain, seq, hash FROM "AuditHead" WHERE chain IN (SELECT json_array_elements_text($1::json))
          ORDER BY chain FOR UPDATE`,
  read: ([chain, seq, hash]) => ({ chain: chain ?? "", seq: Number(seq), hash: hash ?? "" }),
};

/**
 * Locks the heads of audit chains until the commit. To be asked for behind everything else that takes a
 * lock, so that the chain is held shortly and never waited for while holding it.
 */
export function auditHeads(chains: readonly string[]): Leg<ChainHead> {
  return leg(AUDIT_HEADS, [JSON.stringify(chains)]);
}

/**
 * Where there is no row there is nothing to lock: the head of a new chain is made first, and whoever
 * comes second waits here and reads what the first one left.
 */
async function beginChains(sql: Queryable, chains: readonly string[]): Promise<ChainHead[]> {
  const { rows } = await sql.query<ChainHead>({
    name: "audit-begin",
    text: `INSERT INTO "AuditHead" AS head (chain, seq, hash) SELECT chain, 0, $2 FROM unnest($1::text[]) AS c(chain)
           ON CONFLICT (chain) DO UPDATE SET seq = head.seq
           RETURNING chain, seq, hash`,
    values: [chains, CHAIN_START],
  });
  return rows;
}

/** Last link of an audit chain. */
export interface ChainHead {
  chain: string;
  seq: number;
  hash: string;
}

import type { Queryable } from "../../db/hot/trip.ts";
import type { ChainReport } from "../../db/audit/ChainWalk.ts";
import { walkChain, type AuditProof } from "../../db/audit/verifyAudit.ts";
import { compareRecords, type RecordFault } from "./compareRecords.ts";

/** A chain, and the records it tells of. */
export interface CheckedChain extends ChainReport {
  records: RecordFault[];
}

/**
 * Walks one chain from its beginning and, if it is that of an inspection, compares the inspection's records
 * with it. Of a broken chain the records are not judged: what it says is not to be believed.
 * @param more.bytes also whether files are byte for byte what was stored: reads all of them
 */
export async function checkChain(
  client: Queryable,
  chain: string,
  proof: AuditProof,
  more: { bytes: boolean },
): Promise<CheckedChain> {
  const comparison = await compareRecords(client, chain, more);
  const report = await walkChain(client, chain, proof, { follow: (row) => comparison.follow(row) });
  return { ...report, records: report.fault === null ? comparison.faults() : [] };
}

/** Nothing is wrong with it. */
export function isSound({ fault, records }: Pick<CheckedChain, "fault" | "records">): boolean {
  return fault === null && records.length === 0;
}

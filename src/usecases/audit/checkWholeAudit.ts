import type { Pool } from "pg";
import { auditChains, inSnapshot, type AuditProof } from "../../db/audit/verifyAudit.ts";
import { checkChain, isSound, type CheckedChain } from "./checkChain.ts";

/** Every chain of the log and every record it tells of, in one snapshot, files byte for byte. */
export function checkWholeAudit(
  pool: Pool,
  proof: AuditProof,
): Promise<{ ok: boolean; chains: CheckedChain[] }> {
  return inSnapshot(pool, async (client) => {
    const chains: CheckedChain[] = [];
    for (const chain of await auditChains(client, proof.anchors)) {
      chains.push(await checkChain(client, chain, proof, { bytes: true }));
    }
    return { ok: chains.every(isSound), chains };
  });
}

import { createHmac } from "node:crypto";
import type { AnchorBook } from "../../db/audit/auditAnchors.ts";
import { readHeads } from "../../db/audit/auditAnchors.ts";
import { ACCESS_CHAIN, SYSTEM_CHAIN } from "../../db/audit/auditChain.ts";
import { NO_LINK, type ChainLink } from "../../db/audit/ChainWalk.ts";
import { walkChain, type AuditProof } from "../../db/audit/verifyAudit.ts";
import type { Queryable } from "../../db/hot/trip.ts";
import { canonicalJson } from "../../domain/canonicalJson.ts";
import { chainFaultOf, type ChainFault } from "./chainFault.ts";
import { checkChain } from "./checkChain.ts";
import { recordsDigest } from "./recordsDigest.ts";

/** A row of AuditCheck. */
export interface StoredCheck extends ChainLink {
  digest: string;
  seal: string;
  wholeAt: Date;
  fault: unknown;
}

export interface Rechecked extends ChainLink {
  digest: string;
  seal: string;
  /** Walked from its beginning, with all records and files. */
  whole: boolean;
  fault: ChainFault | null;
}

/** They only grow, and tell of no records. */
const OPEN_ENDED: ReadonlySet<string> = new Set([SYSTEM_CHAIN, ACCESS_CHAIN]);
const WHOLE_EVERY_MS = 7 * 24 * 3_600_000;

/**
 * Checks a chain as far as something has happened since it was found sound: not at all where log and records
 * have the digest of then, only what is new of the chains that tell of no records, else all of it; and once
 * a week all of it anyway, files byte for byte.
 */
export async function recheckChain(
  client: Queryable,
  chain: string,
  proof: AuditProof,
  before: { check: StoredCheck | undefined; now: Date },
): Promise<Rechecked> {
  const { check, now } = before;
  const [head = NO_LINK] = await readHeads(client, now, chain);
  const openEnded = OPEN_ENDED.has(chain);
  const digest = openEnded ? "" : await recordsDigest(client, chain);
  const sealed = check !== undefined && check.seal === sealOf(proof.key, chain, check);
  const reached = { seq: head.seq, hash: head.hash, digest };
  const found = (fault: ChainFault | null, whole: boolean): Rechecked => ({
    ...reached,
    seal: sealOf(proof.key, chain, reached),
    whole,
    fault,
  });
  const fresh = check !== undefined && now.getTime() - check.wholeAt.getTime() < WHOLE_EVERY_MS;
  if (sealed && fresh && check.fault === null && agrees(proof.anchors.get(chain), head)) {
    const still = head.seq === check.seq && head.hash === check.hash && digest === check.digest;
    if (still) return found(null, false);
    if (openEnded && head.seq > check.seq) {
      const { fault } = await walkChain(client, chain, proof, { from: check });
      return found(chainFaultOf({ fault, records: [] }), false);
    }
  }
  // What was found sound once is an anchor, too, for whoever cuts the end off and sets the head back.
  const anchors = sealed && check.seq > 0 ? withAnchor(proof.anchors, chain, check) : proof.anchors;
  const whole = !fresh || check.fault !== null;
  const report = await checkChain(client, chain, { ...proof, anchors }, { bytes: whole });
  return found(chainFaultOf(report), whole);
}

/** No anchor tells of more than there is, nor anything else of the end. */
function agrees(anchors: ReadonlyMap<number, string> | undefined, head: ChainLink): boolean {
  if (anchors === undefined) return true;
  if (Math.max(...anchors.keys()) > head.seq) return false;
  return head.hash.startsWith(anchors.get(head.seq) ?? head.hash);
}

function withAnchor(book: AnchorBook, chain: string, { seq, hash }: ChainLink): AnchorBook {
  // What is written down outside the database comes first.
  return new Map([...book, [chain, new Map([[seq, hash], ...(book.get(chain) ?? [])])]]);
}

function sealOf(key: string, chain: string, { seq, hash, digest }: ChainLink & { digest: string }): string {
  return createHmac("sha256", key)
    .update(`check ${canonicalJson({ chain, seq, hash, digest })}`)
    .digest("hex");
}

import type { Pool } from "pg";
import { readHeads, type AnchorBook } from "./auditAnchors.ts";
import { chainNames, chainRowsAfter } from "./auditRows.ts";
import { ChainWalk, NO_LINK, type ChainLink, type ChainReport, type StoredAuditRow } from "./ChainWalk.ts";
import { keyFingerprint, REKEYED } from "./keyFingerprint.ts";
import type { Queryable } from "../hot/trip.ts";

export interface AuditReport {
  ok: boolean;
  /** In the order of their names. */
  chains: ChainReport[];
}

/** What a walk is checked against. */
export interface AuditProof {
  key: string;
  /** Keys the log was written with before it went over to `key`. */
  earlier?: readonly string[];
  anchors: AnchorBook;
}

/** When a head was read does not matter here. */
const EPOCH = new Date(0);
/** The files of an inspection are hashed in one statement. */
const READ_WITHIN_MS = 600_000;

/**
 * Walks every chain of the audit log in one snapshot and computes each hash anew. Found are rows
 * changed, deleted, inserted or moved; a cut-off end by the recorded head and, where that was set
 * back too, by the anchors.
 * @param earlier keys the log was written with before it went over to `key`
 */
export async function verifyAudit(
  pool: Pool,
  key: string,
  anchors: AnchorBook,
  earlier: readonly string[] = [],
): Promise<AuditReport> {
  return inSnapshot(pool, (client) => walkAudit(client, key, anchors, earlier));
}

/** Runs `read` on one state of the database, whatever is written meanwhile. */
export async function inSnapshot<T>(pool: Pool, read: (client: Queryable) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await client.query(`SET LOCAL statement_timeout = ${READ_WITHIN_MS}`);
    const result = await read(client);
    await client.query("COMMIT");
    client.release();
    return result;
  } catch (error) {
    // The connection is in the middle of something: not for the next one.
    client.release(true);
    throw error;
  }
}

/** The same on a connection whose transaction the caller began: it sees what is not committed yet. */
export async function walkAudit(
  client: Queryable,
  key: string,
  anchors: AnchorBook,
  earlier: readonly string[] = [],
): Promise<AuditReport> {
  const proof = { key, anchors, earlier };
  const chains: ChainReport[] = [];
  for (const chain of await auditChains(client, anchors)) chains.push(await walkChain(client, chain, proof));
  return { ok: chains.every((chain) => chain.fault === null), chains };
}

/** Every chain there is, or was: of one that was deleted whole, only the heads and the anchors know. */
export async function auditChains(client: Queryable, anchors: AnchorBook): Promise<string[]> {
  return [...new Set([...(await chainNames(client)), ...anchors.keys()])].sort();
}

/**
 * Walks one chain.
 * @param more.from sound up to here, as an earlier walk has found: only what is behind it is read
 * @param more.follow is given each row
 */
export async function walkChain(
  client: Queryable,
  chain: string,
  proof: AuditProof,
  more: { from?: ChainLink; follow?: (row: StoredAuditRow) => void } = {},
): Promise<ChainReport> {
  const { from = NO_LINK, follow } = more;
  const [head = NO_LINK] = await readHeads(client, EPOCH, chain);
  const epochs = await readEpochs(client, chain);
  const known = new Map((proof.earlier ?? []).map((one) => [keyFingerprint(one), one]));
  const keyOf = (seq: number) => {
    const next = epochs.find((epoch) => epoch.seq > seq);
    return next === undefined ? proof.key : known.get(next.from);
  };
  const walk = new ChainWalk(chain, keyOf, head, proof.anchors.get(chain) ?? new Map(), from);
  for await (const row of chainRowsAfter(client, chain, from.seq)) {
    walk.take(row);
    follow?.(row);
  }
  return walk.end();
}

/** Where a chain went over to another key: rows before `seq` were written with the key `from`. */
async function readEpochs(client: Queryable, chain: string): Promise<{ seq: number; from: string }[]> {
  const { rows } = await client.query<{ seq: number; from: string }>(
    `SELECT seq, coalesce(data->>'from', '') AS "from" FROM "AuditEvent" WHERE action = $1 AND chain = $2 ORDER BY seq`,
    [REKEYED, chain],
  );
  return rows;
}

import type { Pool } from "pg";
import { readHeads, type AnchorBook } from "./auditAnchors.ts";
import { auditHash, CHAIN_START, type AuditRow } from "./auditChain.ts";
import { keyFingerprint, REKEYED } from "./keyFingerprint.ts";
import type { Queryable } from "../hot/trip.ts";

export type AuditFaultReason =
  /** The row is not there: deleted, or the end of the chain was cut off. */
  | "missing"
  /** The row does not have the hash of its content: changed, or written without the key. */
  | "changed"
  /** The row is sound in itself but does not follow the row before it. */
  | "unlinked"
  /** The row lies before the beginning or behind the recorded end of its chain. */
  | "outside"
  /** The row is not the one whose hash was written down as the chain's head, here or elsewhere. */
  | "not_as_anchored";

export interface ChainReport {
  chain: string;
  /** Rows found. */
  rows: number;
  /** Of them: written with an earlier key that was not given. Their links are sound, their content is unproved. */
  unproved: number;
  /** First place where the chain is not what was written; null when it is sound. */
  fault: { seq: number; reason: AuditFaultReason } | null;
}

export interface AuditReport {
  ok: boolean;
  /** In the order of their names. */
  chains: ChainReport[];
}

interface StoredRow extends Omit<AuditRow, "at"> {
  at: Date;
}

/** Rows read at a time; a row is about half a kilobyte. */
const BATCH = 2_000;
const NO_HEAD = { seq: 0, hash: CHAIN_START };
/** When a head was read does not matter here. */
const EPOCH = new Date(0);

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
  const client = await pool.connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const report = await walkAudit(client, key, anchors, earlier);
    await client.query("COMMIT");
    client.release();
    return report;
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
  const epochs = await readEpochs(client);
  const known = new Map(earlier.map((one) => [keyFingerprint(one), one]));
  const heads = new Map((await readHeads(client, EPOCH)).map((head) => [head.chain, head]));
  const walks = new Map<string, ChainWalk>();
  const keyOf = (chain: string) => (seq: number) => {
    const next = epochs.get(chain)?.find((epoch) => epoch.seq > seq);
    return next === undefined ? key : known.get(next.from);
  };
  const walkOf = (chain: string): ChainWalk => {
    const present = walks.get(chain);
    if (present !== undefined) return present;
    const made = new ChainWalk(
      chain,
      keyOf(chain),
      heads.get(chain) ?? NO_HEAD,
      anchors.get(chain) ?? new Map(),
    );
    walks.set(chain, made);
    return made;
  };
  for await (const row of readRows(client)) walkOf(row.chain).take(row);
  // Of a chain that was deleted whole, only these know.
  for (const chain of [...heads.keys(), ...anchors.keys()]) walkOf(chain);
  const chains = [...walks.values()].map((walk) => walk.end()).sort((a, b) => (a.chain < b.chain ? -1 : 1));
  return { ok: chains.every((chain) => chain.fault === null), chains };
}

/** Where each chain went over to another key: rows before `seq` were written with the key `from`. */
async function readEpochs(client: Queryable): Promise<Map<string, { seq: number; from: string }[]>> {
  const { rows } = await client.query<{ chain: string; seq: number; from: string }>(
    `SELECT chain, seq, coalesce(data->>'from', '') AS "from" FROM "AuditEvent" WHERE action = $1 ORDER BY chain, seq`,
    [REKEYED],
  );
  return Map.groupBy(rows, ({ chain }) => chain);
}

type Link = Pick<AuditRow, "seq" | "hash">;

/** One chain, fed with its rows in the order of `seq`; remembers the first fault. */
class ChainWalk {
  #fault: ChainReport["fault"] = null;
  #rows = 0;
  #unproved = 0;
  #last: Link = NO_HEAD;
  readonly #chain: string;
  /** The key a row was written with; undefined: an earlier one, which was not given. */
  readonly #keyOf: (seq: number) => string | undefined;
  readonly #head: Link;
  readonly #anchors: ReadonlyMap<number, string>;

  constructor(
    chain: string,
    keyOf: (seq: number) => string | undefined,
    head: Link,
    anchors: ReadonlyMap<number, string>,
  ) {
    this.#chain = chain;
    this.#keyOf = keyOf;
    this.#head = head;
    this.#anchors = anchors;
  }

  take(row: StoredRow): void {
    this.#rows += 1;
    this.#fault ??= this.#faultOf(row);
    this.#last = row;
  }

  end(): ChainReport {
    const promised = Math.max(this.#head.seq, ...this.#anchors.keys());
    if (this.#last.seq < promised) this.#fault ??= { seq: this.#last.seq + 1, reason: "missing" };
    return { chain: this.#chain, rows: this.#rows, unproved: this.#unproved, fault: this.#fault };
  }

  #faultOf(row: StoredRow): ChainReport["fault"] {
    const { seq, hash } = row;
    const next = this.#last.seq + 1;
    if (seq < next) return { seq, reason: "outside" };
    if (seq > next) return { seq: next, reason: "missing" };
    const key = this.#keyOf(seq);
    if (key === undefined) this.#unproved += 1;
    else if (auditHash(key, { ...row, at: row.at.toISOString() }) !== hash) return { seq, reason: "changed" };
    if (row.prevHash !== this.#last.hash) return { seq, reason: "unlinked" };
    const anchored = this.#anchors.get(seq) ?? hash;
    const recorded = seq === this.#head.seq ? this.#head.hash : hash;
    if (anchored !== hash || recorded !== hash) return { seq, reason: "not_as_anchored" };
    return seq > this.#head.seq ? { seq, reason: "outside" } : null;
  }
}

/** Page by page over the primary key, so that the log's length does not matter. */
async function* readRows(client: Queryable): AsyncGenerator<StoredRow> {
  let after: { chain: string; seq: number } | undefined;
  for (;;) {
    const { rows }: { rows: StoredRow[] } = await client.query<StoredRow>(
      `SELECT chain, seq, at, actor, channel, action, object, data, "prevHash", hash FROM "AuditEvent"
        WHERE $1::text IS NULL OR (chain, seq) > ($1::text, $2::int)
        ORDER BY chain, seq LIMIT ${BATCH}`,
      [after?.chain ?? null, after?.seq ?? null],
    );
    yield* rows;
    after = rows.at(-1);
    if (rows.length < BATCH) return;
  }
}

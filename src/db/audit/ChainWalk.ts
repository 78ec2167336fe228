import { auditHash, CHAIN_START, type AuditRow } from "./auditChain.ts";

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

/** A row as the database gives it. */
export interface StoredAuditRow extends Omit<AuditRow, "at"> {
  at: Date;
}

/** A place of a chain: where a walk begins, or should end. */
export type ChainLink = Pick<AuditRow, "seq" | "hash">;

export const NO_LINK: ChainLink = { seq: 0, hash: CHAIN_START };

/** One chain, fed with its rows in the order of `seq`; remembers the first fault. */
export class ChainWalk {
  #fault: ChainReport["fault"] = null;
  #rows = 0;
  #unproved = 0;
  #last: ChainLink;
  readonly #chain: string;
  /** The key a row was written with; undefined: an earlier one, which was not given. */
  readonly #keyOf: (seq: number) => string | undefined;
  readonly #head: ChainLink;
  readonly #anchors: ReadonlyMap<number, string>;

  constructor(
    chain: string,
    keyOf: (seq: number) => string | undefined,
    head: ChainLink,
    anchors: ReadonlyMap<number, string>,
    /** Sound up to here, as an earlier walk has found. */
    from: ChainLink = NO_LINK,
  ) {
    this.#chain = chain;
    this.#keyOf = keyOf;
    this.#head = head;
    this.#anchors = anchors;
    this.#last = from;
  }

  take(row: StoredAuditRow): void {
    this.#rows += 1;
    this.#fault ??= this.#faultOf(row);
    this.#last = row;
  }

  end(): ChainReport {
    const promised = Math.max(this.#head.seq, ...this.#anchors.keys());
    if (this.#last.seq < promised) this.#fault ??= { seq: this.#last.seq + 1, reason: "missing" };
    return { chain: this.#chain, rows: this.#rows, unproved: this.#unproved, fault: this.#fault };
  }

  #faultOf(row: StoredAuditRow): ChainReport["fault"] {
    const { seq, hash } = row;
    const next = this.#last.seq + 1;
    if (seq < next) return { seq, reason: "outside" };
    if (seq > next) return { seq: next, reason: "missing" };
    const key = this.#keyOf(seq);
    if (key === undefined) this.#unproved += 1;
    else if (auditHash(key, { ...row, at: row.at.toISOString() }) !== hash) return { seq, reason: "changed" };
    if (row.prevHash !== this.#last.hash) return { seq, reason: "unlinked" };
    // Written down on paper or in a message it is only the hash's beginning.
    const anchored = this.#anchors.get(seq) ?? hash;
    const recorded = seq === this.#head.seq ? this.#head.hash : hash;
    if (!hash.startsWith(anchored) || recorded !== hash) return { seq, reason: "not_as_anchored" };
    return seq > this.#head.seq ? { seq, reason: "outside" } : null;
  }
}

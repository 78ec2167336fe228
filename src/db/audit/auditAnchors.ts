import { open, readFile } from "node:fs/promises";
import { z } from "zod";
import type { Queryable } from "../hot/trip.ts";

/** What was written down outside the database: of each chain, the hash of some of its rows. */
export type AnchorBook = ReadonlyMap<string, ReadonlyMap<number, string>>;

export interface Anchor {
  /** ISO instant. */
  at: string;
  chain: string;
  seq: number;
  hash: string;
}

const anchorSchema = z.object({
  at: z.iso.datetime(),
  chain: z.string(),
  seq: z.int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});

/** The heads of all chains: what is printed on a report and sent to the administrator. */
export async function readHeads(db: Queryable, at: Date): Promise<Anchor[]> {
  const { rows } = await db.query<{ chain: string; seq: number; hash: string }>(
    'SELECT chain, seq, hash FROM "AuditHead" ORDER BY chain',
  );
  return rows.map(({ chain, seq, hash }) => ({ at: at.toISOString(), chain, seq, hash }));
}

/**
 * Writes the heads that moved since the last time to the end of the file (JSON lines) and flushes
 * it. A chain cannot see that its own end was cut off; a head kept elsewhere can, so the file
 * belongs on another disk or machine than the database. Returns how many were written.
 */
export async function writeAnchors(db: Queryable, file: string, at: Date): Promise<number> {
  const { book } = await readAnchors(file);
  const moved = (await readHeads(db, at)).filter(({ chain, seq }) => book.get(chain)?.has(seq) !== true);
  if (moved.length === 0) return 0;
  const handle = await open(file, "a", 0o600);
  try {
    // From a new line on, should the last one have been cut short by a power cut.
    await handle.write(["", ...moved.map((anchor) => JSON.stringify(anchor)), ""].join("\n"));
    await handle.sync();
  } finally {
    await handle.close();
  }
  return moved.length;
}

/** All anchors of the file, none when it does not exist yet; `unreadable` counts the lines that are none. */
export async function readAnchors(file: string): Promise<{ book: AnchorBook; unreadable: number }> {
  const book = new Map<string, Map<number, string>>();
  let unreadable = 0;
  for (const line of await readLines(file)) {
    const anchor = parseLine(line);
    if (anchor === null) {
      unreadable += 1;
      continue;
    }
    const chain = book.get(anchor.chain) ?? new Map<number, string>();
    // The first word stands: a second one about the same row cannot overrule it.
    if (!chain.has(anchor.seq)) chain.set(anchor.seq, anchor.hash);
    book.set(anchor.chain, chain);
  }
  return { book, unreadable };
}

async function readLines(file: string): Promise<string[]> {
  try {
    return (await readFile(file, "utf8")).split("\n").filter((line) => line !== "");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

function parseLine(line: string): Anchor | null {
  try {
    return anchorSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

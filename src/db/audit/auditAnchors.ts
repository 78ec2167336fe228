import { mkdir, open, readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
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

/** The heads of all chains, or of one: what is written down elsewhere and sent to people. */
export async function readHeads(db: Queryable, at: Date, only: string | null = null): Promise<Anchor[]> {
  const { rows } = await db.query<{ chain: string; seq: number; hash: string }>(
    'SELECT chain, seq, hash FROM "AuditHead" WHERE $1::text IS NULL OR chain = $1 ORDER BY chain',
    [only],
  );
  return rows.map(({ chain, seq, hash }) => ({ at: at.toISOString(), chain, seq, hash }));
}

/**
 * Writes the heads that moved since the last time to the end of the file (JSON lines) and flushes
 * it. A chain cannot see that its own end was cut off; a head kept elsewhere can, so the file
 * belongs on another disk or machine than the database. Returns how many were written.
 */
export async function writeAnchors(
  db: Queryable,
  file: string,
  at: Date,
  /** What was written down before. */
  known?: AnchorBook,
): Promise<number> {
  const book = known ?? (await readAnchors(file)).book;
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

/** The heads that moved since the last day, in this day's file of the folder, which is made when missing. */
export async function writeDaysAnchors(
  db: Queryable,
  { folder, day, at }: { folder: string; day: string; at: Date },
): Promise<number> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { book } = await readAnchors(folder);
  return writeAnchors(db, join(folder, `audit-anchors-${day}.jsonl`), at, book);
}

/** All anchors of the file, or of the files of the folder, none when it does not exist yet; `unreadable` counts the lines that are none. */
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

async function readLines(path: string): Promise<string[]> {
  const lines: string[] = [];
  for (const file of await filesOf(path)) lines.push(...(await readFile(file, "utf8")).split("\n"));
  return lines.filter((line) => line !== "");
}

/** In the order of their days. */
async function filesOf(path: string): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const names = await readdir(path);
    return names
      .filter((name) => name.endsWith(".jsonl"))
      .map((name) => join(path, name))
      .sort();
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

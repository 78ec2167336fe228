import type { Queryable } from "../hot/trip.ts";
import { NO_LINK, type StoredAuditRow } from "./ChainWalk.ts";

/** Rows read at a time; a row is about half a kilobyte. */
const BATCH = 2_000;

const COLUMNS = `chain, seq, at, actor, channel, action, object, data, "prevHash", hash`;

/** The rows of one chain behind `after`, page by page over the primary key. */
export async function* chainRowsAfter(
  client: Queryable,
  chain: string,
  after: number = NO_LINK.seq,
): AsyncGenerator<StoredAuditRow> {
  // What lies before the beginning belongs to no chain, and is found because it is read.
  let last = after === NO_LINK.seq ? -2_147_483_648 : after;
  for (;;) {
    const { rows }: { rows: StoredAuditRow[] } = await client.query<StoredAuditRow>(
      `SELECT ${COLUMNS} FROM "AuditEvent" WHERE chain = $1 AND seq > $2 ORDER BY seq LIMIT ${BATCH}`,
      [chain, last],
    );
    yield* rows;
    last = rows.at(-1)?.seq ?? last;
    if (rows.length < BATCH) return;
  }
}

/** Every chain that has rows or a head, in the order of their names. */
export async function chainNames(client: Queryable): Promise<string[]> {
  const { rows } = await client.query<{ chain: string }>(
    `SELECT chain FROM "AuditHead" UNION SELECT DISTINCT chain FROM "AuditEvent"`,
  );
  return rows.map(({ chain }) => chain).sort();
}

import type { Database } from "../db/database.ts";
import { finish } from "../db/hot/finish.ts";

/** One entry in the chain "system", in a transaction of its own. */
export async function recordInAudit(
  db: Database,
  auditKey: string,
  now: Date,
  entry: { action: "backup.made" | "backup.restored"; data: unknown },
): Promise<void> {
  await db.transaction((uow) =>
    finish(uow, {
      now,
      leaseUntil: null,
      dialogues: new Map(),
      outbox: [],
      audit: [{ chain: "system", object: "database", actor: "system", channel: "system", ...entry }],
      auditKey,
    }),
  );
}

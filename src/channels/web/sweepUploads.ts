import type { ChannelDeps } from "../channel.ts";
import type { Queryable } from "../../db/hot/trip.ts";

/** What was sent for something is fetched within hours; a job gives up after some five. */
export const UPLOAD_KEPT_DAYS = 7;
const DAY_MS = 86_400_000;
const SWEEP_EVERY_MS = 3_600_000;

/** Lets go, every hour, of files that people sent and nothing has taken. */
export function sweepUploads({ db, clock, log }: Pick<ChannelDeps, "db" | "clock" | "log">): {
  start(): void;
  stop(): Promise<void>;
} {
  let timer: NodeJS.Timeout | undefined;
  let sweeping: Promise<void> = Promise.resolve();
  const sweep = () =>
    dropOldUploads(db.pool, clock.now()).then(
      (count) => {
        if (count > 0) log.info({ count }, "uploads that nothing has taken were dropped");
      },
      (error: unknown) => log.error({ err: error }, "old uploads could not be dropped"),
    );
  return {
    start() {
      timer = setInterval(() => {
        sweeping = sweeping.then(sweep);
      }, SWEEP_EVERY_MS).unref();
    },
    async stop() {
      clearInterval(timer);
      await sweeping;
    },
  };
}

/**
 * A file is kept with its message until a use case has the bytes; one that was sent where nothing takes files
 * would stay for ever. Not touched while its chat still has updates to be handled or its evidence to be fetched.
 * @param now Unix milliseconds
 * @returns how many
 */
export async function dropOldUploads(sql: Queryable, now: number): Promise<number> {
  const { rowCount } = await sql.query(
    `UPDATE "WebMessage" m SET "fileBytes" = NULL
      WHERE m."fileBytes" IS NOT NULL AND m.at < $1
        AND NOT EXISTS (SELECT 1 FROM "InboxUpdate" u
                         WHERE u.conversation = 'web:' || m."accountId" AND u."doneAt" IS NULL)
        AND NOT EXISTS (SELECT 1 FROM "Evidence" e
                         WHERE e.state = 'pending' AND e."channelFile"->>'fileId' = m.file->>'id')`,
    [new Date(now - UPLOAD_KEPT_DAYS * DAY_MS)],
  );
  return rowCount ?? 0;
}

import { PgBoss } from "pg-boss";
import type { Queryable } from "../db/hot/trip.ts";
import type { OpenJob } from "./manifest.ts";

/**
 * Puts open jobs back into their queues, with their ids: a handler recognises by it what it had done
 * already. In the caller's transaction; the queues must exist. Returns how many there were queues for.
 */
export async function insertJobs(sql: Queryable, jobs: readonly OpenJob[]): Promise<number> {
  if (jobs.length === 0) return 0;
  const db = { executeSql: (text: string, values?: unknown[]) => sql.query(text, values) };
  const boss = new PgBoss({ db, schedule: false, supervise: false });
  const queues = new Set((await boss.getQueues()).map(({ name }) => name));
  const wanted = Map.groupBy(
    jobs.filter(({ name }) => queues.has(name)),
    ({ name }) => name,
  );
  let count = 0;
  for (const [name, own] of wanted) {
    await boss.insert(
      name,
      own.map(({ id, data, startAfter, singletonKey }) => ({
        id,
        startAfter,
        ...(typeof data === "object" && data !== null ? { data } : {}),
        ...(singletonKey === null ? {} : { singletonKey }),
      })),
      { db },
    );
    count += own.length;
  }
  return count;
}

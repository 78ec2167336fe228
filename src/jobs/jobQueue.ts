import { PgBoss, type JobWithMetadata } from "pg-boss";
import type { Database, Queryable } from "../db/database.ts";
import type { Logger } from "../logger.ts";

/** What each queue carries. */
export interface JobData {
  /** Build a document and send it to whoever asked. */
  document: {
    inspectionId: string;
    kind: "inspection_report";
    personId: string;
    locale: string;
    channel: string;
    conversation: string;
  };
}
export type JobName = keyof JobData;

export interface Job<Name extends JobName> {
  id: string;
  data: JobData[Name];
  /** After this try there is no other: tell the requester. */
  lastTry: boolean;
}

/**
 * Work that must not happen inside the transaction of an update (drawing PDFs, fetching files). A
 * job is sent in the transaction that causes it; a handler may run twice and must not mind.
 */
export interface JobQueue {
  /** In the caller's transaction. Returns the job's id. */
  send<Name extends JobName>(sql: Queryable, name: Name, data: JobData[Name]): Promise<string>;
  /** Look for work now rather than at the next poll. */
  wake(name: JobName): void;
  work<Name extends JobName>(name: Name, handler: (job: Job<Name>) => Promise<void>): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const QUEUES: Readonly<Record<JobName, { expireInSeconds: number; retryLimit: number }>> = {
  document: { expireInSeconds: 180, retryLimit: 4 },
};
const RETRY_DELAY_S = 2;
const POLL_EVERY_S = 2;
const STOP_WITHIN_MS = 10_000;

/** pg-boss on the database of everything else (schema `pgboss`). */
export function createJobQueue(db: Database, log: Logger): JobQueue {
  const executor = (sql: Queryable) => ({
    executeSql: (text: string, values?: unknown[]) => sql.query(text, values),
  });
  const boss = new PgBoss({ db: executor(db.pool), schedule: false });
  boss.on("error", (error) => log.error({ err: error }, "job queue"));
  const workers = new Map<JobName, string>();
  return {
    async send(sql, name, data) {
      const id = await boss.send(name, data, { db: executor(sql) });
      if (id === null) throw new Error(`job ${name} was not accepted`);
      return id;
    },
    wake(name) {
      const worker = workers.get(name);
      if (worker !== undefined) boss.notifyWorker(worker);
    },
    async work(name, handler) {
      const options = { pollingIntervalSeconds: POLL_EVERY_S, batchSize: 1, includeMetadata: true } as const;
      const worker = await boss.work(name, options, async (jobs: JobWithMetadata<JobData[typeof name]>[]) => {
        for (const job of jobs) {
          await handler({ id: job.id, data: job.data, lastTry: job.retryCount >= job.retryLimit });
        }
      });
      workers.set(name, worker);
    },
    async start() {
      await boss.start();
      for (const [name, queue] of Object.entries(QUEUES)) {
        await boss.createQueue(name, { ...queue, retryDelay: RETRY_DELAY_S, retryBackoff: true });
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: STOP_WITHIN_MS }),
  };
}

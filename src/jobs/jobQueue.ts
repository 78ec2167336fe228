import { PgBoss, type JobWithMetadata } from "pg-boss";
import type { Queryable } from "../db/hot/trip.ts";
import type { Database } from "../db/database.ts";
import type { DocumentKind } from "../domain/report/reportModel.ts";
import type { Logger } from "../observe/logger.ts";
import type { DocumentFormat } from "../domain/report/documentOrder.ts";

/** A file that somebody sent, to be fetched, and how to answer them. */
interface SentFile {
  fileId: string;
  fileName: string;
  personId: string;
  channel: string;
  conversation: string;
  locale: string;
}

/** What each queue carries. */
export interface JobData {
  /** Build a document and send it to whoever asked. */
  document: {
    inspectionId: string;
    kind: DocumentKind;
    format: DocumentFormat;
    personId: string;
    /** Language of the paper; absent: as `locale`. */
    language?: string;
    /** Language of what is said about it. */
    locale: string;
    channel: string;
    conversation: string;
  };
  /** Fetch the bytes of a piece of evidence and judge them. */
  evidence: { evidenceId: string };
  /** Read, try and answer a workbook that somebody sent as a form. */
  form: SentFile;
  /** Read a calendar file that somebody sent, and take it over or say what is wrong. */
  calendar: SentFile;
  /** Read and keep a paper that somebody sent back signed. */
  signedPaper: SentFile;
  /** Make the copy of somebody's own data and send it. */
  personExport: { personId: string; locale: string; channel: string; conversation: string };
  /** Put a notice into words and send it. */
  notice: { noticeId: string };
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

/** A worker that gave no sign of life for so long has died; the shortest that pg-boss allows. */
const HEARTBEAT_S = 10;
/** How often the jobs of dead workers are looked for: whoever asked for a paper is waiting. */
const LOOK_FOR_DEAD_EVERY_S = 5;

/** A channel may be out of reach for hours: 18 tries with pauses of up to 30 minutes are about 5 hours. */
const EVIDENCE_QUEUE = { expireInSeconds: 300, retryLimit: 18, retryDelayMax: 1_800 };

interface QueueOptions {
  /** Longest work on a job; after it the job is given to another worker, however alive this one is. */
  expireInSeconds: number;
  retryLimit: number;
  /** Longest pause between two tries, in seconds. */
  retryDelayMax?: number;
  /** How often a worker looks, when it is not woken. */
  pollEverySeconds?: number;
}

const QUEUES: Readonly<Record<JobName, QueueOptions>> = {
  evidence: EVIDENCE_QUEUE,
  document: { expireInSeconds: 180, retryLimit: 4 },
  form: { expireInSeconds: 180, retryLimit: 6 },
  calendar: { expireInSeconds: 60, retryLimit: 6 },
  signedPaper: { expireInSeconds: 180, retryLimit: 6 },
  personExport: { expireInSeconds: 180, retryLimit: 4 },
  // What is given up here is taken up again by the next pass (usecases/notice/retryNotices.ts).
  notice: { expireInSeconds: 60, retryLimit: 3, pollEverySeconds: 0.5 },
};
const RETRY_DELAY_S = 2;
const POLL_EVERY_S = 2;
const STOP_WITHIN_MS = 10_000;

/** pg-boss on the database of everything else (schema `pgboss`). */
export function createJobQueue(db: Database, log: Logger): JobQueue {
  const executor = (sql: Queryable) => ({
    executeSql: (text: string, values?: unknown[]) => sql.query(text, values),
  });
  const boss = new PgBoss({
    db: executor(db.pool),
    schedule: false,
    superviseIntervalSeconds: LOOK_FOR_DEAD_EVERY_S,
    monitorIntervalSeconds: LOOK_FOR_DEAD_EVERY_S,
  });
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
      const pollingIntervalSeconds = QUEUES[name].pollEverySeconds ?? POLL_EVERY_S;
      const options = { pollingIntervalSeconds, batchSize: 1, includeMetadata: true } as const;
      const worker = await boss.work(name, options, async (jobs: JobWithMetadata<JobData[typeof name]>[]) => {
        for (const job of jobs) {
          await handler({ id: job.id, data: job.data, lastTry: job.retryCount >= job.retryLimit });
        }
      });
      workers.set(name, worker);
    },
    async start() {
      await boss.start();
      for (const [name, { pollEverySeconds: _, ...queue }] of Object.entries(QUEUES)) {
        const options = {
          ...queue,
          heartbeatSeconds: HEARTBEAT_S,
          retryDelay: RETRY_DELAY_S,
          retryBackoff: true,
        };
        await boss.createQueue(name, options);
        // One that an earlier release made stays as it was.
        await boss.updateQueue(name, options);
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: STOP_WITHIN_MS }),
  };
}

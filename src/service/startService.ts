import { randomBytes, randomUUID } from "node:crypto";
import { apologise, createUpdateHandler } from "../bot/handleUpdate.ts";
import type { ChannelName, ChannelPort } from "../messaging/channel.ts";
import { channelOfConversation, conversationName } from "../messaging/conversationOf.ts";
import { createLive } from "../channels/web/live.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import { openDatabase } from "../db/database.ts";
import { createFileLinks } from "../channels/common/fileLinks.ts";
import { createRenderer } from "../documents/renderInWorker.ts";
import { createHttpApp } from "../http/createHttpApp.ts";
import { startHttp, type RunningHttp } from "../http/startHttp.ts";
import { createJobQueue } from "../jobs/jobQueue.ts";
import type { Logger } from "../observe/logger.ts";
import { tellLinked } from "../bot/tellLinked.ts";
import { showAgain } from "../usecases/people/moveDialogue.ts";
import { tellUnreached } from "../bot/tellUnreached.ts";
import { performAct, type ActServices } from "../messaging/act.ts";
import { createDispatcher } from "../messaging/dispatcher.ts";
import { createOutboxSender } from "../messaging/outboxSender.ts";
import { createMetrics } from "../observe/metrics.ts";
import { createRefusals } from "../observe/refusals.ts";
import { mayReadDocument } from "../policies/mayReadDocument.ts";
import { mayReadEvidence } from "../policies/mayReadEvidence.ts";
import { createAnswerSessions } from "../usecases/answers/answerSessions.ts";
import { buildDocument } from "../usecases/document/buildDocument.ts";
import { signedPaperWords } from "../bot/screens/signedPaperWords.ts";
import { answerSignedPaper } from "../usecases/document/answerSignedPaper.ts";
import { fetchEvidence } from "../usecases/evidence/fetchEvidence.ts";
import { createFileExaminer } from "../usecases/evidence/fileExaminer.ts";
import { startChannels } from "./startChannels.ts";
import { createReminderTimer } from "./reminderTimer.ts";
import { deliverNotice, type NoticeDeps } from "../usecases/notice/deliverNotice.ts";
import { documentWords } from "../bot/screens/documentWords.ts";
import { noticeWords } from "../bot/screens/remedyNotice.ts";
import { calendarFileWords } from "../bot/screens/calendar.ts";
import { formWords } from "../bot/screens/formVerdict.ts";
import { answerSentCalendar } from "../usecases/calendar/answerSentCalendar.ts";
import { answerSentForm } from "../usecases/form/answerSentForm.ts";
import { createWorkbookJudge } from "../usecases/form/workbookJudge.ts";
import { issueEntryLink } from "../usecases/invite/issueEntryLink.ts";
import { recordSignIn } from "../usecases/invite/recordSignIn.ts";
import { inviteCodeHash } from "../usecases/invite/inviteCode.ts";

export interface ServiceOptions {
  config: Pick<Config, "host" | "port" | "publicUrl" | "timeZone" | "defaultLocale" | "role"> &
    Partial<Pick<Config, "channels">>;
  connectionString: string;
  auditKey: string;
  /** Whether the database server runs, where we know it. */
  databaseRuns?: () => boolean | null;
  clock: Clock;
  log: Logger;
}

export interface Service {
  /** Shared by the operator's tool and by tests. */
  services: ActServices;
  /** Address of the web chat as people reach it; without a final slash. */
  publicUrl: string;
  /** Resolves when nothing known is left to handle or to send. */
  idle(): Promise<void>;
  /** Decides now what is to be reminded, and carries it out; otherwise done every minute. */
  remind(): Promise<void>;
  /** Numbers of the updates in work, for the last line of a log. */
  inWork(): bigint[];
  /** Takes no more updates, finishes the ones in work, waits for messages under way. */
  stop(): Promise<void>;
}

const SEND_GRACE_MS = 10_000;
const SESSION_TOKEN_BYTES = 32;

/** Builds and starts everything; the caller has opened the database. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { config, clock, log } = options;
  const db = openDatabase({
    connectionString: options.connectionString,
    // The message only: the error object carries the whole connection.
    onError: (error) => log.warn({ error: error.message }, "a database connection was lost"),
  });
  const jobs = createJobQueue(db, log);
  const refusals = createRefusals();
  const channels = new Map<ChannelName, ChannelPort>();
  let http: RunningHttp | null = null;
  const publicUrl = () => config.publicUrl ?? http?.url ?? "";
  const sender = createOutboxSender({
    db,
    clock,
    log,
    channels,
    onUnreachable: (channel, conversation) =>
      performAct(services, { key: `lost:${randomUUID()}` }, (act) =>
        tellUnreached(act, channel, conversation),
      ),
  });
  const works = config.role !== "web";
  const services: ActServices = {
    db,
    clock,
    timeZone: config.timeZone,
    auditKey: options.auditKey,
    sends: works,
    jobs,
    sessions: createAnswerSessions(clock, config.timeZone),
    channels,
    onQueued: (rows) => sender.enqueue(rows),
    onRefused: (channel, reason) => refusals.refused(channel, reason),
  };
  const dispatcher = createDispatcher({ services, log, handle: createUpdateHandler(channels), apologise });
  const renderer = createRenderer();
  const examiner = createFileExaminer();
  const judge = createWorkbookJudge();
  const live = createLive({
    db,
    processId: randomUUID(),
    onError: (error) => log.warn({ err: error }, "live events of the web chat"),
  });
  const notices: NoticeDeps = { services, words: noticeWords, log };
  const reminders = createReminderTimer(notices);
  const wake = (conversation: string) => {
    if (works) dispatcher.wake(channelOfConversation(conversation), conversation);
  };

  await jobs.start();
  const fileLinks = createFileLinks(options.auditKey);
  const running = await startChannels(config.channels ?? {}, channels, {
    db,
    clock,
    timeZone: config.timeZone,
    log,
    publicUrl,
    links: fileLinks,
    live,
    wake,
    refused: (channel, reason, count) => refusals.refused(channel, reason, count),
    entryCode: (personId, opens) =>
      performAct(services, { key: `email:${randomUUID()}` }, (act) => issueEntryLink(act, personId, opens)),
  });
  if (works) {
    await jobs.work("evidence", (job) => fetchEvidence({ services, channels, examiner, log }, job));
    await jobs.work("notice", async (job) => {
      await deliverNotice(notices, job.data.noticeId);
    });
    await jobs.work("calendar", (job) =>
      answerSentCalendar({ services, channels, words: calendarFileWords, log }, job),
    );
    await jobs.work("form", (job) =>
      answerSentForm({ services, channels, judge, words: formWords, log }, job),
    );
    await jobs.work("signedPaper", (job) =>
      answerSignedPaper({ services, channels, words: signedPaperWords, log }, job),
    );
    await jobs.work("document", (job) =>
      buildDocument(
        {
          services,
          renderer,
          words: documentWords,
          log,
          publicUrl: () => config.publicUrl ?? http?.url ?? "",
        },
        job,
      ),
    );
    await sender.start();
    dispatcher.start();
    reminders.start();
  }
  const metrics = createMetrics(db, running.metrics, [refusals.counter]);
  if (config.role !== "worker") {
    const app = createHttpApp({
      db,
      live,
      wake,
      perform: (work) => performAct(services, { key: `web:${randomUUID()}`, channel: "web" }, work),
      async signedIn(act, by) {
        const { person, opens } = await recordSignIn(act, by);
        const here = conversationName("web", by.accountId);
        if (opens !== null) await showAgain(act, opens, { channel: "web", conversation: here });
        else await tellLinked(act, person, { accountId: by.accountId, channel: "web" });
      },
      policy: {
        mayReadDocument: (personId, documentId) => mayReadDocument(db, personId, documentId),
        mayReadEvidence: (personId, evidenceId) => mayReadEvidence(db, personId, evidenceId),
      },
      ready: () => readiness(db, options.databaseRuns ?? (() => null)),
      metrics,
      publicUrl: config.publicUrl ?? null,
      clock,
      timeZone: config.timeZone,
      randomToken: () => randomBytes(SESSION_TOKEN_BYTES).toString("base64url"),
      inviteCodeHash,
      defaultLocale: config.defaultLocale,
      refused: (channel, reason) => refusals.refused(channel, reason),
      webhooks: running.webhooks,
      fileLinks,
      onError: (error, request) => log.error({ err: error, ...request }, "request failed"),
    });
    http = await startHttp({ app, host: config.host, port: config.port });
    running.receive();
  }
  return {
    services,
    publicUrl: publicUrl(),
    async idle() {
      await dispatcher.idle();
      await sender.idle();
    },
    remind: () => reminders.run(),
    inWork: () => dispatcher.inWork(),
    async stop() {
      await running.stop();
      await live.close();
      await http?.close();
      await dispatcher.stop();
      await reminders.stop();
      await jobs.stop();
      await sender.stop(SEND_GRACE_MS);
      await running.close();
      await examiner.close();
      await judge.close();
      await renderer.close();
      await db.close();
    },
  };
}

/** Red while the database cannot be written. */
async function readiness(
  db: ActServices["db"],
  databaseRuns: () => boolean | null,
): Promise<{ ok: boolean; details: Record<string, unknown> }> {
  if (databaseRuns() === false) return { ok: false, details: { database: "restarting" } };
  try {
    const { rows } = await db.pool.query<{ waiting: string; oldest: string | null }>(
      `SELECT count(*) AS waiting, extract(epoch FROM now() - min("receivedAt"))::int AS oldest
         FROM "InboxUpdate" WHERE "doneAt" IS NULL`,
    );
    return {
      ok: true,
      details: {
        database: "ok",
        inboxWaiting: Number(rows[0]?.waiting),
        oldestSeconds: rows[0]?.oldest ?? 0,
      },
    };
  } catch (error) {
    return { ok: false, details: { database: error instanceof Error ? error.message : "unreachable" } };
  }
}

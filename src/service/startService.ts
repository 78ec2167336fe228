import { randomUUID } from "node:crypto";
import { COMMAND_MENU } from "../bot/commands/commandMenu.ts";
import { outageWords } from "../bot/screens/outageWords.ts";
import { apologise, askToWait, createUpdateHandler } from "../bot/core/updateHandler.ts";
import { tellUnreached } from "../bot/tell/tellUnreached.ts";
import { createFileLinks } from "../channels/common/fileLinks.ts";
import type { ChannelName } from "../domain/channelName.ts";
import type { ChannelPort } from "../messaging/channelPort.ts";
import { channelOfConversation } from "../messaging/conversationOf.ts";
import { createLive } from "../channels/web/live.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import { STEP_UP_RULES } from "../domain/inspection/stepUp.ts";
import { openDatabase } from "../db/database.ts";
import { waitingGauges } from "../db/waitingGauges.ts";
import type { RunningHttp } from "../http/startHttp.ts";
import { createJobQueue } from "../jobs/jobQueue.ts";
import type { Logger } from "../observe/logger.ts";
import { performAct, type ActServices } from "../messaging/act.ts";
import { createDispatcher } from "../messaging/dispatcher.ts";
import { createOutboxSender } from "../messaging/outboxSender.ts";
import { createMetrics } from "../observe/metrics.ts";
import { createRefusals } from "../observe/refusals.ts";
import { createAnswerSessions } from "../usecases/answers/answerSessions.ts";
import { issueEntryLink } from "../usecases/invite/issueEntryLink.ts";
import { auditGauges } from "./auditGauges.ts";
import { startAuditTimer } from "./auditTimer.ts";
import { createHealthWatch } from "./healthWatch.ts";
import { createOutageNotice } from "./outageNotice.ts";
import { serveHttp } from "./serveHttp.ts";
import { startChannels } from "./startChannels.ts";
import { startJobs } from "./startJobs.ts";

export interface ServiceOptions {
  config: Pick<Config, "host" | "port" | "publicUrl" | "timeZone" | "defaultLocale" | "role"> &
    Partial<
      Pick<
        Config,
        "channels" | "trustProxy" | "metricsToken" | "trustedRoots" | "sessionLives" | "stepUp" | "agency"
      >
    >;
  connectionString: string;
  auditKey: string;
  /** What must be in the database before anybody is served. */
  prepare?: (services: ActServices) => Promise<void>;
  /** Whether the database server runs, where we know it. */
  databaseRuns?: () => boolean | null;
  /** Folder in which the database lives, and the room it needs; absent: on a server that we cannot see. */
  room?: { folder: string; minFreeBytes: number };
  /** Folder in which the heads of the audit log are written down each day; absent: the log is not verified by itself. */
  anchorFolder?: string;
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

/** Builds and starts everything; the caller has opened the database. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { config, clock, log } = options;
  const { timeZone } = config;
  const works = config.role !== "web";
  const db = openDatabase({
    connectionString: options.connectionString,
    // The message only: the error object carries the whole connection.
    onError: (error) => log.warn({ error: error.message }, "a database connection was lost"),
  });
  const refusals = createRefusals();
  const ports = new Map<ChannelName, ChannelPort>();
  let http: RunningHttp | null = null;
  const publicUrl = () => config.publicUrl ?? http?.url ?? "";
  const perform = <T>(why: string, work: Parameters<typeof performAct<T>>[2]) =>
    performAct(services, { key: `${why}:${randomUUID()}` }, work);
  const sender = createOutboxSender({
    db,
    clock,
    log,
    channels: ports,
    onUnreachable: (channel, conversation) =>
      perform("lost", (act) => tellUnreached(act, channel, conversation)),
  });
  const services: ActServices = {
    db,
    clock,
    timeZone,
    auditKey: options.auditKey,
    sends: works,
    jobs: createJobQueue(db, log),
    sessions: createAnswerSessions(clock, timeZone),
    channels: ports,
    stepUp: config.stepUp ?? STEP_UP_RULES,
    onQueued: (rows) => sender.enqueue(rows),
    onRefused: (channel, reason) => refusals.refused(channel, reason),
  };
  const dispatcher = createDispatcher({
    services,
    log,
    handle: createUpdateHandler(ports),
    apologise,
    askToWait,
  });
  const wake = (conversation: string) => {
    if (works) dispatcher.wake(channelOfConversation(conversation), conversation);
  };
  const live = createLive({
    db,
    processId: randomUUID(),
    onError: (error) => log.warn({ err: error }, "live events of the web chat"),
  });
  const fileLinks = createFileLinks(options.auditKey);

  const databaseRuns = options.databaseRuns ?? (() => null);
  const health = createHealthWatch({ db, databaseRuns, room: options.room ?? null });
  const outage = createOutageNotice({
    ports,
    words: outageWords(config.defaultLocale),
    canWrite: async () => (await health.look()).writes,
    log,
  });

  await services.jobs.start();
  await options.prepare?.(services);
  const channels = await startChannels(config.channels ?? {}, ports, {
    db,
    clock,
    timeZone,
    log,
    publicUrl,
    links: fileLinks,
    menu: COMMAND_MENU,
    live,
    wake,
    notStored: (conversations) => outage.begun(conversations),
    refused: (channel, reason, count) => refusals.refused(channel, reason, count),
    entryCode: (personId, opens) => perform("email", (act) => issueEntryLink(act, personId, opens)),
  });
  const jobs = await startJobs(
    { services, channels: ports, log, publicUrl, trustedRoots: config.trustedRoots ?? [] },
    works,
  );
  if (works) {
    await sender.start();
    dispatcher.start();
  }
  const { anchorFolder } = options;
  const audit = works && anchorFolder !== undefined ? startAuditTimer({ services, anchorFolder, log }) : null;
  if (config.role !== "worker") {
    const metrics = createMetrics(
      [...waitingGauges(db.pool), ...auditGauges(db.pool), ...channels.metrics],
      [refusals.counter],
    );
    const given = { services, channels, live, fileLinks, wake, refusals, metrics, health, log };
    http = await serveHttp(config, given);
    channels.receive();
  }
  return {
    services,
    publicUrl: publicUrl(),
    async idle() {
      await dispatcher.idle();
      await sender.idle();
    },
    remind: () => jobs.remind(),
    inWork: () => dispatcher.inWork(),
    async stop() {
      outage.stop();
      await channels.stop();
      await live.close();
      await http?.close();
      await dispatcher.stop();
      await audit?.stop();
      await jobs.stop();
      await sender.stop(SEND_GRACE_MS);
      await channels.close();
      await jobs.close();
      await db.close();
    },
  };
}

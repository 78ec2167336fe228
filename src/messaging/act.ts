import type { ChannelName } from "../domain/channelName.ts";
import type { ChannelDoor } from "./channelPort.ts";
import { AppError } from "../domain/AppError.ts";
import { isTransient } from "./isTransient.ts";
import type { AuditEntry } from "../db/audit/auditChain.ts";
import type { Database, UnitOfWork } from "../db/database.ts";
import { finish } from "../db/hot/finish.ts";
import type { ChainHead } from "../db/hot/linkAudit.ts";
import { nextOutboxIds, type OutboxDraft } from "../db/outbox.ts";
import type { PersonRef } from "../db/personRef.ts";
import { type Clock, localDay } from "../clock.ts";
import { STEP_UP_RULES, type StepUpRules } from "../domain/inspection/stepUp.ts";
import type { AnswerSessions, LentSessions } from "./answerSessions.ts";
import type { Refusal } from "../observe/refusals.ts";
import type { JobData, JobName, JobQueue } from "../jobs/jobQueue.ts";

/** A call owed to a channel, as a use case or a flow states it. */
export type OutgoingCall = Pick<OutboxDraft, "channel" | "conversation" | "method" | "payload">;

/** The chat of an act, and in the web chat the browser: what somebody has confirmed holds there only. */
export interface ActSession {
  id: string;
  conversation: string;
}

/**
 * One act of somebody (or of the system), in one transaction: what it reads and writes goes through
 * `uow`, what it did is told to `audit`, what it owes to people goes to `send`. Everything is
 * committed together or not at all. Use cases take it as their first argument.
 */
export interface Act {
  readonly uow: UnitOfWork;
  readonly now: Date;
  /** Calendar day (yyyy-mm-dd) in the business time zone. */
  readonly today: string;
  readonly timeZone: string;
  /** Null while nobody is known: a stranger, or the system itself. */
  readonly actor: PersonRef | null;
  readonly channel: ChannelName | "system";
  /** Where it is done from; null: no chat, so nothing can be asked back. */
  readonly session: ActSession | null;
  /** How the office has second factors. */
  readonly stepUp: StepUpRules;
  /** Forms being filled in, held in memory between acts. */
  readonly sessions: LentSessions;
  /** Heads of audit chains read with `auditHeads`, so that they need not be read again at the end. */
  locked(heads: readonly ChainHead[]): void;
  /** The channels that are switched on. */
  readonly channels: ReadonlyMap<ChannelName, ChannelDoor>;
  audit(entry: Pick<AuditEntry, "chain" | "action" | "object" | "data">): void;
  /** Queues a call; returns its outbox id, which flows use as message id. */
  send(call: OutgoingCall): Promise<bigint>;
  /**
   * Marks the act as overtaken by another one: it is rolled back and decided anew at once. Gives the error
   * to throw; the mark is on the act, since what an error carries does not survive the dialogue's log.
   */
  overtaken(what: string): Error;
  /** Counts, once the act is done, that something in it was refused. */
  refused(reason: Refusal): void;
  /** Queues work for after the commit. */
  job<Name extends JobName>(name: Name, data: JobData[Name]): Promise<void>;
}

/** What all acts of a process share. */
export interface ActServices {
  db: Database;
  clock: Clock;
  timeZone: string;
  auditKey: string;
  /** This process sends what it writes; false leaves the rows to other workers. */
  sends: boolean;
  jobs: JobQueue;
  sessions: AnswerSessions;
  channels: ReadonlyMap<ChannelName, ChannelDoor>;
  /** Who acts where nobody of the service's people does ("operator:NAME"); absent: the service itself. */
  by?: string;
  /** The defaults when left out. */
  stepUp?: StepUpRules;
  /** Told after the commit what is to be sent. */
  onQueued(rows: readonly OutboxDraft[]): void;
  onRefused?: (channel: ChannelName, reason: Refusal) => void;
}

/** An act that only others were in the way of is done so often, before that counts as a failure. */
export const AT_ONCE_TRIES = 3;

/** How long a row belongs to the process that wrote it, before another may send it. */
export const SEND_LEASE_MS = 30_000;

/** The part of an act that outlives its use case: what `finish` writes at the end. */
export interface OpenAct extends Act {
  readonly outbox: OutboxDraft[];
  readonly entries: AuditEntry[];
  actor: PersonRef | null;
  isOvertaken: boolean;
  /** Heads of audit chains that this act has locked. */
  heads: readonly ChainHead[];
}

export function openAct(
  services: ActServices,
  uow: UnitOfWork,
  cause: {
    key: string;
    actor: PersonRef | null;
    channel: ChannelName | "system";
    session?: ActSession | undefined;
    outboxIds: bigint[];
    by?: string | undefined;
  },
): OpenAct {
  const now = new Date(services.clock.now());
  const ids = [...cause.outboxIds];
  const by = cause.by ?? services.by ?? "system";
  const sessions = services.sessions.lend();
  uow.afterCommit(() => sessions.giveBack());
  const act: OpenAct = {
    uow,
    now,
    today: localDay(services.clock, services.timeZone),
    timeZone: services.timeZone,
    actor: cause.actor,
    channel: cause.channel,
    session: cause.session ?? null,
    stepUp: services.stepUp ?? STEP_UP_RULES,
    sessions,
    channels: services.channels,
    outbox: [],
    entries: [],
    isOvertaken: false,
    heads: [],
    locked(heads) {
      act.heads = [...act.heads, ...heads];
    },
    overtaken(what) {
      act.isOvertaken = true;
      return new AppError("act.overtaken", what);
    },
    audit(entry) {
      act.entries.push({ ...entry, actor: act.actor?.id ?? by, channel: act.channel });
    },
    async send(call) {
      if (ids.length === 0) ids.push(...(await nextOutboxIds(uow.sql, 8)));
      const id = ids.shift();
      if (id === undefined) throw new Error("no outbox id was given");
      act.outbox.push({ ...call, id, key: `${cause.key}:${act.outbox.length}` });
      return id;
    },
    refused(reason) {
      const { channel } = act;
      if (channel !== "system") uow.afterCommit(() => services.onRefused?.(channel, reason));
    },
    async job(name, data) {
      await services.jobs.send(uow.sql, name, data);
      uow.afterCommit(() => services.jobs.wake(name));
    },
  };
  return act;
}

/** Writes the end of an act and, after the commit, hands its messages to the senders. */
export async function finishAct(
  services: ActServices,
  act: OpenAct,
  more: { inboxId?: bigint; dialogues?: ReadonlyMap<string, string | null> } = {},
): Promise<void> {
  await finish(act.uow, {
    ...(more.inboxId === undefined ? {} : { inboxId: more.inboxId }),
    now: act.now,
    leaseUntil: services.sends ? new Date(act.now.getTime() + SEND_LEASE_MS) : null,
    dialogues: more.dialogues ?? new Map(),
    outbox: act.outbox,
    audit: act.entries,
    auditKey: services.auditKey,
    heads: act.heads,
  });
  const rows = act.outbox;
  if (rows.length > 0) act.uow.afterCommit(() => services.onQueued(rows));
}

/** Whether an act failed only because of others at work beside it, so that it may well succeed if done anew. */
export function wasInTheWay(act: OpenAct | undefined, error: unknown): boolean {
  return act?.isOvertaken === true || isTransient(error);
}

/**
 * Runs a use case outside any conversation: the operator's tool, a job, a web request.
 * `key` names the cause and makes its messages unique ("job:<id>", "cli:<uuid>"). Of two acts in each other's
 * way one is rolled back and done anew, so `work` keeps to the act: what it does elsewhere it does twice.
 * @param cause.by id of the person, where no more is known of them than that
 */
export async function performAct<T>(
  services: ActServices,
  cause: {
    key: string;
    actor?: PersonRef | null;
    channel?: ChannelName | "system";
    by?: string | undefined;
    session?: ActSession | undefined;
  },
  work: (act: Act) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    let act: OpenAct | undefined;
    try {
      return await services.db.transaction(async (uow) => {
        act = openAct(services, uow, {
          key: cause.key,
          actor: cause.actor ?? null,
          channel: cause.channel ?? "system",
          outboxIds: [],
          by: cause.by,
          session: cause.session,
        });
        const result = await work(act);
        await finishAct(services, act);
        return result;
      });
    } catch (error) {
      if (attempt >= AT_ONCE_TRIES || !wasInTheWay(act, error)) throw error;
    }
  }
}

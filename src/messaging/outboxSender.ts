import type { ChannelName } from "../domain/channelName.ts";
import type { OutboxRow } from "../db/outbox.ts";
import type { ChannelPort, DeliveryOutcome } from "./channelPort.ts";
import type { Clock } from "../clock.ts";
import type { Database } from "../db/database.ts";
import {
  claimOutbox,
  postponeOutbox,
  releaseOutbox,
  recordDeliveries,
  type ClaimedRow,
  type OutboxDraft,
  type Settled,
} from "../db/outbox.ts";
import { enterPresence, type Presence } from "../db/presence.ts";
import type { Logger } from "../observe/logger.ts";
import { SEND_LEASE_MS } from "./act.ts";

export interface OutboxSenderOptions {
  db: Database;
  clock: Clock;
  log: Logger;
  channels: ReadonlyMap<ChannelName, Pick<ChannelPort, "deliver">>;
  /** The channel refuses this address for good. */
  onUnreachable(channel: ChannelName, conversation: string): Promise<void>;
  /** Pauses after the 1st, 2nd, … failed try; other ones in tests. */
  retryAfterS?: readonly number[];
}

export interface OutboxSender {
  /** Rows just committed by this process; already under its lease. */
  enqueue(rows: readonly OutboxDraft[]): void;
  start(): Promise<void>;
  /** Waits up to `graceMs` for messages under way; the rest is left to the next start. */
  stop(graceMs: number): Promise<void>;
  /** Resolves when nothing known is left to send, except what waits for a later try. */
  idle(): Promise<void>;
}

/** Deliveries under way at once, over all chats of a channel. */
const MAX_IN_FLIGHT = 20;
const SWEEP_EVERY_MS = 1_000;
const SWEEP_LIMIT = 500;
/** Pauses after the 1st, 2nd, … failed try; the last one repeats. */
const RETRY_AFTER_S = [1, 2, 4, 8, 15, 30, 60, 120, 300];
/** Of a channel that does not answer one chat is tried this often, to notice when it is back. */
const PROBE_EVERY_S = 5;

interface Chat {
  rows: ClaimedRow[];
  busy: boolean;
  timer: NodeJS.Timeout | undefined;
  /** It waits because its channel did not answer, and not because the channel said so. */
  unanswered?: boolean;
}

/**
 * Sends what acts have queued: in order within a chat, one message of a chat in flight, a blocked
 * chat or a dead channel never in the way of the others. It decides nothing.
 */
export function createOutboxSender(options: OutboxSenderOptions): OutboxSender {
  const { db, clock, log, channels, retryAfterS = RETRY_AFTER_S } = options;
  const chats = new Map<string, Chat>();
  const inFlight = new Map<ChannelName, number>();
  const pausedUntil = new Map<ChannelName, number>();
  /** Chats that are ready but found their channel full, in order. */
  const waiting = new Map<ChannelName, Set<string>>();
  /** The chat of each channel that is tried often while the channel does not answer. */
  const probes = new Map<ChannelName, string>();
  const under = new Set<Promise<void>>();
  let settled: Settled[] = [];
  let flushing: Promise<void> | undefined;
  let sweeper: NodeJS.Timeout | undefined;
  let presence: Presence | undefined;
  let stopped = false;
  /** The process ends: what comes of a call now is found out after the lease. */
  let abandoned = false;
  let idleWaiters: (() => void)[] = [];

  function add(row: ClaimedRow): void {
    const chat = chats.get(row.conversation) ?? { rows: [], busy: false, timer: undefined };
    chats.set(row.conversation, chat);
    if (chat.rows.some((known) => known.id === row.id)) return;
    const place = chat.rows.findLastIndex((known) => known.id < row.id) + 1;
    // The head may be under way: nothing goes before it.
    chat.rows.splice(chat.busy ? Math.max(place, 1) : place, 0, row);
    next(row.conversation);
  }

  function next(conversation: string): void {
    const chat = chats.get(conversation);
    if (chat === undefined || chat.busy || chat.timer !== undefined || stopped) return;
    const row = chat.rows[0];
    if (row === undefined) {
      chats.delete(conversation);
      return;
    }
    const pause = Math.max(pausedUntil.get(row.channel) ?? 0, row.notBefore?.getTime() ?? 0) - clock.now();
    if (pause > 0) return later(conversation, chat, pause);
    const flying = inFlight.get(row.channel) ?? 0;
    if (flying >= MAX_IN_FLIGHT) {
      const set = waiting.get(row.channel) ?? new Set();
      waiting.set(row.channel, set.add(conversation));
      return;
    }
    inFlight.set(row.channel, flying + 1);
    chat.busy = true;
    const work = deliver(conversation, chat, row).finally(() => {
      under.delete(work);
      inFlight.set(row.channel, (inFlight.get(row.channel) ?? 1) - 1);
      chat.busy = false;
      next(conversation);
      const [ready] = waiting.get(row.channel) ?? [];
      if (ready !== undefined) {
        waiting.get(row.channel)?.delete(ready);
        next(ready);
      }
      reportIdle();
    });
    under.add(work);
  }

  function later(conversation: string, chat: Chat, pauseMs: number): void {
    chat.timer = setTimeout(() => {
      chat.timer = undefined;
      next(conversation);
    }, pauseMs);
    chat.timer.unref();
  }

  /** The channel answers again: what waits for that need not wait longer. */
  function isBack(channel: ChannelName): void {
    if (!probes.delete(channel)) return;
    for (const [conversation, chat] of chats) {
      if (chat.unanswered !== true || chat.rows[0]?.channel !== channel) continue;
      chat.unanswered = false;
      clearTimeout(chat.timer);
      chat.timer = undefined;
      next(conversation);
    }
  }

  /** How long a chat waits whose channel did not answer. */
  function unanswered(conversation: string, chat: Chat, { channel, attempts }: ClaimedRow): number {
    chat.unanswered = true;
    const pauseS = retryAfterS[Math.min(attempts, retryAfterS.length - 1)] ?? 1;
    const probe = probes.get(channel) ?? conversation;
    probes.set(channel, probe);
    return probe === conversation ? Math.min(pauseS, PROBE_EVERY_S) : pauseS;
  }

  async function deliver(conversation: string, chat: Chat, row: ClaimedRow): Promise<void> {
    const outcome = await attempt(row);
    if (abandoned) return;
    chat.unanswered = false;
    if (outcome.kind !== "retry" || outcome.afterSeconds !== null) isBack(row.channel);
    switch (outcome.kind) {
      case "sent":
        chat.rows.shift();
        settle({ id: row.id, state: "sent", externalId: outcome.externalId, error: null });
        return;
      case "failed":
        log.error(
          { outboxId: String(row.id), method: row.method, error: outcome.error },
          "channel refused a call",
        );
        chat.rows.shift();
        settle({ id: row.id, state: "failed", externalId: null, error: outcome.error });
        return;
      case "undeliverable": {
        log.warn({ conversation, error: outcome.error }, "account cannot be reached");
        const rows = chat.rows.splice(0);
        for (const gone of rows) {
          settle({ id: gone.id, state: "undeliverable", externalId: null, error: outcome.error });
        }
        await options
          .onUnreachable(row.channel, conversation)
          .catch((error: unknown) => log.error({ err: error }, "account could not be marked unreachable"));
        return;
      }
      case "retry": {
        const pauseS = outcome.afterSeconds ?? unanswered(conversation, chat, row);
        const notBefore = clock.now() + pauseS * 1_000;
        if (outcome.scope === "bot") pausedUntil.set(row.channel, notBefore);
        row.attempts += 1;
        later(conversation, chat, pauseS * 1_000);
        await postponeOutbox(db.pool, row.id, {
          notBefore: new Date(notBefore),
          leaseUntil: new Date(notBefore + SEND_LEASE_MS),
          error: outcome.error,
        }).catch((error: unknown) => log.error({ err: error }, "postponed message could not be recorded"));
        return;
      }
      default:
        outcome satisfies never;
    }
  }

  async function attempt(row: OutboxRow): Promise<DeliveryOutcome> {
    const port = channels.get(row.channel);
    if (port === undefined) {
      // The channel is switched off here: another worker, or a later start, may have it.
      return { kind: "retry", afterSeconds: 300, scope: "bot", error: `channel ${row.channel} is off` };
    }
    try {
      return await port.deliver(row);
    } catch (error) {
      return { kind: "retry", afterSeconds: null, scope: "chat", error: String(error) };
    }
  }

  /** Collects results of one turn of the event loop into one statement. */
  function settle(result: Settled): void {
    settled.push(result);
    flushing ??= new Promise<void>((resolve) => setImmediate(resolve)).then(flush);
  }

  async function flush(): Promise<void> {
    const results = settled;
    settled = [];
    try {
      await recordDeliveries(db.pool, new Date(clock.now()), results);
    } catch (error) {
      // Not recorded: they are sent once more when the lease runs out.
      log.error({ err: error }, "deliveries could not be recorded");
    }
    flushing = settled.length > 0 ? flush() : undefined;
    reportIdle();
  }

  function isIdle(): boolean {
    return (
      flushing === undefined &&
      under.size === 0 &&
      [...chats.values()].every((chat) => chat.rows.length === 0 || chat.timer !== undefined)
    );
  }

  function reportIdle(): void {
    if (idleWaiters.length > 0 && isIdle()) for (const resolve of idleWaiters.splice(0)) resolve();
  }

  async function sweep(all: boolean): Promise<void> {
    const now = clock.now();
    const rows = await claimOutbox(db.pool, {
      now: new Date(now),
      leaseUntil: new Date(now + SEND_LEASE_MS),
      limit: SWEEP_LIMIT,
      all,
    });
    for (const row of rows) add(row);
  }

  return {
    enqueue(rows) {
      for (const row of rows) add({ ...row, attempts: 0, notBefore: null });
    },
    async start() {
      presence = await enterPresence(db.pool);
      await sweep(presence.alone);
      sweeper = setInterval(() => {
        sweep(false).catch((error: unknown) => log.error({ err: error }, "outbox could not be read"));
      }, SWEEP_EVERY_MS);
    },
    async stop(graceMs) {
      stopped = true;
      clearInterval(sweeper);
      for (const chat of chats.values()) clearTimeout(chat.timer);
      let timer: NodeJS.Timeout | undefined;
      const grace = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, graceMs);
      });
      await Promise.race([Promise.all(under), grace]);
      clearTimeout(timer);
      abandoned = true;
      // What comes of a delivery while others are being recorded is recorded after them.
      while (flushing !== undefined) await flushing;
      const left = [...chats.values()].flatMap((chat) => chat.rows.slice(chat.busy ? 1 : 0));
      if (left.length > 0) {
        await releaseOutbox(
          db.pool,
          left.map((row) => row.id),
        );
      }
      presence?.leave();
    },
    idle() {
      return isIdle() ? Promise.resolve() : new Promise((resolve) => idleWaiters.push(resolve));
    },
  };
}

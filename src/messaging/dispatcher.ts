import type { ChannelName } from "../domain/channelName.ts";
import { waitingConversations } from "../db/inbox.ts";
import { createUpdateWorker, type UpdateWorkerOptions } from "./updateWorker.ts";

export interface Dispatcher {
  /** There is something new in this conversation. */
  wake(channel: ChannelName, conversation: string): void;
  /** Begins to look for waiting updates (also those of an earlier life of the process). */
  start(): void;
  /** Stops taking updates and waits for those in work. */
  stop(): Promise<void>;
  /** Resolves when nothing known is left to do; for tests, the demo and the benchmark. */
  idle(): Promise<void>;
  /** Numbers of the updates in work, for the last line of a log. */
  inWork(): bigint[];
}

/** Conversations in work at once; each holds one database connection. */
const MAX_CONVERSATIONS = 8;
const SWEEP_EVERY_MS = 1_000;
const SWEEP_LIMIT = 500;
/** A conversation that another worker holds is looked at again after this time. */
const BUSY_RETRY_MS = 100;

/**
 * Takes waiting updates, one at a time per conversation, many conversations side by side, each in
 * one transaction. The database decides who has a conversation; what is kept here is only a list of
 * those worth looking at.
 */
export function createDispatcher(options: UpdateWorkerOptions): Dispatcher {
  const { services, log } = options;
  const worker = createUpdateWorker(options);
  /** Runnable conversations in order of waking. */
  const queue = new Map<string, ChannelName>();
  const running = new Map<string, Promise<void>>();
  const wokenWhileRunning = new Map<string, ChannelName>();
  /** Conversations whose next update was in work when a process ended: each is worked on alone. */
  const quarantine = new Map<string, ChannelName>();
  let sweeper: NodeJS.Timeout | undefined;
  let sweeping: Promise<void> | undefined;
  let stopped = false;
  let idleWaiters: (() => void)[] = [];

  function wake(channel: ChannelName, conversation: string): void {
    if (running.has(conversation)) wokenWhileRunning.set(conversation, channel);
    else queue.set(conversation, channel);
    pump();
  }

  function pump(): void {
    while (!stopped && running.size < MAX_CONVERSATIONS) {
      const suspect = quarantine.entries().next().value;
      // Whoever works beside a deadly update dies with it, and would be taken for deadly too.
      if (suspect !== undefined && running.size > 0) break;
      const next = suspect ?? queue.entries().next().value;
      if (next === undefined) break;
      const [conversation, channel] = next;
      quarantine.delete(conversation);
      queue.delete(conversation);
      const alone = suspect !== undefined;
      const work = drain(channel, conversation, alone)
        .catch((error: unknown) =>
          log.error({ err: error, conversation }, "conversation could not be worked on"),
        )
        .finally(() => {
          running.delete(conversation);
          const again = wokenWhileRunning.get(conversation);
          wokenWhileRunning.delete(conversation);
          if (again !== undefined) queue.set(conversation, again);
          pump();
        });
      running.set(conversation, work);
      if (alone) break;
    }
    if (running.size === 0 && ((queue.size === 0 && quarantine.size === 0) || stopped)) {
      for (const resolve of idleWaiters.splice(0)) resolve();
    }
  }

  /** Handles updates of one conversation until none is left, it is held elsewhere, or we stop. */
  async function drain(channel: ChannelName, conversation: string, alone: boolean): Promise<void> {
    while (!stopped) {
      wokenWhileRunning.delete(conversation);
      const { kind, againAfterMs = kind === "busy" ? BUSY_RETRY_MS : undefined } = await worker.handleNext(
        channel,
        conversation,
        alone,
      );
      if (kind === "suspect") quarantine.set(conversation, channel);
      if (alone && kind === "more") queue.set(conversation, channel);
      else if (kind === "more") continue;
      if (againAfterMs !== undefined) setTimeout(() => wake(channel, conversation), againAfterMs).unref();
      if (!alone && wokenWhileRunning.has(conversation)) continue;
      return;
    }
  }

  async function sweep(): Promise<void> {
    try {
      const now = new Date(services.clock.now());
      for (const row of await waitingConversations(services.db.pool, now, SWEEP_LIMIT)) {
        if (!running.has(row.conversation) && !queue.has(row.conversation)) {
          queue.set(row.conversation, row.channel);
        }
      }
      pump();
    } catch (error) {
      log.error({ err: error }, "waiting updates could not be looked up");
    }
  }

  return {
    wake,
    start() {
      worker.start();
      sweeping = sweep();
      sweeper = setInterval(() => {
        sweeping = (sweeping ?? Promise.resolve()).then(() => sweep());
      }, SWEEP_EVERY_MS);
    },
    async stop() {
      stopped = true;
      clearInterval(sweeper);
      await sweeping;
      await Promise.all(running.values());
    },
    inWork: () => worker.inWork(),
    idle() {
      if (running.size === 0 && queue.size === 0 && quarantine.size === 0) return Promise.resolve();
      return new Promise((resolve) => idleWaiters.push(resolve));
    },
  };
}

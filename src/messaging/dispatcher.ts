import type { ChannelName } from "../domain/channelName.ts";
import { waitingConversations } from "../db/inbox.ts";
import { createUpdateTries, type UpdateTriesOptions } from "./updateTries.ts";

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
export function createDispatcher(options: UpdateTriesOptions): Dispatcher {
  const { services, log } = options;
  const tries = createUpdateTries(options);
  /** Runnable conversations in order of waking. */
  const queue = new Map<string, ChannelName>();
  const running = new Map<string, Promise<void>>();
  const wokenWhileRunning = new Map<string, ChannelName>();
  /** Conversations whose next update was in work when a process ended: each is worked on alone. */
  const quarantine = new Map<string, ChannelName>();
  /** Conversations that have had their share, until their next turn. */
  const paused = new Map<string, NodeJS.Timeout>();
  let sweeper: NodeJS.Timeout | undefined;
  let sweeping: Promise<void> | undefined;
  let stopped = false;
  let idleWaiters: (() => void)[] = [];

  function wake(channel: ChannelName, conversation: string): void {
    if (paused.has(conversation)) return;
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
    if (isIdle() || (running.size === 0 && stopped)) {
      for (const resolve of idleWaiters.splice(0)) resolve();
    }
  }

  function isIdle(): boolean {
    return running.size === 0 && queue.size === 0 && quarantine.size === 0 && paused.size === 0;
  }

  /** Looks at a conversation no sooner than its turn comes. */
  function pause(channel: ChannelName, conversation: string, ms: number): void {
    wokenWhileRunning.delete(conversation);
    const timer = setTimeout(() => {
      paused.delete(conversation);
      wake(channel, conversation);
    }, ms);
    paused.set(conversation, timer.unref());
  }

  /**
   * Handles updates of one conversation until none is left, it is held elsewhere, or we stop. While others wait,
   * one at a turn: whoever sends hundreds stands behind them each time, and they never behind the hundreds.
   */
  async function drain(channel: ChannelName, conversation: string, alone: boolean): Promise<void> {
    while (!stopped) {
      wokenWhileRunning.delete(conversation);
      const turn = await tries.next(channel, conversation, alone);
      switch (turn.kind) {
        case "more":
          if (!alone && queue.size === 0) continue;
          queue.set(conversation, channel);
          return;
        case "suspect":
          quarantine.set(conversation, channel);
          break;
        case "busy":
          wakeIn(BUSY_RETRY_MS, channel, conversation);
          break;
        case "deferred":
          wakeIn(turn.ms, channel, conversation);
          break;
        case "paused":
          pause(channel, conversation, turn.ms);
          return;
        case "done":
          break;
        default:
          turn satisfies never;
      }
      if (alone || !wokenWhileRunning.has(conversation)) return;
    }
  }

  function wakeIn(ms: number, channel: ChannelName, conversation: string): void {
    setTimeout(() => wake(channel, conversation), ms).unref();
  }

  async function sweep(): Promise<void> {
    try {
      const now = new Date(services.clock.now());
      for (const row of await waitingConversations(services.db.pool, now, SWEEP_LIMIT)) {
        const { conversation } = row;
        if (!running.has(conversation) && !queue.has(conversation) && !paused.has(conversation)) {
          queue.set(conversation, row.channel);
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
      tries.begin();
      sweeping = sweep();
      sweeper = setInterval(() => {
        sweeping = (sweeping ?? Promise.resolve()).then(() => sweep());
      }, SWEEP_EVERY_MS);
    },
    async stop() {
      stopped = true;
      clearInterval(sweeper);
      for (const timer of paused.values()) clearTimeout(timer);
      paused.clear();
      await sweeping;
      await Promise.all(running.values());
    },
    inWork: () => tries.inWork(),
    idle() {
      if (isIdle()) return Promise.resolve();
      return new Promise((resolve) => idleWaiters.push(resolve));
    },
  };
}

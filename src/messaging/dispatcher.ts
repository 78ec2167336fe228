import type { ChannelName } from "../channels/channel.ts";
import {
  AlreadyHandled,
  buryUpdate,
  deferUpdate,
  takeUpdate,
  waitingConversations,
  type TakenUpdate,
} from "../db/hotPath.ts";
import type { Logger } from "../logger.ts";
import { finishAct, forgetTouched, openAct, type ActServices, type OpenAct } from "./act.ts";

/** One update being handled: the act, and the dialogue it reads and changes. */
export interface Handling {
  readonly act: OpenAct;
  readonly update: TakenUpdate;
  readonly channel: ChannelName;
  readonly conversation: string;
  /** Changed dialogues; null deletes. */
  readonly dialogues: Map<string, string | null>;
}

export interface DispatcherOptions {
  services: ActServices;
  log: Logger;
  /** Runs the flows; everything it does goes through `handling.act`. */
  handle(handling: Handling): Promise<void>;
  /** Tells the sender of an update that it could not be handled, after the last try. */
  apologise(handling: Handling): Promise<void>;
}

export interface Dispatcher {
  /** There is something new in this conversation. */
  wake(channel: ChannelName, conversation: string): void;
  /** Begins to look for waiting updates (also those of an earlier life of the process). */
  start(): void;
  /** Stops taking updates and waits for those in work. */
  stop(): Promise<void>;
  /** Resolves when nothing known is left to do; for tests, the demo and the benchmark. */
  idle(): Promise<void>;
}

/** Conversations in work at once; each holds one database connection. */
const MAX_CONVERSATIONS = 8;
const SWEEP_EVERY_MS = 1_000;
const SWEEP_LIMIT = 500;
/** A conversation that another worker holds is looked at again after this time. */
const BUSY_RETRY_MS = 100;

const MAX_TRIES = 5;
/** Pauses after the 1st, 2nd, … failed try. */
const RETRY_AFTER_MS = [200, 1_000, 5_000, 20_000];

/** Serialization failure and deadlock (PostgreSQL): the whole transaction is tried again at once. */
const RETRY_AT_ONCE = new Set(["40001", "40P01"]);
const AT_ONCE_TRIES = 3;

/**
 * Takes waiting updates, one at a time per conversation, many conversations side by side, each in
 * one transaction. The database decides who has a conversation; what is kept here is only a list of
 * those worth looking at.
 */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { services, log } = options;
  /** Runnable conversations in order of waking. */
  const queue = new Map<string, ChannelName>();
  const running = new Map<string, Promise<void>>();
  const wokenWhileRunning = new Map<string, ChannelName>();
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
      const next = queue.entries().next().value;
      if (next === undefined) break;
      const [conversation, channel] = next;
      queue.delete(conversation);
      const work = drain(channel, conversation)
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
    }
    if (running.size === 0 && (queue.size === 0 || stopped)) {
      for (const resolve of idleWaiters.splice(0)) resolve();
    }
  }

  /** Handles updates of one conversation until none is left, it is held elsewhere, or we stop. */
  async function drain(channel: ChannelName, conversation: string): Promise<void> {
    while (!stopped) {
      wokenWhileRunning.delete(conversation);
      const outcome = await handleOne(channel, conversation);
      if (outcome === "more") continue;
      if (outcome === "busy") setTimeout(() => wake(channel, conversation), BUSY_RETRY_MS).unref();
      if (wokenWhileRunning.has(conversation)) continue;
      return;
    }
  }

  async function handleOne(channel: ChannelName, conversation: string): Promise<"more" | "done" | "busy"> {
    let taken: TakenUpdate | undefined;
    let act: OpenAct | undefined;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await services.db.transaction(async (uow) => {
          const now = new Date(services.clock.now());
          const take = await takeUpdate(uow.sql, channel, conversation, now);
          if (take.kind !== "update") return take.kind === "busy" ? "busy" : "done";
          taken = take.update;
          act = openAct(services, uow, {
            key: `u:${take.update.inboxId}`,
            actor: take.update.person,
            channel,
            outboxIds: take.update.outboxIds,
          });
          const handling = { act, update: take.update, channel, conversation, dialogues: new Map() };
          await options.handle(handling);
          await finishAct(services, act, { inboxId: take.update.inboxId, dialogues: handling.dialogues });
          return take.update.more ? "more" : "done";
        });
      } catch (error) {
        if (act !== undefined) forgetTouched(services, act);
        if (error instanceof AlreadyHandled) return "more";
        if (attempt < AT_ONCE_TRIES && (act?.isOvertaken === true || isTransient(error))) continue;
        if (taken === undefined) throw error;
        return failed(channel, conversation, taken, error);
      }
    }
  }

  /** Waits and tries again, or buries the update with one honest message. */
  async function failed(
    channel: ChannelName,
    conversation: string,
    update: TakenUpdate,
    error: unknown,
  ): Promise<"more" | "done"> {
    const pause = RETRY_AFTER_MS[update.attempts];
    log.error({ err: error, inboxId: String(update.inboxId), attempt: update.attempts + 1 }, "update failed");
    if (update.attempts + 1 < MAX_TRIES && pause !== undefined) {
      await deferUpdate(services.db.pool, update.inboxId, new Date(services.clock.now() + pause));
      setTimeout(() => wake(channel, conversation), pause).unref();
      return "done";
    }
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    await services.db.transaction(async (uow) => {
      const now = new Date(services.clock.now());
      if (!(await buryUpdate(uow.sql, update.inboxId, text, now))) return;
      const act = openAct(services, uow, {
        key: `dead:${update.inboxId}`,
        actor: update.person,
        channel,
        outboxIds: [],
      });
      const handling: Handling = { act, update, channel, conversation, dialogues: new Map() };
      await options.apologise(handling);
      await finishAct(services, act, { dialogues: handling.dialogues });
    });
    return "more";
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
    idle() {
      if (running.size === 0 && queue.size === 0) return Promise.resolve();
      return new Promise((resolve) => idleWaiters.push(resolve));
    },
  };
}

function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && typeof error.code === "string" && RETRY_AT_ONCE.has(error.code)) return true;
  return error.cause !== undefined && isTransient(error.cause);
}

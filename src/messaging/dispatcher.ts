import type { ChannelName } from "./channel.ts";
import { AppError } from "../domain/AppError.ts";
import { takenUpdate, takeUpdate, type TakenUpdate } from "../db/hot/takeUpdate.ts";
import { buryUpdate, countTry, deferUpdate, lastInboxId, waitingConversations } from "../db/inbox.ts";
import type { Logger } from "../observe/logger.ts";
import { isTransient } from "./isTransient.ts";
import { replyKey } from "./replyKey.ts";
import { finishAct, openAct, type ActServices, type ActSession, type OpenAct } from "./act.ts";

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
  /** Pauses after the 1st, 2nd, … failed try; other ones in tests. */
  retryAfterMs?: readonly number[];
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
  /** Numbers of the updates in work, for the last line of a log. */
  inWork(): bigint[];
}

/** Conversations in work at once; each holds one database connection. */
const MAX_CONVERSATIONS = 8;
const SWEEP_EVERY_MS = 1_000;
const SWEEP_LIMIT = 500;
/** A conversation that another worker holds is looked at again after this time. */
const BUSY_RETRY_MS = 100;

const MAX_TRIES = 5;
const RETRY_AFTER_MS = [200, 1_000, 5_000, 20_000];

const AT_ONCE_TRIES = 3;

/** What one transaction came to. */
type Attempt =
  | { kind: "over"; outcome: "more" | "done" | "busy" }
  /** The update may have ended a process before: its try must be counted before it is made. */
  | { kind: "uncounted"; update: TakenUpdate }
  /** Rolled back. `update` is undefined when not even that was read; `atOnce`: nothing is wrong with it. */
  | { kind: "failed"; update: TakenUpdate | undefined; error: unknown; atOnce: boolean };

/**
 * Takes waiting updates, one at a time per conversation, many conversations side by side, each in
 * one transaction. The database decides who has a conversation; what is kept here is only a list of
 * those worth looking at.
 */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { services, log, retryAfterMs = RETRY_AFTER_MS } = options;
  /** Runnable conversations in order of waking. */
  const queue = new Map<string, ChannelName>();
  const running = new Map<string, Promise<void>>();
  const wokenWhileRunning = new Map<string, ChannelName>();
  /** Conversations whose next update was in work when a process ended: each is worked on alone. */
  const quarantine = new Map<string, ChannelName>();
  const working = new Map<string, bigint>();
  /** Updates up to this number were there before this process, which therefore may have died of them. */
  let fromEarlierLife: Promise<bigint> = Promise.resolve(0n);
  /** Of those, the ones that failed here and did not end the process. */
  const survived = new Set<bigint>();
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
      const outcome = await handleOne(channel, conversation, alone);
      if (outcome === "suspect") quarantine.set(conversation, channel);
      if (alone && outcome === "more") queue.set(conversation, channel);
      else if (outcome === "more") continue;
      if (outcome === "busy") setTimeout(() => wake(channel, conversation), BUSY_RETRY_MS).unref();
      if (!alone && wokenWhileRunning.has(conversation)) continue;
      return;
    }
  }

  /** @param alone nothing else is in work in this process */
  async function handleOne(
    channel: ChannelName,
    conversation: string,
    alone: boolean,
  ): Promise<"more" | "done" | "busy" | "suspect"> {
    let counted: bigint | undefined;
    for (let attempt = 1; ; attempt += 1) {
      const tried = await attemptOnce(channel, conversation, counted);
      switch (tried.kind) {
        case "over":
          return tried.outcome;
        case "uncounted": {
          const { update } = tried;
          // It was in work at the end of an earlier process already.
          if (update.attempts > 0 && !alone) return "suspect";
          counted = update.inboxId;
          const attempts = await countTry(services.db.pool, counted);
          // The try of the process it came to was not counted.
          if (attempts < MAX_TRIES) continue;
          return bury(channel, conversation, update, `The process ended ${attempts} times in this update.`);
        }
        case "failed": {
          const { update, error } = tried;
          if (tried.atOnce && attempt < AT_ONCE_TRIES) continue;
          if (update === undefined) throw error;
          survived.add(update.inboxId);
          return failed(channel, conversation, update, error, counted === update.inboxId);
        }
        default:
          tried satisfies never;
      }
    }
  }

  /** @param counted the update whose try is among its attempts already */
  async function attemptOnce(
    channel: ChannelName,
    conversation: string,
    counted: bigint | undefined,
  ): Promise<Attempt> {
    const suspectsUpTo = await fromEarlierLife;
    const first = takeUpdate(channel, conversation);
    let update: TakenUpdate | undefined;
    let act: OpenAct | undefined;
    try {
      return await services.db.transaction(async (uow): Promise<Attempt> => {
        const take = takenUpdate(first, new Date(services.clock.now()));
        if (take.kind !== "update") return { kind: "over", outcome: take.kind === "busy" ? "busy" : "done" };
        ({ update } = take);
        const { inboxId } = update;
        if (inboxId <= suspectsUpTo && !survived.has(inboxId) && counted !== inboxId) {
          return { kind: "uncounted", update };
        }
        working.set(conversation, inboxId);
        act = openAct(services, uow, {
          key: replyKey(inboxId),
          actor: update.person,
          channel,
          session: sessionOf(services, channel, conversation, update.payload),
          outboxIds: update.outboxIds,
        });
        const handling: Handling = { act, update, channel, conversation, dialogues: new Map() };
        if (update.attempts + (counted === inboxId ? 0 : 1) >= MAX_TRIES) dropDialogue(handling);
        await options.handle(handling);
        await finishAct(services, act, { inboxId, dialogues: handling.dialogues });
        return { kind: "over", outcome: update.more ? "more" : "done" };
      }, first);
    } catch (error) {
      if (error instanceof AppError && error.code === "update.handled_elsewhere")
        return { kind: "over", outcome: "more" };
      return { kind: "failed", update, error, atOnce: act?.isOvertaken === true || isTransient(error) };
    } finally {
      working.delete(conversation);
    }
  }

  /** Waits and tries again, or buries the update. `counted`: this try is among its attempts already. */
  async function failed(
    channel: ChannelName,
    conversation: string,
    update: TakenUpdate,
    error: unknown,
    counted: boolean,
  ): Promise<"more" | "done"> {
    const tries = update.attempts + (counted ? 0 : 1);
    const pause = retryAfterMs[tries - 1];
    log.error({ err: error, inboxId: String(update.inboxId), attempt: tries }, "update failed");
    if (tries < MAX_TRIES && pause !== undefined) {
      await deferUpdate(services.db.pool, update.inboxId, {
        attempts: tries,
        notBefore: new Date(services.clock.now() + pause),
      });
      setTimeout(() => wake(channel, conversation), pause).unref();
      return "done";
    }
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return bury(channel, conversation, update, text);
  }

  /** Gives an update up with one honest message, and the dialogue with it: it may be what is broken. */
  async function bury(
    channel: ChannelName,
    conversation: string,
    update: TakenUpdate,
    text: string,
  ): Promise<"more"> {
    survived.delete(update.inboxId);
    log.error({ inboxId: String(update.inboxId), reason: text.split("\n", 1)[0] }, "update given up");
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
      dropDialogue(handling);
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
      fromEarlierLife = lastInboxId(services.db.pool).catch((error: unknown) => {
        log.error({ err: error }, "updates of an earlier process could not be told apart");
        return 0n;
      });
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
    inWork: () => [...working.values()],
    idle() {
      if (running.size === 0 && queue.size === 0 && quarantine.size === 0) return Promise.resolve();
      return new Promise((resolve) => idleWaiters.push(resolve));
    },
  };
}

/** The chat, and where the channel tells the browser in it. */
function sessionOf(
  { channels }: ActServices,
  channel: ChannelName,
  conversation: string,
  payload: unknown,
): ActSession {
  const browser = channels.get(channel)?.sessionIn?.(payload) ?? null;
  return { conversation, id: browser === null ? conversation : `${conversation}#${browser}` };
}

/** The flows are entered anew from the data, whatever the dialogue was about. */
function dropDialogue(handling: Handling): void {
  handling.update.dialogue = null;
  handling.dialogues.set(handling.conversation, null);
}

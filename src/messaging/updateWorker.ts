import type { ChannelName } from "../domain/channelName.ts";
import { AppError } from "../domain/AppError.ts";
import { takenUpdate, takeUpdate, type TakenUpdate } from "../db/hot/takeUpdate.ts";
import { buryUpdate, countTry, deferUpdate, lastInboxId } from "../db/inbox.ts";
import type { Logger } from "../observe/logger.ts";
import { AT_ONCE_TRIES, finishAct, openAct, wasInTheWay, type ActServices, type OpenAct } from "./act.ts";
import { replyKey } from "./replyKey.ts";

/** One update being handled: the act, and the dialogue it reads and changes. */
export interface Received {
  readonly act: OpenAct;
  readonly update: TakenUpdate;
  readonly channel: ChannelName;
  readonly conversation: string;
  /** Changed dialogues; null deletes. */
  readonly dialogues: Map<string, string | null>;
}

export interface UpdateWorkerOptions {
  services: ActServices;
  log: Logger;
  /** Runs the flows; everything it does goes through `handling.act`. */
  handle(handling: Received): Promise<void>;
  /** Tells the sender of an update that it could not be handled, after the last try. */
  apologise(handling: Received): Promise<void>;
  /** Pauses after the 1st, 2nd, … failed try; other ones in tests. */
  retryAfterMs?: readonly number[];
}

/** What became of the next update of a conversation. */
export interface UpdateOutcome {
  kind: "more" | "done" | "busy" | "suspect";
  /** The update waits for its next try: the conversation is to be looked at again after so long. */
  againAfterMs?: number;
}

/** Makes the tries of one update at a time: counts them, retries, and gives up with an honest word. */
export interface UpdateWorker {
  /** Tells the updates that were there before this process, which therefore may have died of them. */
  start(): void;
  /** @param alone nothing else is in work in this process */
  handleNext(channel: ChannelName, conversation: string, alone: boolean): Promise<UpdateOutcome>;
  /** Numbers of the updates in work. */
  inWork(): bigint[];
}

const MAX_TRIES = 5;
const RETRY_AFTER_MS = [200, 1_000, 5_000, 20_000];

/** What one transaction came to. */
type Attempt =
  | { kind: "over"; outcome: "more" | "done" | "busy" }
  /** The update may have ended a process before: its try must be counted before it is made. */
  | { kind: "uncounted"; update: TakenUpdate }
  /** Rolled back. `update` is undefined when not even that was read; `atOnce`: nothing is wrong with it. */
  | { kind: "failed"; update: TakenUpdate | undefined; error: unknown; atOnce: boolean };

export function createUpdateWorker(options: UpdateWorkerOptions): UpdateWorker {
  const { services, log, retryAfterMs = RETRY_AFTER_MS } = options;
  const working = new Map<string, bigint>();
  /** Updates up to this number were there before this process, which therefore may have died of them. */
  let fromEarlierLife: Promise<bigint> = Promise.resolve(0n);
  /** Of those, the ones that failed here and did not end the process. */
  const survived = new Set<bigint>();

  async function handleNext(
    channel: ChannelName,
    conversation: string,
    alone: boolean,
  ): Promise<UpdateOutcome> {
    let counted: bigint | undefined;
    for (let attempt = 1; ; attempt += 1) {
      const tried = await attemptOnce(channel, conversation, counted);
      switch (tried.kind) {
        case "over":
          return { kind: tried.outcome };
        case "uncounted": {
          const { update } = tried;
          // It was in work at the end of an earlier process already.
          if (update.attempts > 0 && !alone) return { kind: "suspect" };
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
          outboxIds: update.outboxIds,
        });
        const handling: Received = { act, update, channel, conversation, dialogues: new Map() };
        if (update.attempts + (counted === inboxId ? 0 : 1) >= MAX_TRIES) dropDialogue(handling);
        await options.handle(handling);
        await finishAct(services, act, { inboxId, dialogues: handling.dialogues });
        return { kind: "over", outcome: update.more ? "more" : "done" };
      }, first);
    } catch (error) {
      if (error instanceof AppError && error.code === "update.handled_elsewhere")
        return { kind: "over", outcome: "more" };
      return { kind: "failed", update, error, atOnce: wasInTheWay(act, error) };
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
  ): Promise<UpdateOutcome> {
    const tries = update.attempts + (counted ? 0 : 1);
    const pause = retryAfterMs[tries - 1];
    log.error({ err: error, inboxId: String(update.inboxId), attempt: tries }, "update failed");
    if (tries < MAX_TRIES && pause !== undefined) {
      await deferUpdate(services.db.pool, update.inboxId, {
        attempts: tries,
        notBefore: new Date(services.clock.now() + pause),
      });
      return { kind: "done", againAfterMs: pause };
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
  ): Promise<UpdateOutcome> {
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
      const handling: Received = { act, update, channel, conversation, dialogues: new Map() };
      dropDialogue(handling);
      await options.apologise(handling);
      await finishAct(services, act, { dialogues: handling.dialogues });
    });
    return { kind: "more" };
  }

  return {
    start() {
      fromEarlierLife = lastInboxId(services.db.pool).catch((error: unknown) => {
        log.error({ err: error }, "updates of an earlier process could not be told apart");
        return 0n;
      });
    },
    handleNext,
    inWork: () => [...working.values()],
  };
}

/** The flows are entered anew from the data, whatever the dialogue was about. */
function dropDialogue(handling: Received): void {
  handling.update.dialogue = null;
  handling.dialogues.set(handling.conversation, null);
}

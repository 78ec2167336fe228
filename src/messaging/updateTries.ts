import type { ChannelName } from "../domain/channelName.ts";
import { AppError } from "../domain/AppError.ts";
import { takenUpdate, takeUpdate, type TakenUpdate } from "../db/hot/takeUpdate.ts";
import { buryUpdate, countTry, deferUpdate, dropOfStranger, lastInboxId } from "../db/inbox.ts";
import type { Logger } from "../observe/logger.ts";
import {
  AT_ONCE_TRIES,
  finishAct,
  openAct,
  wasInTheWay,
  type ActServices,
  type ActSession,
  type OpenAct,
} from "./act.ts";
import { createFloodGuard, type FloodLimits } from "./floodGuard.ts";
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

export interface UpdateTriesOptions {
  services: ActServices;
  log: Logger;
  /** Runs the flows; everything it does goes through `handling.act`. */
  handle(handling: Received): Promise<void>;
  /** Tells the sender of an update that it could not be handled, after the last try. */
  apologise(handling: Received): Promise<void>;
  /** Tells a stranger who sends too much how long nobody will listen. */
  askToWait(handling: Received, minutes: number): Promise<void>;
  /** Other ones in tests. */
  flood?: FloodLimits;
  /** Pauses after the 1st, 2nd, … failed try; other ones in tests. */
  retryAfterMs?: readonly number[];
}

/** What became of the oldest update of a conversation. */
export type Turn =
  /** Another one waits behind it. */
  | { kind: "more" }
  | { kind: "done" }
  /** Another worker has the conversation. */
  | { kind: "busy" }
  /** It was in work when a process ended: it must be worked on alone. */
  | { kind: "suspect" }
  /** It failed: to be tried again after so many milliseconds. */
  | { kind: "deferred"; ms: number }
  /** The conversation has had its share: its turn comes after so many milliseconds. */
  | { kind: "paused"; ms: number };

export interface UpdateTries {
  /** Marks what is there already: a process before this one may have died of it. */
  begin(): void;
  /** Handles the oldest update of a conversation. @param alone nothing else is in work in this process */
  next(channel: ChannelName, conversation: string, alone: boolean): Promise<Turn>;
  /** Numbers of the updates in work. */
  inWork(): bigint[];
}

const MAX_TRIES = 5;
const RETRY_AFTER_MS = [200, 1_000, 5_000, 20_000];

/** What one transaction came to. */
type Attempt =
  | { kind: "over"; outcome: "more" | "done" | "busy" }
  /** Nothing was done yet: this conversation has had its share. */
  | { kind: "paused"; ms: number }
  /** The update may have ended a process before: its try must be counted before it is made. */
  | { kind: "uncounted"; update: TakenUpdate }
  /** Rolled back. `update` is undefined when not even that was read; `atOnce`: nothing is wrong with it. */
  | { kind: "failed"; update: TakenUpdate | undefined; error: unknown; atOnce: boolean };

/** One update at a time: taken, handled in one transaction, tried again, given up; or not even listened to. */
export function createUpdateTries(options: UpdateTriesOptions): UpdateTries {
  const { services, log, retryAfterMs = RETRY_AFTER_MS } = options;
  const working = new Map<string, bigint>();
  const flood = createFloodGuard(options.flood);
  /** Updates up to this number were there before this process, which therefore may have died of them. */
  let fromEarlierLife: Promise<bigint> = Promise.resolve(0n);
  /** Of those, the ones that failed here and did not end the process. */
  const survived = new Set<bigint>();

  async function next(channel: ChannelName, conversation: string, alone: boolean): Promise<Turn> {
    if (flood.isMuted(conversation) && (await dropMuted(channel, conversation))) return { kind: "done" };
    let counted: bigint | undefined;
    for (let attempt = 1; ; attempt += 1) {
      const tried = await attemptOnce(channel, conversation, counted);
      switch (tried.kind) {
        case "over":
          return { kind: tried.outcome };
        case "paused":
          return { kind: "paused", ms: tried.ms };
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
        // The web has no strangers: its accounts are opened by an invitation.
        const isStranger = update.person === null && channel !== "web";
        const verdict = flood.judge({ channel, conversation, inboxId, isStranger });
        if (verdict.kind === "later") return { kind: "paused", ms: verdict.ms };
        working.set(conversation, inboxId);
        act = openAct(services, uow, {
          key: replyKey(inboxId),
          actor: update.person,
          channel,
          session: sessionOf(services, channel, conversation, update.payload),
          outboxIds: update.outboxIds,
        });
        const handling: Received = { act, update, channel, conversation, dialogues: new Map() };
        if (update.attempts + (counted === inboxId ? 0 : 1) >= MAX_TRIES) dropDialogue(handling);
        if (verdict.kind === "ask_to_wait") {
          await options.askToWait(handling, verdict.minutes);
          act.refused("too_many");
          uow.afterCommit(() => flood.mute(conversation));
        } else await options.handle(handling);
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

  /** Drops what waits of a stranger whom nobody listens to. @returns false: they are known by now */
  async function dropMuted(channel: ChannelName, conversation: string): Promise<boolean> {
    const now = new Date(services.clock.now());
    const { isKnown, dropped } = await dropOfStranger(services.db.pool, { channel, conversation, now });
    if (isKnown) flood.unmute(conversation);
    for (let one = 0; one < dropped; one += 1) services.onRefused?.(channel, "too_many");
    return !isKnown;
  }

  /** Waits and tries again, or buries the update. `counted`: this try is among its attempts already. */
  async function failed(
    channel: ChannelName,
    conversation: string,
    update: TakenUpdate,
    error: unknown,
    counted: boolean,
  ): Promise<Turn> {
    const tries = update.attempts + (counted ? 0 : 1);
    const pause = retryAfterMs[tries - 1];
    log.error({ err: error, inboxId: String(update.inboxId), attempt: tries }, "update failed");
    if (tries < MAX_TRIES && pause !== undefined) {
      await deferUpdate(services.db.pool, update.inboxId, {
        attempts: tries,
        notBefore: new Date(services.clock.now() + pause),
      });
      return { kind: "deferred", ms: pause };
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
  ): Promise<Turn> {
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
    begin() {
      fromEarlierLife = lastInboxId(services.db.pool).catch((error: unknown) => {
        log.error({ err: error }, "updates of an earlier process could not be told apart");
        return 0n;
      });
    },
    next,
    inWork: () => [...working.values()],
  };
}

/** The flows are entered anew from the data, whatever the dialogue was about. */
function dropDialogue(handling: Received): void {
  handling.update.dialogue = null;
  handling.dialogues.set(handling.conversation, null);
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

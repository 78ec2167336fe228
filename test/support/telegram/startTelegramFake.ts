import { createServer } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { answerRequest, type LoggedCall } from "./answerRequest.ts";
import { commandsKey } from "./botMethods.ts";
import { FakeState } from "./FakeState.ts";
import { FakeUser } from "./FakeUser.ts";
import { FaultPlan, type ActiveFault, type FaultRule } from "./FaultPlan.ts";
import { FloodControl } from "./FloodControl.ts";
import type { JsonObject } from "./json.ts";
import { LongPoll } from "./LongPoll.ts";
import type { FakeApiUser } from "./messages.ts";
import { seededRandom } from "./seededRandom.ts";
import { UpdateQueue } from "./UpdateQueue.ts";
import { WebhookSender } from "./WebhookSender.ts";

export interface TelegramFakeOptions {
  readonly token?: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Milliseconds since 1970; the server's clock for dates, expiry and the 48 h of deletion. */
  readonly now?: () => number;
  readonly firstUpdateId?: number;
  /** First pause before a failed webhook delivery is repeated. */
  readonly webhookRetryMs?: number;
  /** Refuse what comes too fast, by Telegram's published rules of thumb. Off by default. */
  readonly floodControl?: boolean;
  /** Seed of the faults with a probability. */
  readonly seed?: number;
  /** Calls kept in the log; the oldest are dropped beyond it. */
  readonly keepCalls?: number;
}

export interface NewUser {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly languageCode?: string;
  /** True when the person has pressed "Start" before, so that the bot may write first. */
  readonly started?: boolean;
}

/** A strict Telegram Bot API server on 127.0.0.1 with the people who talk to the bot. */
export interface TelegramFake {
  /** To be used as the API root. */
  readonly url: string;
  readonly token: string;
  readonly bot: FakeApiUser;
  /** The person with this id in their private chat with the bot; made on first use. */
  user(id: number, options?: NewUser): FakeUser;
  /** The same person writing in a group, which is made on first use. */
  userInGroup(userId: number, groupId: number, options?: { title?: string }): FakeUser;
  /** All calls so far, oldest first; getUpdates is left out unless it was asked for. */
  calls(filter?: { method?: string; chatId?: number }): readonly LoggedCall[];
  clearCalls(): void;
  fault(rule: FaultRule): ActiveFault;
  clearFaults(): void;
  /** Gives the newest `count` updates out again although they were acknowledged. @returns their ids */
  redeliver(count: number): readonly number[];
  /** Updates that the bot has not acknowledged. */
  pendingUpdates(): number;
  /** True while a getUpdates is waiting. */
  isPolled(): boolean;
  /** An update of any kind and content, as a later version of the API may send it. */
  pushUpdate(kind: string, content: object): number | undefined;
  /** All ids given out so far. */
  updateIds(): readonly number[];
  /** After a week of silence the real server goes on from a random, maybe smaller, id. */
  continueUpdatesFrom(id: number): void;
  /** A group became a supergroup: calls for the old id are refused with the new one. */
  migrateGroup(from: number, to: number): void;
  /** Bot's commands as set for a scope ("default" when left out) and language. */
  commands(scope?: JsonObject, languageCode?: string): unknown;
  webhookUrl(): string;
  /** Resolves when the bot has acknowledged everything. */
  drained(): Promise<void>;
  /** Runs the listener after every finished call; for load generators. @returns a function that stops it */
  onCall(listener: (call: LoggedCall) => void): () => void;
  close(): Promise<void>;
}

const DEFAULT_TOKEN = "100200300:AAFakeTokenForTests-0123456789abcdef";

/** Starts the fake server. Close it at the end of the test. */
export async function startTelegramFake(options: TelegramFakeOptions = {}): Promise<TelegramFake> {
  const token = options.token ?? DEFAULT_TOKEN;
  const now = options.now ?? Date.now;
  const bot = {
    id: Number(token.split(":")[0]),
    is_bot: true,
    first_name: "Kiemtra",
    username: "kiemtra_test_bot",
  };
  const state = new FakeState(bot, now);
  const queue = new UpdateQueue({ now, firstUpdateId: options.firstUpdateId ?? 500_000_001 });
  const webhook = new WebhookSender({ queue, now, retryMs: options.webhookRetryMs ?? 1000 });
  const poll = new LongPoll(queue, webhook);
  const faults = new FaultPlan(seededRandom(options.seed ?? 1));
  const keepCalls = options.keepCalls ?? 100_000;
  const calls: LoggedCall[] = [];
  const listeners = new Set<(call: LoggedCall) => void>();
  const polls: LoggedCall[] = [];

  function log(call: LoggedCall): void {
    const list = call.method === "getUpdates" ? polls : calls;
    list.push(call);
    if (list.length > keepCalls * 2) list.splice(0, keepCalls);
    for (const listener of listeners) listener(call);
  }

  const flood = options.floodControl ? new FloodControl(now) : undefined;
  const parts = { token, state, queue, webhook, poll, faults, flood, log };
  const server = createServer((request, response) => {
    answerRequest(parts, request, response).catch(() => request.socket.destroy());
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the fake server has no port");

  const apiUser = (id: number, made: NewUser = {}): FakeApiUser => ({
    id,
    is_bot: false,
    first_name: made.firstName ?? `Người ${id}`,
    ...(made.lastName === undefined ? {} : { last_name: made.lastName }),
    language_code: made.languageCode ?? "vi",
  });
  const users = new Map<number, FakeUser>();

  function user(id: number, made: NewUser = {}): FakeUser {
    const known = users.get(id);
    if (known) return known;
    const person = apiUser(id, made);
    const chat = state.openChat({ id, type: "private", first_name: person.first_name });
    chat.started = made.started ?? false;
    const created = new FakeUser(state, queue, person, chat);
    users.set(id, created);
    return created;
  }

  return {
    url: `http://127.0.0.1:${address.port}`,
    token,
    bot,
    user,
    userInGroup: (userId, groupId, made = {}) => {
      const chat = state.openChat({
        id: groupId,
        type: "supergroup",
        title: made.title ?? `Nhóm ${groupId}`,
      });
      return new FakeUser(state, queue, user(userId).user, chat);
    },
    calls: (filter = {}) =>
      (filter.method === "getUpdates" ? polls : calls).filter(
        (one) =>
          (filter.method === undefined || one.method === filter.method) &&
          (filter.chatId === undefined || one.chatId === filter.chatId),
      ),
    clearCalls: () => {
      calls.length = 0;
      polls.length = 0;
    },
    fault: (rule) => faults.add(rule),
    clearFaults: () => faults.clear(),
    redeliver: (count) => {
      const ids = count > 0 ? queue.ids.slice(-count) : [];
      queue.repeat(ids);
      return ids;
    },
    pendingUpdates: () => queue.pending.length,
    isPolled: () => poll.isWaiting,
    pushUpdate: (kind, content) => queue.push(kind, content, kind),
    updateIds: () => queue.ids,
    continueUpdatesFrom: (id) => queue.continueFrom(id),
    migrateGroup: (from, to) => {
      const old = state.openChat({ id: from, type: "group", title: "" });
      old.migratedTo = to;
      state.openChat({ ...old.chat, id: to, type: "supergroup" });
    },
    commands: (scope, languageCode) =>
      state.settings.get(
        commandsKey({
          ...(scope ? { scope } : {}),
          ...(languageCode ? { language_code: languageCode } : {}),
        }),
      ),
    webhookUrl: () => webhook.url,
    drained: async () => {
      while (!queue.isEmpty) await pause(5);
    },
    onCall: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      webhook.stop();
      poll.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

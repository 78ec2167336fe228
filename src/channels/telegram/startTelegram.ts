import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { storeIncoming } from "../../db/inbox.ts";
import { externalIdOf } from "../../db/outbox.ts";
import type { ChannelDeps, RunningChannel } from "../channel.ts";
import { groupedStore } from "../common/groupedStore.ts";
import { menuCalls } from "./menuCalls.ts";
import { startPolling } from "./startPolling.ts";
import { createTelegramApi } from "./telegramApi.ts";
import { createTelegramPort } from "./telegramPort.ts";
import { conversationKey, incomingUpdate } from "./updateKey.ts";
import type { TelegramUpdate } from "./telegramUpdate.ts";
import type { TelegramSettings } from "./telegramSettings.ts";
import { createTelegramWebhook, registerWebhook, webhookPath } from "./webhook.ts";
import { readDocumentFile } from "./readDocumentFile.ts";

/** Pauses while Telegram cannot be asked or told. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** core.telegram.org/bots/api#getme */
const meSchema = z.looseObject({ username: z.string().regex(/^\w{1,64}$/) });

/** Switches Telegram on: updates go to the inbox, nothing is handled here. */
export function startTelegram(settings: TelegramSettings, options: ChannelDeps): RunningChannel {
  const { db, log } = options;
  const api = createTelegramApi({ token: settings.token, apiRoot: settings.apiRoot });
  const notStored = (updates: readonly TelegramUpdate[]) =>
    options.notStored(updates.map(({ chatId }) => conversationKey(chatId)));
  const store = groupedStore<TelegramUpdate>(async (updates) => {
    const rows = updates.map((update) => incomingUpdate(api.botId, update));
    const stored = await storeIncoming(db.pool, rows);
    if (stored < rows.length) options.refused("repeated", rows.length - stored);
    for (const update of updates) options.wake(conversationKey(update.chatId));
  }, notStored);
  const stopping = new AbortController();
  const { webhookSecret } = settings;
  const webhook =
    settings.mode === "webhook" && webhookSecret !== undefined
      ? createTelegramWebhook({ secret: webhookSecret, store })
      : null;
  let receiving: Promise<void> = Promise.resolve();
  let privateLink: string | null = null;
  const introduced = Promise.all([readUserName(), sendMenu()]);

  async function poll(): Promise<void> {
    const end = await startPolling({
      api,
      store,
      signal: stopping.signal,
      onProblem: ({ cause, ...problem }) => log.warn({ ...problem, err: cause }, "telegram polling"),
      onSkipped: (reason) => options.refused(reason),
    });
    if (end.reason === "unauthorized") log.error(end.message);
  }

  /** Tells Telegram where to deliver, until it has heard. */
  async function register(secret: string): Promise<void> {
    const url = `${options.publicUrl()}${webhookPath(secret)}`;
    await untilDone(async () => {
      const answer = await registerWebhook(api, { url, secret });
      if (!answer.ok) log.warn({ answer }, "telegram webhook could not be registered, trying again");
      return answer.ok;
    });
  }

  /** Asks for the bot's name, which the way from a group to a private chat is made of. */
  async function readUserName(): Promise<void> {
    await untilDone(async () => {
      const answer = await api.call("getMe", {});
      const name = answer.ok ? meSchema.safeParse(answer.result).data?.username : undefined;
      if (name !== undefined) privateLink = `https://t.me/${name}`;
      return answer.ok || answer.kind === "refused";
    });
  }

  /** With longer and longer pauses, until `attempt` says so or the service stops. */
  async function untilDone(attempt: () => Promise<boolean>): Promise<void> {
    for (
      let pause = FIRST_PAUSE_MS;
      !stopping.signal.aborted && !(await attempt());
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
    ) {
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  async function sendMenu(): Promise<void> {
    for (const call of menuCalls(options.menu, { defaultLanguage: "vi", others: ["en"] })) {
      if (stopping.signal.aborted) return;
      const answer = await api.call(call.method, call.payload);
      if (!answer.ok) log.warn({ method: call.method }, "telegram command menu could not be set");
    }
  }

  return {
    port: createTelegramPort({
      api,
      externalIdOf: (id) => externalIdOf(db.pool, id),
      readFile: (reference) => readDocumentFile(db, reference),
      privateLink: () => privateLink,
    }),
    webhook,
    receive() {
      receiving = webhook !== null && webhookSecret !== undefined ? register(webhookSecret) : poll();
    },
    async stop() {
      stopping.abort();
      await receiving;
      await introduced;
    },
    close: () => api.close(),
  };
}

import { storeIncoming } from "../../db/inbox.ts";
import { t } from "../../i18n/t.ts";
import type { ChannelDeps, RunningChannel } from "../channel.ts";
import { groupedStore } from "../common/groupedStore.ts";
import { ANYWHERE, OPEN_INTERNET } from "../common/downloadMedia.ts";
import { createFileText, conversationLocale } from "../common/fileText.ts";
import { newestPrompts } from "../common/newestPrompts.ts";
import { startPolling } from "./startPolling.ts";
import { createQuota } from "./quota.ts";
import { conversationKey, incomingEvent } from "./updateKey.ts";
import { createZaloWebhook, registerWebhook, webhookPath } from "./webhook.ts";
import { createZaloApi } from "./zaloApi.ts";
import type { ZaloEvent } from "./zaloEvent.ts";
import { createZaloPort } from "./zaloPort.ts";
import type { ZaloSettings } from "./zaloSettings.ts";

/** Messages of other processes are added to the month's count this often. */
const RECOUNT_EVERY_MS = 10 * 60 * 1000;

/** Switches the Zalo bot on: events go to the inbox, nothing is handled here. */
export function startZalo(settings: ZaloSettings, options: ChannelDeps): RunningChannel {
  const { db, clock, timeZone, log } = options;
  const publicUrl = () => options.publicUrl();
  const api = createZaloApi({ token: settings.token, apiRoot: settings.apiRoot });
  const store = createStore(api.botId, options);
  const quota = createQuota({
    db: db.pool,
    clock,
    timeZone,
    limit: settings.monthlyMessages,
    warn: (warning) => log.warn(warning, "zalo messages of this month are running out"),
  });
  const recount = (): Promise<void> =>
    quota.refresh().catch((error: unknown) => log.warn({ err: error }, "zalo messages could not be counted"));
  const recounting = setInterval(() => void recount(), RECOUNT_EVERY_MS).unref();
  const firstCount = recount();
  const stopping = new AbortController();
  let receiving: Promise<unknown> = Promise.resolve();

  async function poll(): Promise<void> {
    const end = await startPolling({
      api,
      store: (event) => store([event]),
      signal: stopping.signal,
      onProblem: ({ cause, ...problem }) => log.warn({ ...problem, err: cause }, "zalo polling"),
    });
    if (end.reason !== "stopped") log.error(end.message);
  }

  const register = (secret: string): Promise<unknown> =>
    registerWebhook({
      api,
      url: `${publicUrl()}${webhookPath(secret)}`,
      secret,
      signal: stopping.signal,
      onProblem: (problem) => log.warn(problem, "zalo webhook"),
    });

  const { webhookSecret } = settings;
  const apiOrigin = new URL(settings.apiRoot).origin;
  return {
    port: createZaloPort({
      api,
      quota,
      // The host of the Bot API itself was named by the operator, wherever it lies.
      reachOf: (address) => (URL.parse(address)?.origin === apiOrigin ? ANYWHERE : OPEN_INTERNET),
      fileText: createFileText({
        channel: "zalo",
        db: db.pool,
        links: options.links,
        publicUrl,
        clock,
        timeZone,
      }),
      resentMark: async (conversation) =>
        t(await conversationLocale(db.pool, "zalo", conversation), "zalo-resent"),
    }),
    webhook:
      webhookSecret === undefined
        ? null
        : createZaloWebhook({ secret: webhookSecret, clock, store: (event) => store([event]) }),
    receive() {
      receiving = webhookSecret === undefined ? poll() : register(webhookSecret);
    },
    metrics: [
      {
        name: "kiemtra_zalo_messages_this_month",
        help: "Messages sent by the Zalo bot this calendar month",
        value: () => quota.used(),
      },
    ],
    async stop() {
      clearInterval(recounting);
      stopping.abort();
      await Promise.all([receiving, firstCount]);
    },
    close: () => api.close(),
  };
}

/** Writes events to the inbox, each with the choices its sender had before their eyes. */
function createStore(
  botId: string,
  { db, clock, wake, notStored }: Pick<ChannelDeps, "db" | "clock" | "wake" | "notStored">,
): (events: readonly ZaloEvent[]) => Promise<void> {
  return groupedStore<ZaloEvent>(
    async (events) => {
      const conversations = [...new Set(events.map((event) => conversationKey(event.chatId)))];
      const prompts = await newestPrompts(db.pool, conversations);
      const now = clock.now();
      await storeIncoming(
        db.pool,
        events.map((event) =>
          incomingEvent(botId, event, prompts.get(conversationKey(event.chatId)) ?? null, now),
        ),
      );
      for (const conversation of conversations) wake(conversation);
    },
    (events) => notStored(events.map(({ chatId }) => conversationKey(chatId))),
  );
}

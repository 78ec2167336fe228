import type { ZaloConfig } from "../../config.ts";
import type { Clock } from "../../clock.ts";
import type { Database } from "../../db/database.ts";
import { storeIncoming } from "../../db/inbox.ts";
import type { FileLinks } from "../common/fileLinks.ts";
import { t } from "../../i18n/t.ts";
import type { Logger } from "../../observe/logger.ts";
import type { OwnGauge } from "../../observe/metrics.ts";
import type { ChannelPort } from "../../messaging/channel.ts";
import { groupedStore } from "../common/groupedStore.ts";
import { ANYWHERE, OPEN_INTERNET } from "../common/downloadMedia.ts";
import { createFileText, localeOf } from "../common/fileText.ts";
import { newestPrompts } from "../common/newestPrompts.ts";
import { startPolling } from "./polling.ts";
import { createQuota } from "./quota.ts";
import { conversationKey, incomingEvent } from "./updateKey.ts";
import { createWebhook, registerWebhook, webhookPath, type ZaloWebhook } from "./webhook.ts";
import { createZaloApi } from "./zaloApi.ts";
import type { ZaloEvent } from "./zaloEvent.ts";
import { createZaloPort } from "./zaloPort.ts";

export interface RunningZalo {
  readonly port: ChannelPort;
  /** Null while polling. */
  readonly webhook: ZaloWebhook | null;
  /** Begins to receive; the HTTP server must be up, since Zalo looks at the webhook at once. */
  receive(): void;
  /** Messages of this calendar month, against what the plan allows. */
  readonly metric: OwnGauge;
  /** Takes no more events. */
  stop(): Promise<void>;
  /** After the last message: closes the idle connections. */
  close(): void;
}

export interface ZaloOptions {
  readonly config: ZaloConfig;
  readonly publicUrl: () => string;
  readonly links: FileLinks;
  readonly db: Database;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly wake: (conversation: string) => void;
  readonly log: Logger;
}

/** Messages of other processes are added to the month's count this often. */
const RECOUNT_EVERY_MS = 10 * 60 * 1000;

/** Switches the Zalo bot on: events go to the inbox, nothing is handled here. */
export function startZalo(options: ZaloOptions): RunningZalo {
  const { config, publicUrl, db, clock, timeZone, log } = options;
  const api = createZaloApi({ token: config.token, apiRoot: config.apiRoot });
  const store = createStore(api.botId, options);
  const quota = createQuota({
    db: db.pool,
    clock,
    timeZone,
    limit: config.monthlyMessages,
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
      url: `${publicUrl()}/zalo/${webhookPath(secret)}`,
      secret,
      signal: stopping.signal,
      onProblem: (problem) => log.warn(problem, "zalo webhook"),
    });

  const { webhookSecret } = config;
  const apiOrigin = new URL(config.apiRoot).origin;
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
      resentMark: async (conversation) => t(await localeOf(db.pool, "zalo", conversation), "zalo-resent"),
    }),
    webhook:
      webhookSecret === undefined
        ? null
        : createWebhook({ secret: webhookSecret, clock, store: (event) => store([event]) }),
    receive() {
      receiving = webhookSecret === undefined ? poll() : register(webhookSecret);
    },
    metric: {
      name: "kiemtra_zalo_messages_this_month",
      help: "Messages sent by the Zalo bot this calendar month",
      value: () => quota.used(),
    },
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
  { db, clock, wake }: Pick<ZaloOptions, "db" | "clock" | "wake">,
): (events: readonly ZaloEvent[]) => Promise<void> {
  return groupedStore<ZaloEvent>(async (events) => {
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
  });
}

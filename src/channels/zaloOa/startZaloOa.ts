import type { Clock } from "../../clock.ts";
import type { ZaloOaConfig } from "../../config.ts";
import type { Database } from "../../db/database.ts";
import { storeIncoming } from "../../db/inbox.ts";
import type { FileLinks } from "../common/fileLinks.ts";
import { t } from "../../i18n/t.ts";
import type { Logger } from "../../observe/logger.ts";
import type { OwnGauge } from "../../observe/metrics.ts";
import type { ChannelPort } from "../../messaging/channel.ts";
import { OPEN_INTERNET, type Reach, ANYWHERE } from "../common/downloadMedia.ts";
import { createFileText, localeOf } from "../common/fileText.ts";
import { groupedStore } from "../common/groupedStore.ts";
import { newestPrompts } from "../common/newestPrompts.ts";
import { referencedFile } from "../../messaging/storedFile.ts";
import { createOaApi } from "./oaApi.ts";
import type { OaEvent } from "./oaEvent.ts";
import { createZaloOauth } from "./oauth.ts";
import { reminderFacts } from "./reminderFacts.ts";
import { createTokenSeal } from "./sealToken.ts";
import { createTokenKeeper } from "./tokenKeeper.ts";
import { createTokenStore } from "./tokenStore.ts";
import { conversationKey, incomingEvent } from "./updateKey.ts";
import { createOaWebhook, type OaWebhook } from "./webhook.ts";
import { hold, noteSeen, releaseHeld, writeWindow } from "./writeWindow.ts";
import { createZaloOaPort } from "./zaloOaPort.ts";

export interface RunningZaloOa {
  readonly port: ChannelPort;
  readonly webhook: OaWebhook;
  readonly metrics: readonly OwnGauge[];
  /** Takes no more events, and waits for tokens that must be written. */
  stop(): Promise<void>;
  /** After the last message: closes the idle connections. */
  close(): void;
}

export interface ZaloOaOptions {
  readonly config: ZaloOaConfig;
  readonly publicUrl: () => string;
  readonly links: FileLinks;
  readonly db: Database;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly wake: (conversation: string) => void;
  readonly log: Logger;
}

/** Switches the Official Account on: events go to the inbox, nothing is handled here. */
export async function startZaloOa(options: ZaloOaOptions): Promise<RunningZaloOa> {
  const { config, publicUrl, db, clock, timeZone, log } = options;
  const api = createOaApi(config);
  const oauth = createZaloOauth(config);
  const tokens = createTokenKeeper({
    appId: config.appId,
    db,
    store: createTokenStore(db.pool, config.appId, createTokenSeal(config.appSecret, config.appId)),
    oauth,
    clock,
    log,
    configured: config.refreshToken,
  });
  await tokens.start();
  const paid = { message: 0, template: 0 };
  const apiOrigin = new URL(config.apiRoot).origin;
  const store = createStore(options);
  return {
    port: createZaloOaPort({
      oaId: config.oaId,
      api,
      tokens,
      readFile: async (reference) => {
        const file = await referencedFile(db.pool, reference);
        return file === null ? null : { fileName: file.name, mime: file.mime, bytes: file.bytes };
      },
      fileText: createFileText({
        channel: "zalo_oa",
        db: db.pool,
        links: options.links,
        publicUrl,
        clock,
        timeZone,
      }),
      resentMark: async (conversation) => t(await localeOf(db.pool, "zalo_oa", conversation), "zalo-resent"),
      window: (userId) => writeWindow(db.pool, clock, userId),
      paidMessages: config.paidMessages,
      reminderTemplate: config.reminderTemplate,
      reminderFacts: (outboxId) => reminderFacts(db.pool, outboxId),
      hold: (userId, outboxId) => hold(db.pool, userId, outboxId),
      onPaid: (what) => {
        paid[what] += 1;
      },
      onTrouble: (error) => log.error({ error }, "zalo oa: an administrator is needed"),
      // The host of the API itself was named by the operator, wherever it lies.
      reachOf: (address) => (URL.parse(address)?.origin === apiOrigin ? ANYWHERE : OPEN_INTERNET),
    }),
    webhook: createOaWebhook({ ...config, clock, store: (event) => store([event]) }),
    metrics: [
      {
        name: "kiemtra_zalo_oa_authorised",
        help: "1 while the Official Account takes our refresh token; 0: an administrator must authorise anew",
        value: () => (tokens.isAuthorised() ? 1 : 0),
      },
      {
        name: "kiemtra_zalo_oa_token_seconds",
        help: "Seconds that the access token of the Official Account still holds",
        value: () => tokens.secondsLeft(),
      },
      {
        name: "kiemtra_zalo_oa_paid_messages",
        help: "Messages of the Official Account that Zalo charges for, since the start of this process",
        value: () => paid.message + paid.template,
      },
    ],
    async stop() {
      await tokens.stop();
    },
    close() {
      api.close();
      oauth.close();
    },
  };
}

/** Writes events to the inbox, each with the choices its sender had before their eyes. */
function createStore({
  config,
  db,
  wake,
}: Pick<ZaloOaOptions, "config" | "db" | "wake">): (events: readonly OaEvent[]) => Promise<void> {
  return groupedStore<OaEvent>(async (events) => {
    const conversations = [...new Set(events.map(({ userId }) => conversationKey(userId)))];
    await noteSeen(db.pool, events);
    const prompts = await newestPrompts(db.pool, conversations);
    await storeIncoming(
      db.pool,
      events.flatMap((event) =>
        incomingEvent(config.oaId, event, prompts.get(conversationKey(event.userId)) ?? null),
      ),
    );
    await releaseHeld(
      db.pool,
      events.map(({ userId }) => userId),
    );
    for (const conversation of conversations) wake(conversation);
  });
}

import { storeIncoming } from "../../db/inbox.ts";
import { t } from "../../i18n/t.ts";
import { OPEN_INTERNET, ANYWHERE } from "../common/downloadMedia.ts";
import type { ChannelDeps, RunningChannel } from "../channel.ts";
import { createFileText, conversationLocale } from "../common/fileText.ts";
import { groupedStore } from "../common/groupedStore.ts";
import { newestPrompts } from "../common/newestPrompts.ts";
import { referencedFile } from "../../messaging/storedFile.ts";
import { createOaApi } from "./oaApi.ts";
import type { OaEvent } from "./oaEvent.ts";
import { createZaloOauth } from "./zaloOauth.ts";
import { reminderFacts } from "./reminderFacts.ts";
import { createTokenSeal } from "./tokenSeal.ts";
import { createTokenKeeper } from "./tokenKeeper.ts";
import { createTokenStore } from "./tokenStore.ts";
import { conversationKey, incomingEvent } from "./updateKey.ts";
import { createOaWebhook } from "./webhook.ts";
import { hold, noteSeen, releaseHeld, writeWindow } from "./writeWindow.ts";
import { createZaloOaPort } from "./zaloOaPort.ts";
import type { ZaloOaSettings } from "./zaloOaSettings.ts";

/** Switches the Official Account on: events go to the inbox, nothing is handled here. */
export async function startZaloOa(settings: ZaloOaSettings, options: ChannelDeps): Promise<RunningChannel> {
  const { db, clock, timeZone, log } = options;
  const api = createOaApi(settings);
  const oauth = createZaloOauth(settings);
  const tokens = createTokenKeeper({
    appId: settings.appId,
    db,
    store: createTokenStore(db.pool, settings.appId, createTokenSeal(settings.appSecret, settings.appId)),
    oauth,
    clock,
    log,
    configured: settings.refreshToken,
  });
  await tokens.start();
  const paid = { message: 0, template: 0 };
  const apiOrigin = new URL(settings.apiRoot).origin;
  const store = createStore(settings.oaId, options);
  return {
    port: createZaloOaPort({
      oaId: settings.oaId,
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
        publicUrl: () => options.publicUrl(),
        clock,
        timeZone,
      }),
      resentMark: async (conversation) =>
        t(await conversationLocale(db.pool, "zalo_oa", conversation), "zalo-resent"),
      window: (userId) => writeWindow(db.pool, clock, userId),
      paidMessages: settings.paidMessages,
      reminderTemplate: settings.reminderTemplate,
      reminderFacts: (outboxId) => reminderFacts(db.pool, outboxId),
      hold: (userId, outboxId) => hold(db.pool, userId, outboxId),
      onPaid: (what) => {
        paid[what] += 1;
      },
      onTrouble: (error) => log.error({ error }, "zalo oa: an administrator is needed"),
      // The host of the API itself was named by the operator, wherever it lies.
      reachOf: (address) => (URL.parse(address)?.origin === apiOrigin ? ANYWHERE : OPEN_INTERNET),
    }),
    webhook: createOaWebhook({ ...settings, clock, store: (event) => store([event]) }),
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
    // Tokens are needed, and kept, until the last message is out.
    async close() {
      await tokens.stop();
      api.close();
      oauth.close();
    },
  };
}

/** Writes events to the inbox, each with the choices its sender had before their eyes. */
function createStore(
  oaId: string,
  { db, wake, notStored }: Pick<ChannelDeps, "db" | "wake" | "notStored">,
): (events: readonly OaEvent[]) => Promise<void> {
  return groupedStore<OaEvent>(
    async (events) => {
      const conversations = [...new Set(events.map(({ userId }) => conversationKey(userId)))];
      await noteSeen(db.pool, events);
      const prompts = await newestPrompts(db.pool, conversations);
      await storeIncoming(
        db.pool,
        events.flatMap((event) =>
          incomingEvent(oaId, event, prompts.get(conversationKey(event.userId)) ?? null),
        ),
      );
      await releaseHeld(
        db.pool,
        events.map(({ userId }) => userId),
      );
      for (const conversation of conversations) wake(conversation);
    },
    (events) => notStored(events.map(({ userId }) => conversationKey(userId))),
  );
}

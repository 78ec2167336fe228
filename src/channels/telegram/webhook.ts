import { parseJson } from "../common/parseJson.ts";
import { sameSecret } from "../common/sameSecret.ts";
import { createWebhook, pathSecret, type Webhook } from "../common/webhook.ts";
import type { ApiAnswer, TelegramApi } from "./telegramApi.ts";
import { readUpdate, UPDATE_KINDS, type TelegramUpdate } from "./telegramUpdate.ts";

const PATH = "/telegram";

export interface TelegramWebhookDeps {
  readonly secret: string;
  /** As for polling: resolves when the updates are kept for good. */
  readonly store: (updates: readonly TelegramUpdate[]) => Promise<void>;
}

/** Takes Telegram's deliveries; one that is not answered with 2xx comes again for up to 24 hours. */
export function createTelegramWebhook({ secret, store }: TelegramWebhookDeps): Webhook {
  const own = ownSecret(secret);
  return createWebhook<TelegramUpdate>({
    path: PATH,
    admits: (head) =>
      sameSecret(head.header("x-telegram-bot-api-secret-token"), secret) && sameSecret(head.pathSecret, own),
    read(body) {
      const read = readUpdate(parseJson(body));
      return read.ok ? { ok: true, item: read.update } : { ok: false, outcome: read.reason };
    },
    store: (update) => store([update]),
  });
}

function ownSecret(secret: string): string {
  return pathSecret(secret, "telegram webhook path");
}

/** Path of the webhook: a second fence beside the secret header, which it does not give away. */
export function webhookPath(secret: string): string {
  return `${PATH}/${ownSecret(secret)}`;
}

/** Tells Telegram where to deliver. Updates that wait are kept. */
export function registerWebhook(
  api: TelegramApi,
  webhook: { readonly url: string; readonly secret: string },
): Promise<ApiAnswer> {
  return api.call("setWebhook", {
    url: webhook.url,
    secret_token: webhook.secret,
    allowed_updates: UPDATE_KINDS,
  });
}

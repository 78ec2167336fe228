import { createHash, timingSafeEqual } from "node:crypto";
import { MAX_WEBHOOK_BODY_BYTES } from "./limits.ts";
import type { ApiAnswer, TelegramApi } from "./telegramApi.ts";
import { readUpdate, UPDATE_KINDS, type TelegramUpdate } from "./telegramUpdate.ts";

export interface WebhookRequest {
  /** Value of the header X-Telegram-Bot-Api-Secret-Token. */
  readonly secretToken: string | undefined;
  readonly body: Uint8Array;
}

export interface WebhookAnswer {
  /** To be sent without a body. Everything but 2xx makes Telegram deliver the update again, for up to 24 hours. */
  readonly status: 200 | 401 | 413 | 503;
  /** For the log and the counters. */
  readonly outcome:
    | "stored"
    | "forged"
    | "too_large"
    | "malformed"
    | "unknown_kind"
    | "foreign_button"
    | "store_failed";
  readonly cause?: unknown;
}

export interface WebhookDeps {
  readonly secret: string;
  /** As for polling: resolves when the updates are kept for good. */
  readonly store: (updates: readonly TelegramUpdate[]) => Promise<void>;
}

/**
 * Takes one delivery of Telegram: size, then secret, then parsing, then the inbox; nothing of the update is
 * handled here. What can never be understood is answered with 200, or Telegram would repeat it for a day.
 */
export async function receiveWebhook(deps: WebhookDeps, request: WebhookRequest): Promise<WebhookAnswer> {
  if (request.body.length > MAX_WEBHOOK_BODY_BYTES) return { status: 413, outcome: "too_large" };
  if (!sameSecret(request.secretToken, deps.secret)) return { status: 401, outcome: "forged" };
  const read = readUpdate(parseJson(request.body));
  if (!read.ok) return { status: 200, outcome: read.reason };
  try {
    await deps.store([read.update]);
    return { status: 200, outcome: "stored" };
  } catch (cause) {
    return { status: 503, outcome: "store_failed", cause };
  }
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

/** In constant time, whatever the lengths: both sides are hashed first. An empty secret matches nothing. */
function sameSecret(given: string | undefined, secret: string): boolean {
  if (given === undefined || secret === "") return false;
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

import { createHmac } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "../../clock.ts";
import { EVENT_LIFE_MS } from "./limits.ts";
import { parseJson } from "../common/parseJson.ts";
import { sameSecret } from "../common/sameSecret.ts";
import type { ZaloApi } from "./zaloApi.ts";
import { readEvent, type ZaloEvent } from "./zaloEvent.ts";

export interface WebhookAnswer {
  /** To be sent without a body. When Zalo delivers again is not published. */
  readonly status: 200 | 503;
  /** For the log and the counters. */
  readonly outcome: "stored" | "probe" | "malformed" | "ignored" | "too_old" | "store_failed";
  readonly cause?: unknown;
}

/** Zalo's deliveries: the secret is looked at before the body is read. */
export interface ZaloWebhook {
  /** Both fences at once: the random part of the path, and the header X-Bot-Api-Secret-Token. */
  admits(pathSecret: string, secretToken: string | undefined): boolean;
  receive(body: Uint8Array): Promise<WebhookAnswer>;
}

export interface WebhookDeps {
  readonly secret: string;
  readonly clock: Clock;
  /** Resolves when the event is kept for good. */
  readonly store: (event: ZaloEvent) => Promise<void>;
}

/**
 * Takes deliveries: parsing, then the inbox; nothing of an event is handled here. What can never be
 * understood is answered with 200, or it would be repeated in vain.
 */
export function createWebhook({ secret, clock, store }: WebhookDeps): ZaloWebhook {
  const path = webhookPath(secret);
  return {
    admits(pathSecret, secretToken) {
      // An operator who sets the webhook by hand knows only the secret itself.
      const rightPath = sameSecret(pathSecret, path) || sameSecret(pathSecret, secret);
      return sameSecret(secretToken, secret) && rightPath;
    },
    async receive(body) {
      if (body.length === 0) return { status: 200, outcome: "probe" };
      const read = readEvent(parseJson(body));
      if (!read.ok) return { status: 200, outcome: read.reason };
      const { event } = read;
      if (event.at !== undefined && clock.now() - event.at > EVENT_LIFE_MS) {
        return { status: 200, outcome: "too_old" };
      }
      try {
        await store(event);
        return { status: 200, outcome: "stored" };
      } catch (cause) {
        return { status: 503, outcome: "store_failed", cause };
      }
    },
  };
}

/** The random part of the webhook's path. Not the secret itself: paths end up in the logs of proxies. */
export function webhookPath(secret: string): string {
  return createHmac("sha256", secret).update("zalo webhook path").digest("base64url");
}

export interface RegisterOptions {
  readonly api: ZaloApi;
  readonly url: string;
  readonly secret: string;
  readonly signal: AbortSignal;
  readonly onProblem: (problem: { message: string; pauseMs: number | null }) => void;
  /** Waits; tests give one that does not. */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Pauses after the 1st, 2nd, … failure in a row; the last one repeats. */
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000, 300_000];

/** Tells Zalo where to deliver, until it has heard it. True when it is set. */
export async function registerWebhook(options: RegisterOptions): Promise<boolean> {
  const { api, url, secret, signal } = options;
  const pause = options.pause ?? pauseUnlessAborted;
  const stopped = () => signal.aborted;
  for (let failures = 0; !stopped(); failures += 1) {
    const answer = await api.call("setWebhook", { url, secret_token: secret }, { signal });
    if (answer.ok) return true;
    if (stopped()) break;
    const error = answer.kind === "refused" ? `${answer.errorCode} ${answer.description}` : answer.error;
    const hopeless = answer.kind === "refused" && (answer.errorCode === 400 || answer.errorCode === 401);
    const pauseMs = hopeless ? null : (PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)] ?? 1_000);
    options.onProblem({ message: `Zalo did not take the webhook: ${error}`, pauseMs });
    if (pauseMs === null) break;
    await pause(pauseMs, signal);
  }
  return false;
}

async function pauseUnlessAborted(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}

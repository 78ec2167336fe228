import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "../../clock.ts";
import { EVENT_LIFE_MS } from "./limits.ts";
import { parseJson } from "../common/parseJson.ts";
import { sameSecret } from "../common/sameSecret.ts";
import { createWebhook, pathSecret, type Webhook } from "../common/webhook.ts";
import type { ZaloApi } from "./zaloApi.ts";
import { readEvent, type ZaloEvent } from "./zaloEvent.ts";

const PATH = "/zalo";

export interface ZaloWebhookDeps {
  readonly secret: string;
  readonly clock: Clock;
  /** Resolves when the event is kept for good. */
  readonly store: (event: ZaloEvent) => Promise<void>;
}

/** Takes Zalo's deliveries; when one is repeated is not published. */
export function createZaloWebhook({ secret, clock, store }: ZaloWebhookDeps): Webhook {
  const own = ownSecret(secret);
  return createWebhook<ZaloEvent>({
    path: PATH,
    admits(head) {
      // An operator who sets the webhook by hand knows only the secret itself.
      const rightPath = sameSecret(head.pathSecret, own) || sameSecret(head.pathSecret, secret);
      return sameSecret(head.header("x-bot-api-secret-token"), secret) && rightPath;
    },
    read(body) {
      const read = readEvent(parseJson(body));
      if (!read.ok) return { ok: false, outcome: read.reason };
      const { event } = read;
      return event.at !== undefined && clock.now() - event.at > EVENT_LIFE_MS
        ? { ok: false, outcome: "repeated" }
        : { ok: true, item: event };
    },
    store,
  });
}

function ownSecret(secret: string): string {
  return pathSecret(secret, "zalo webhook path");
}

/** Path of the webhook: a second fence beside the secret header. */
export function webhookPath(secret: string): string {
  return `${PATH}/${ownSecret(secret)}`;
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

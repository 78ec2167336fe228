import { setTimeout as sleep } from "node:timers/promises";
import { POLL_SECONDS } from "./limits.ts";
import type { ZaloAnswer, ZaloApi } from "./zaloApi.ts";
import { readEvent, type ZaloEvent } from "./zaloEvent.ts";

export interface PollingProblem {
  readonly kind: "store_failed" | "unreachable" | "refused" | "event_skipped";
  /** For the log, in English. */
  readonly message: string;
  readonly pauseMs: number;
  readonly cause?: unknown;
}

export type PollingEnd =
  | { readonly reason: "stopped" }
  /** The token is not (or no longer) valid. */
  | { readonly reason: "unauthorized"; readonly message: string }
  /** The bot has a webhook, maybe of a service in use: it is left alone. */
  | { readonly reason: "webhook_set"; readonly message: string };

export interface PollingOptions {
  readonly api: ZaloApi;
  readonly store: (event: ZaloEvent) => Promise<void>;
  readonly onProblem: (problem: PollingProblem) => void;
  readonly signal: AbortSignal;
  /** Waits; tests give one that does not. Must return at once when the signal fires. */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** How long Zalo holds an empty answer back, in seconds. */
  readonly pollSeconds?: number;
}

/** Time beyond the long poll in which an answer must have come. */
const ANSWER_GRACE_MS = 10_000;
/** Pauses after the 1st, 2nd, … failure in a row; the last one repeats. */
const PAUSES_MS = [1_000, 2_000, 4_000, 5_000];
/** "Timeout": what an empty long poll ends with. */
const NO_NEWS = 408;

/**
 * Takes events by long polling until the signal fires; for development. Zalo keeps nothing that it
 * has handed out and knows no acknowledgement, so what arrives while the process dies is lost: a
 * service in use has a webhook.
 */
export async function startPolling(options: PollingOptions): Promise<PollingEnd> {
  const { api, signal } = options;
  const pause = options.pause ?? pauseUnlessAborted;
  const pollSeconds = options.pollSeconds ?? POLL_SECONDS;
  let failures = 0;
  let checked = false;

  const stopped = () => signal.aborted;
  const failed = async (kind: PollingProblem["kind"], message: string, cause?: unknown): Promise<void> => {
    const pauseMs = PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)] ?? 1_000;
    failures += 1;
    options.onProblem({ kind, message, pauseMs, ...(cause === undefined ? {} : { cause }) });
    await pause(pauseMs, signal);
  };

  /** Nobody else has the event any more: it is held until it is stored or the process ends. */
  async function keep(event: ZaloEvent): Promise<void> {
    while (!stopped()) {
      try {
        return await options.store(event);
      } catch (error) {
        await failed("store_failed", "an event could not be stored; it is tried again", error);
      }
    }
  }

  while (!stopped()) {
    const answer = checked
      ? await api.call(
          "getUpdates",
          { timeout: pollSeconds },
          { timeoutMs: pollSeconds * 1_000 + ANSWER_GRACE_MS, signal },
        )
      : await api.call("getWebhookInfo", {}, { signal });
    if (stopped()) break;
    if (!answer.ok) {
      if (answer.kind === "refused" && answer.errorCode === NO_NEWS && checked) {
        failures = 0;
        continue;
      }
      if (answer.kind === "refused" && (answer.errorCode === 401 || answer.errorCode === 404)) {
        return { reason: "unauthorized", message: `Zalo does not accept the bot token: ${describe(answer)}` };
      }
      await failed(answer.kind, `Zalo gave no events: ${describe(answer)}`);
      continue;
    }
    if (!checked) {
      const url = webhookUrl(answer.result);
      if (url !== "") {
        return {
          reason: "webhook_set",
          message: "this bot has a webhook, so it cannot be polled; use another bot, or remove the webhook",
        };
      }
      checked = true;
      continue;
    }
    const read = readEvent(answer.result);
    if (read.ok) {
      await keep(read.event);
      failures = 0;
    } else if (read.reason === "malformed") {
      // An answer without an event, and at once, must not become a race.
      await failed("event_skipped", "an answer without an event");
    } else failures = 0;
  }
  return { reason: "stopped" };
}

function webhookUrl(result: unknown): string {
  const url = typeof result === "object" && result !== null && "url" in result ? result.url : "";
  return typeof url === "string" ? url : "";
}

function describe(answer: Exclude<ZaloAnswer, { ok: true }>): string {
  return answer.kind === "refused" ? `${answer.errorCode} ${answer.description}` : answer.error;
}

async function pauseUnlessAborted(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}

import { setTimeout as sleep } from "node:timers/promises";
import { MAX_POLL_SECONDS, MAX_POLL_UPDATES } from "./limits.ts";
import type { ApiAnswer, TelegramApi } from "./telegramApi.ts";
import { readUpdate, UPDATE_KINDS, type TelegramUpdate } from "./telegramUpdate.ts";

/** Something that the operator should know; polling goes on after `pauseMs`. */
export interface PollingProblem {
  readonly kind: "conflict" | "store_failed" | "unreachable" | "refused" | "flood" | "update_skipped";
  /** For the log, in English, with the cure where there is one. */
  readonly message: string;
  readonly pauseMs: number;
  readonly cause?: unknown;
}

export type PollingEnd =
  | { readonly reason: "stopped" }
  /** The token is not (or no longer) valid: trying again would be useless. */
  | { readonly reason: "unauthorized"; readonly message: string };

export interface PollingOptions {
  readonly api: TelegramApi;
  /**
   * Keeps the updates for good. Only when it resolves does Telegram hear that they arrived; when it rejects they
   * are fetched again after a pause. It must bear to be given an update twice.
   */
  readonly store: (updates: readonly TelegramUpdate[]) => Promise<void>;
  readonly onProblem: (problem: PollingProblem) => void;
  /** An update was passed over for good. */
  readonly onSkipped?: (reason: "unknown_kind" | "malformed" | "foreign_button") => void;
  readonly signal: AbortSignal;
  readonly allowedUpdates?: readonly string[];
  /** Waits; tests give one that does not. Must return at once when the signal fires. */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** How long Telegram holds an empty answer back, in seconds. */
  readonly pollSeconds?: number;
}

/** Time beyond the long poll in which an answer must have come. */
const ANSWER_GRACE_MS = 10_000;
/** Pauses after the 1st, 2nd, … failure in a row; the last one repeats. */
// Asking costs nothing, and people wait for the first answer after an outage.
const STORE_PAUSES_MS = [1_000, 2_000, 4_000, 5_000];
const NETWORK_PAUSES_MS = [1_000, 2_000, 4_000, 5_000];
/** Another poller of the same bot goes away when an old instance has stopped. */
const CONFLICT_PAUSES_MS = [3_000, 5_000, 10_000, 30_000];

/**
 * Takes updates by long polling until the signal fires. A webhook of the bot is removed first, since Telegram
 * serves only one of the two; nothing that waits is dropped.
 */
export async function startPolling(options: PollingOptions): Promise<PollingEnd> {
  const { api, signal } = options;
  const pause = options.pause ?? pauseUnlessAborted;
  const pollSeconds = options.pollSeconds ?? MAX_POLL_SECONDS;
  const allowedUpdates = options.allowedUpdates ?? UPDATE_KINDS;
  let failures = 0;
  let webhookGone = false;
  let offset: number | undefined;

  /** `stopped` is read through a function: the signal changes while we wait. */
  const stopped = () => signal.aborted;
  const failed = async (
    kind: PollingProblem["kind"],
    pauses: readonly number[],
    message: string,
    cause?: unknown,
  ): Promise<void> => {
    const pauseMs = pauses[Math.min(failures, pauses.length - 1)] ?? 1_000;
    failures += 1;
    options.onProblem({ kind, message, pauseMs, ...(cause === undefined ? {} : { cause }) });
    await pause(pauseMs, signal);
  };

  while (!stopped()) {
    const answer = webhookGone
      ? await api.call(
          "getUpdates",
          {
            ...(offset === undefined ? {} : { offset }),
            limit: MAX_POLL_UPDATES,
            timeout: pollSeconds,
            allowed_updates: allowedUpdates,
          },
          { timeoutMs: pollSeconds * 1_000 + ANSWER_GRACE_MS, signal },
        )
      : await api.call("deleteWebhook", {}, { signal });
    if (stopped()) break;
    if (!answer.ok) {
      if (isUnauthorized(answer)) {
        return {
          reason: "unauthorized",
          message: `Telegram does not accept the bot token: ${describe(answer)}`,
        };
      }
      if (answer.kind === "refused" && answer.errorCode === 409) {
        // Somebody may have set a webhook in the meantime.
        webhookGone = false;
        await failed(
          "conflict",
          CONFLICT_PAUSES_MS,
          `another process takes this bot's updates; stop it, or give this one its own bot (${describe(answer)})`,
        );
      } else if (answer.kind === "refused" && answer.retryAfter !== undefined) {
        await failed("flood", [answer.retryAfter * 1_000], describe(answer));
      } else {
        await failed(answer.kind, NETWORK_PAUSES_MS, `Telegram gave no updates: ${describe(answer)}`);
      }
      continue;
    }
    if (!webhookGone) {
      webhookGone = true;
      continue;
    }
    const batch = readBatch(answer.result, allowedUpdates, options);
    try {
      if (batch.updates.length > 0) await options.store(batch.updates);
      failures = 0;
      // The last one, not the greatest: after a week without updates Telegram goes on from a random number.
      offset = batch.lastId === undefined ? offset : batch.lastId + 1;
    } catch (error) {
      await failed(
        "store_failed",
        STORE_PAUSES_MS,
        "updates could not be stored; Telegram keeps them",
        error,
      );
    }
  }
  return { reason: "stopped" };
}

function readBatch(
  result: unknown,
  kinds: readonly string[],
  { onProblem, onSkipped }: Pick<PollingOptions, "onProblem" | "onSkipped">,
): { updates: TelegramUpdate[]; lastId: number | undefined } {
  const updates: TelegramUpdate[] = [];
  let lastId: number | undefined;
  for (const value of Array.isArray(result) ? result : []) {
    const read = readUpdate(value);
    if (read.ok) {
      lastId = read.update.id;
      if (kinds.includes(read.update.kind)) updates.push(read.update);
    } else {
      lastId = read.id ?? lastId;
      onSkipped?.(read.reason);
      onProblem({
        kind: "update_skipped",
        message: `update ${read.id ?? "without a number"}: ${read.reason}`,
        pauseMs: 0,
      });
    }
  }
  return { updates, lastId };
}

/** 401: wrong token. 404: something that is no token at all, or an API root that is none. */
function isUnauthorized(answer: Exclude<ApiAnswer, { ok: true }>): boolean {
  return answer.kind === "refused" && (answer.errorCode === 401 || answer.errorCode === 404);
}

function describe(answer: Exclude<ApiAnswer, { ok: true }>): string {
  return answer.kind === "refused" ? `${answer.errorCode} ${answer.description}` : answer.error;
}

async function pauseUnlessAborted(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}

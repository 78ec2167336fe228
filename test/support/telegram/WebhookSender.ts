import { request } from "node:http";
import type { QueuedUpdate, UpdateQueue } from "./UpdateQueue.ts";

export interface WebhookSenderOptions {
  readonly queue: UpdateQueue;
  readonly now: () => number;
  /** First pause after an answer other than 2xx; it doubles with every further failure. The real server: 1 s. */
  readonly retryMs: number;
}

/** How long the server waits for the bot's answer; the real one is not published. */
const ANSWER_TIMEOUT_MS = 60_000;
const MAX_RETRY_MS = 60_000;

interface Delivery {
  failures: number;
  notBefore: number;
}

/**
 * Delivers updates to a webhook as the real server does (telegram-bot-api, WebhookActor.cpp): in order within one
 * chat, different chats side by side, again after every answer other than 2xx, until the update expires.
 */
export class WebhookSender {
  readonly #options: WebhookSenderOptions;
  readonly #busy = new Set<string>();
  readonly #deliveries = new Map<QueuedUpdate, Delivery>();
  #timer: NodeJS.Timeout | undefined;
  #secret = "";
  #generation = 0;
  #onSet: () => void = () => {};
  url = "";
  maxConnections = 40;
  lastError: { date: number; text: string } | undefined;

  constructor(options: WebhookSenderOptions) {
    this.#options = options;
    options.queue.onPush(() => this.#pump());
  }

  /** Runs the listener whenever a webhook (not its removal) is set. */
  onSet(listener: () => void): void {
    this.#onSet = listener;
  }

  set(url: string, secret: string, maxConnections: number): void {
    this.url = url;
    this.#secret = secret;
    this.maxConnections = maxConnections;
    this.#generation += 1;
    this.lastError = undefined;
    this.#deliveries.clear();
    if (url !== "") this.#onSet();
    this.#pump();
  }

  stop(): void {
    this.url = "";
    this.#generation += 1;
    clearTimeout(this.#timer);
  }

  #pump(): void {
    if (this.url === "") return;
    const now = performance.now();
    const seen = new Set(this.#busy);
    let next = Number.POSITIVE_INFINITY;
    for (const update of this.#options.queue.pending) {
      if (this.#busy.size >= this.maxConnections) return;
      if (seen.has(update.orderKey)) continue;
      seen.add(update.orderKey);
      const delivery = this.#deliveries.get(update) ?? { failures: 0, notBefore: 0 };
      this.#deliveries.set(update, delivery);
      if (delivery.notBefore > now) next = Math.min(next, delivery.notBefore - now);
      else void this.#deliver(update, delivery);
    }
    clearTimeout(this.#timer);
    if (Number.isFinite(next)) this.#timer = setTimeout(() => this.#pump(), next).unref();
  }

  async #deliver(update: QueuedUpdate, delivery: Delivery): Promise<void> {
    this.#busy.add(update.orderKey);
    const generation = this.#generation;
    const outcome = await this.#post(update);
    this.#busy.delete(update.orderKey);
    if (generation !== this.#generation) return;
    if (outcome.ok) {
      this.#deliveries.delete(update);
      this.#options.queue.forget(update);
    } else {
      const pause = Math.min(this.#options.retryMs * 2 ** delivery.failures, MAX_RETRY_MS);
      delivery.failures += 1;
      delivery.notBefore = performance.now() + pause;
      this.lastError = { date: Math.floor(this.#options.now() / 1000), text: outcome.error };
    }
    this.#pump();
  }

  #post(update: QueuedUpdate): Promise<{ ok: true } | { ok: false; error: string }> {
    const body = JSON.stringify(update.body);
    const headers = {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      ...(this.#secret === "" ? {} : { "x-telegram-bot-api-secret-token": this.#secret }),
    };
    return new Promise((resolve) => {
      const call = request(this.url, { method: "POST", headers, timeout: ANSWER_TIMEOUT_MS }, (response) => {
        response.resume();
        const status = response.statusCode ?? 0;
        response.on("close", () => {
          if (status >= 200 && status < 300) resolve({ ok: true });
          else
            resolve({
              ok: false,
              error: `Wrong response from the webhook: ${status} ${response.statusMessage ?? ""}`,
            });
        });
      });
      call.on("timeout", () => call.destroy());
      call.on("error", () => resolve({ ok: false, error: "Webhook connection closed" }));
      call.end(body);
    });
  }
}

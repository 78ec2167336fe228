import { request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

export interface QueuedEvent {
  readonly chatId: string;
  readonly body: object;
}

export interface Delivery {
  readonly event: QueuedEvent;
  /** HTTP status of the bot's answer; null when there was none. */
  readonly status: number | null;
}

/** What a delivery that was not answered with 2xx does is not published: the fake repeats it so often. */
const TRIES = 4;

const POLL_LOOK_MS = 5;

/** Zalo calls itself so. */
const USER_AGENT = "Java/17.0.9";

/**
 * Events on their way to the bot: by webhook, one event a request and in order within a chat, or by
 * getUpdates, which hands each out once and forgets it.
 */
export class ZaloEvents {
  readonly #retryMs: number;
  readonly #waiting: QueuedEvent[] = [];
  readonly #chains = new Map<string, Promise<void>>();
  readonly #routes = new Map<string, string>();
  #wakePoll: (() => void) | undefined;
  /** Calls of getUpdates that wait for an event. */
  #polls = 0;
  #stopped = false;
  readonly log: QueuedEvent[] = [];
  readonly deliveries: Delivery[] = [];
  url = "";
  secret = "";
  /** The `{ok, result}` around an event that the documentation shows; real bodies came without. */
  wrapped = true;

  constructor(retryMs: number) {
    this.#retryMs = retryMs;
  }

  /** Stands in for the reverse proxy in front of the bot: https://… to http://127.0.0.1:… */
  route(publicOrigin: string, localOrigin: string): void {
    this.#routes.set(new URL(publicOrigin).origin, new URL(localOrigin).origin);
  }

  /** The address behind the reverse proxy; null when nobody answers there. */
  localUrl(url: string): string | null {
    const target = new URL(url);
    const local = this.#routes.get(target.origin);
    return local === undefined ? null : `${local}${target.pathname}${target.search}`;
  }

  push(event: QueuedEvent): void {
    this.log.push(event);
    this.send(event);
  }

  send(event: QueuedEvent): void {
    if (this.url === "") {
      this.#waiting.push(event);
      this.#wakePoll?.();
      return;
    }
    const before = this.#chains.get(event.chatId) ?? Promise.resolve();
    this.#chains.set(
      event.chatId,
      before.then(() => this.#deliver(event)),
    );
  }

  /** One event, handed out for good; undefined when none comes in time or the bot has hung up. */
  async take(timeoutMs: number, hungUp: AbortSignal): Promise<QueuedEvent | undefined> {
    if (this.#waiting.length === 0 && timeoutMs > 0) {
      const news = Promise.withResolvers<void>();
      this.#wakePoll = news.resolve;
      const timer = setTimeout(news.resolve, timeoutMs);
      hungUp.addEventListener("abort", () => news.resolve());
      this.#polls += 1;
      await news.promise;
      this.#polls -= 1;
      clearTimeout(timer);
    }
    return hungUp.aborted ? undefined : this.#waiting.shift();
  }

  setWebhook(url: string, secret: string): void {
    this.url = url;
    this.secret = secret;
    this.#wakePoll?.();
    if (url !== "") for (const event of this.#waiting.splice(0)) this.send(event);
  }

  /** Resolves when every delivery has ended, well or badly; while polled, when the bot asks for more. */
  async drained(): Promise<void> {
    while (this.url === "" && !(this.#waiting.length === 0 && this.#polls > 0)) await pause(POLL_LOOK_MS);
    for (;;) {
      const chains = [...this.#chains.values()];
      await Promise.all(chains);
      if (
        chains.length === this.#chains.size &&
        chains.every((chain) => [...this.#chains.values()].includes(chain))
      )
        return;
    }
  }

  stop(): void {
    this.#stopped = true;
    this.#wakePoll?.();
  }

  async #deliver(event: QueuedEvent): Promise<void> {
    for (let attempt = 1; attempt <= TRIES && !this.#stopped && this.url !== ""; attempt += 1) {
      const body = JSON.stringify(this.wrapped ? { ok: true, result: event.body } : event.body);
      const status = await this.post(body);
      this.deliveries.push({ event, status });
      if (status !== null && status >= 200 && status < 300) return;
      await pause(this.#retryMs);
    }
  }

  /** Posts a body to the webhook as it is. @returns the HTTP status, null without an answer */
  post(
    body: string,
    headers: Readonly<Record<string, string>> = { "x-bot-api-secret-token": this.secret },
  ): Promise<number | null> {
    const local = this.localUrl(this.url);
    if (local === null) return Promise.resolve(null);
    return new Promise((resolve) => {
      const call = request(
        local,
        {
          method: "POST",
          headers: {
            "content-type": "application/json",
            "content-length": Buffer.byteLength(body),
            "user-agent": USER_AGENT,
            ...headers,
          },
        },
        (response) => {
          response.resume();
          response.on("close", () => resolve(response.statusCode ?? null));
        },
      );
      call.on("error", () => resolve(null));
      call.end(body);
    });
  }
}

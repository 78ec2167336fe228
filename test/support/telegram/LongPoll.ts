import type { IncomingMessage } from "node:http";
import { ApiFailure } from "./ApiFailure.ts";
import { allow } from "./botMethods.ts";
import { type JsonObject, numberOf } from "./json.ts";
import type { UpdateQueue } from "./UpdateQueue.ts";
import type { WebhookSender } from "./WebhookSender.ts";

/** telegram-bot-api, Client.h: LONG_POLL_MAX_TIMEOUT */
const MAX_TIMEOUT_SECONDS = 50;

/** getUpdates with the real server's rules for waiting and for conflicts. */
export class LongPoll {
  readonly #queue: UpdateQueue;
  readonly #webhook: WebhookSender;
  #abort: ((reason: string) => void) | undefined;

  constructor(queue: UpdateQueue, webhook: WebhookSender) {
    this.#queue = queue;
    this.#webhook = webhook;
    // A webhook that is set ends a waiting call.
    webhook.onSet(() => this.#abort?.("Conflict: terminated by setWebhook request"));
  }

  /** @throws ApiFailure 409 while a webhook is set, or when another call takes over. */
  async getUpdates(args: JsonObject, request: IncomingMessage): Promise<readonly object[]> {
    if (this.#webhook.url !== "") {
      throw new ApiFailure(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    allow(args, this.#queue);
    const offset = numberOf(args, "offset") ?? 0;
    const limit = clamp(numberOf(args, "limit") ?? 100, 1, 100);
    const timeout = clamp(numberOf(args, "timeout") ?? 0, 0, MAX_TIMEOUT_SECONDS);
    const ready = this.#queue.take(offset, limit);
    if (ready.length > 0 || timeout === 0) return ready.map((update) => update.body);
    this.#abort?.(
      "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    );
    await this.#wait(timeout, request);
    return this.#queue.take(offset, limit).map((update) => update.body);
  }

  /** A call is waiting for updates at this moment. */
  get isWaiting(): boolean {
    return this.#abort !== undefined;
  }

  stop(): void {
    this.#abort?.("fake: the server is closing");
  }

  #wait(seconds: number, request: IncomingMessage): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        stopListening();
        request.socket.off("close", closed);
        if (this.#abort === abort) this.#abort = undefined;
      };
      const done = () => {
        end();
        resolve();
      };
      const closed = () => {
        end();
        reject(new ApiFailure(499, "fake: the bot hung up"));
      };
      const abort = (reason: string) => {
        end();
        reject(new ApiFailure(409, reason));
      };
      const timer = setTimeout(done, seconds * 1000);
      // Updates pushed in the same turn of the event loop go out together.
      const stopListening = this.#queue.onPush(() => setImmediate(done));
      request.socket.once("close", closed);
      this.#abort = abort;
    });
  }
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max);
}

import { ApiFailure } from "./ApiFailure.ts";

/**
 * Telegram's published rules of thumb (core.telegram.org/bots/faq): about 30 messages a second in all, one a
 * second in one chat, 20 a minute in a group; short bursts pass. The real numbers are not public.
 */
const BOT_PER_SECOND = 30;
const CHAT_PER_SECOND = 1;
const GROUP_PER_SECOND = 20 / 60;
const BOT_BURST = 30;
const CHAT_BURST = 5;
const GROUP_BURST = 20;

interface Bucket {
  level: number;
  at: number;
}

/** Refuses what comes too fast with 429 and the seconds to wait, for the chat first and then for the bot. */
export class FloodControl {
  readonly #now: () => number;
  readonly #buckets = new Map<number | "bot", Bucket>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** @throws ApiFailure 429 */
  check(method: string, chatId: number | undefined): void {
    if (!/^(send(?!ChatAction)|editMessage|copy|forward)/.test(method) || chatId === undefined) return;
    const group = chatId < 0;
    this.#take(chatId, group ? GROUP_PER_SECOND : CHAT_PER_SECOND, group ? GROUP_BURST : CHAT_BURST);
    this.#take("bot", BOT_PER_SECOND, BOT_BURST);
  }

  #take(key: number | "bot", perSecond: number, burst: number): void {
    const now = this.#now();
    const bucket = this.#buckets.get(key) ?? { level: burst, at: now };
    const level = Math.min(burst, bucket.level + ((now - bucket.at) / 1000) * perSecond);
    this.#buckets.set(key, { level: level < 1 ? level : level - 1, at: now });
    if (level >= 1) return;
    const retryAfter = Math.max(1, Math.ceil((1 - level) / perSecond));
    throw new ApiFailure(429, `Too Many Requests: retry after ${retryAfter}`, { retry_after: retryAfter });
  }
}

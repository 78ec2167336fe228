/** Seconds that the server keeps an update (telegram-bot-api, Client.cpp `add_update`). */
const KEEP_SECONDS = 86_400;
const KEEP_CALLBACK_SECONDS = 150;
/** How far beyond the queue's end an offset may point before the server takes it as nonsense (tdlib, TQueue.cpp). */
const MAX_OFFSET_AHEAD = 10;

/** Kinds that a bot must ask for by name (core.telegram.org/bots/api#getupdates). */
const NOT_BY_DEFAULT: ReadonlySet<string> = new Set([
  "chat_member",
  "message_reaction",
  "message_reaction_count",
]);

export interface QueuedUpdate {
  readonly id: number;
  /** Updates with the same key reach a webhook one after the other, in order. */
  readonly orderKey: string;
  readonly expiresAt: number;
  /** The update as JSON carries it, `update_id` included. */
  readonly body: object;
}

/** The server's queue of updates for one bot, with the real rules of offset and acknowledgement. */
export class UpdateQueue {
  readonly #now: () => number;
  #pending: QueuedUpdate[] = [];
  #repeats: QueuedUpdate[] = [];
  readonly #history = new Map<number, QueuedUpdate>();
  #nextId: number;
  #allowed: ReadonlySet<string> | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(options: { now: () => number; firstUpdateId: number }) {
    this.#now = options.now;
    this.#nextId = options.firstUpdateId;
  }

  /** An empty list means "all but the three kinds that must be named"; the setting stays until changed. */
  setAllowed(kinds: readonly string[]): void {
    this.#allowed = kinds.length === 0 ? undefined : new Set(kinds);
  }

  allows(kind: string): boolean {
    return this.#allowed?.has(kind) ?? !NOT_BY_DEFAULT.has(kind);
  }

  get allowedKinds(): readonly string[] | undefined {
    return this.#allowed && [...this.#allowed];
  }

  /** @returns the update's id, or undefined when the bot did not ask for this kind. */
  push(kind: string, content: object, orderKey: string): number | undefined {
    if (!this.allows(kind)) return undefined;
    const id = this.#nextId;
    this.#nextId += 1;
    const keep = kind === "callback_query" ? KEEP_CALLBACK_SECONDS : KEEP_SECONDS;
    const update = {
      id,
      orderKey,
      expiresAt: this.#now() + keep * 1000,
      body: { update_id: id, [kind]: content },
    };
    this.#pending.push(update);
    this.#history.set(id, update);
    this.#wake();
    return id;
  }

  /**
   * What getUpdates answers. A positive offset acknowledges everything before it for good; a negative one keeps
   * only that many of the newest; one far in the future is ignored, as on the real server.
   */
  take(offset: number, limit: number): readonly QueuedUpdate[] {
    this.#dropExpired();
    if (offset < 0) this.#pending = this.#pending.slice(offset);
    else if (offset <= this.#nextId + MAX_OFFSET_AHEAD) this.#forgetBefore(offset);
    const repeats = this.#repeats.splice(0, limit);
    return [...repeats, ...this.#pending.slice(0, limit - repeats.length)];
  }

  /** Everything not acknowledged, oldest first, repeats in front. */
  get pending(): readonly QueuedUpdate[] {
    this.#dropExpired();
    return [...this.#repeats, ...this.#pending];
  }

  get isEmpty(): boolean {
    this.#dropExpired();
    return this.#pending.length === 0 && this.#repeats.length === 0;
  }

  /** Acknowledges one update (a webhook answered 2xx). */
  forget(update: QueuedUpdate): void {
    const repeat = this.#repeats.indexOf(update);
    if (repeat >= 0) this.#repeats.splice(repeat, 1);
    else this.#pending = this.#pending.filter((other) => other !== update);
  }

  clear(): void {
    this.#pending = [];
    this.#repeats = [];
  }

  /**
   * Gives updates out again although they were acknowledged, whatever the offset says. The real server does this
   * only when an acknowledgement was lost on the way; here it can be asked for.
   */
  repeat(ids: readonly number[]): void {
    for (const id of ids) {
      const update = this.#history.get(id);
      if (update === undefined) throw new Error(`there was no update ${id}`);
      this.#repeats.push({ ...update });
    }
    this.#wake();
  }

  /** Ids of all updates so far, oldest first. */
  get ids(): readonly number[] {
    return [...this.#history.keys()];
  }

  /** After a week without updates the server goes on from a random number: the next id may be smaller. */
  continueFrom(id: number): void {
    this.#nextId = id;
  }

  onPush(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #wake(): void {
    for (const listener of this.#listeners) listener();
  }

  #forgetBefore(offset: number): void {
    let count = 0;
    while (count < this.#pending.length && (this.#pending[count]?.id ?? offset) < offset) count += 1;
    if (count > 0) this.#pending.splice(0, count);
  }

  #dropExpired(): void {
    const now = this.#now();
    if (this.#pending.some((update) => update.expiresAt <= now)) {
      this.#pending = this.#pending.filter((update) => update.expiresAt > now);
    }
  }
}

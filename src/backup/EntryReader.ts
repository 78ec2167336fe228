import { BackupError } from "./BackupError.ts";
import type { BackupEntry } from "./manifest.ts";

/** The entries of a backup in the order they must have. */
export class EntryReader {
  readonly #iterator: AsyncIterator<BackupEntry>;
  #peeked: BackupEntry | null | undefined;

  constructor(entries: AsyncIterable<BackupEntry>) {
    this.#iterator = entries[Symbol.asyncIterator]();
  }

  /** The entry that must come now. */
  async named(name: string): Promise<Buffer> {
    const next = await this.#peek();
    if (next?.name !== name) {
      throw new BackupError(
        "not_a_backup",
        `This is not a whole backup of Kiemtra: ${name} is not where it belongs.`,
      );
    }
    this.#peeked = undefined;
    return next.bytes;
  }

  /** The entries from here on whose names begin with `prefix`. */
  async *parts(prefix: string): AsyncGenerator<Buffer> {
    for (;;) {
      const next = await this.#peek();
      if (next === null || !next.name.startsWith(prefix)) return;
      this.#peeked = undefined;
      yield next.bytes;
    }
  }

  /** Nothing may follow; reads the source to its end. */
  async end(): Promise<void> {
    const next = await this.#peek();
    if (next !== null) {
      throw new BackupError("not_a_backup", `This is not a backup of Kiemtra: it goes on with ${next.name}.`);
    }
  }

  async close(): Promise<void> {
    await this.#iterator.return?.();
  }

  async #peek(): Promise<BackupEntry | null> {
    if (this.#peeked === undefined) {
      const { value, done } = await this.#iterator.next();
      this.#peeked = done === true ? null : value;
    }
    return this.#peeked;
  }
}

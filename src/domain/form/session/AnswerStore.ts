import type { StoredAnswer } from "./storedAnswer.ts";

/**
 * The answers of a session: those it was opened over, which are not copied (opening costs the same with
 * 400 answers as with none), and what has changed since.
 */
export class AnswerStore {
  readonly #given: Readonly<Record<string, StoredAnswer>>;
  readonly #changes = new Map<string, StoredAnswer | undefined>();

  constructor(given: Readonly<Record<string, StoredAnswer>>) {
    this.#given = given;
  }

  get(path: string): StoredAnswer | undefined {
    if (this.#changes.has(path)) return this.#changes.get(path);
    return Object.hasOwn(this.#given, path) ? this.#given[path] : undefined;
  }

  /** Undefined takes the answer away. */
  set(path: string, answer: StoredAnswer | undefined): void {
    this.#changes.set(path, answer);
  }

  /** Paths that have an answer, those given first. */
  paths(): string[] {
    const paths = [...Object.keys(this.#given), ...this.#changes.keys()];
    return [...new Set(paths)].filter((path) => this.get(path) !== undefined);
  }
}

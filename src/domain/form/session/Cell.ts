/** Whoever must forget what it computed when something it read changes. */
interface Reader {
  invalidate(): void;
}

/** Which cell is being computed now, so that what it reads can remember it. One per session. */
export type Tracker = { active: Reader | undefined };

/** Something others are computed from; it remembers who read it. */
export class Source {
  #readers: Set<Reader> | undefined;
  protected readonly tracker: Tracker;

  constructor(tracker: Tracker) {
    this.tracker = tracker;
  }

  /** To be called by whoever reads the value this source stands for. */
  read(): void {
    if (this.tracker.active) (this.#readers ??= new Set()).add(this.tracker.active);
  }

  /** The value has changed: everything computed from it must be computed again when next asked for. */
  changed(): void {
    const readers = this.#readers;
    this.#readers = undefined;
    for (const reader of readers ?? []) reader.invalidate();
  }
}

/**
 * A value computed on demand, kept, and forgotten when something it was made from changes. Only what is
 * asked for is computed, so the cost of an answer follows from what depends on it, not from the size
 * of the form.
 */
export class Cell<T> extends Source {
  #state: "empty" | "running" | "full" = "empty";
  #value: T;
  readonly #compute: (before: T) => T;

  /** `initial` is what a cell answers that is asked for its value while computing it. */
  constructor(tracker: Tracker, initial: T, compute: (before: T) => T) {
    super(tracker);
    this.#value = initial;
    this.#compute = compute;
  }

  get(): T {
    this.read();
    // A formula may name itself, as once() does: it then sees the value it had. Circles of several
    // formulas are refused at import.
    if (this.#state !== "empty") return this.#value;
    const outer = this.tracker.active;
    this.tracker.active = this;
    this.#state = "running";
    try {
      this.#value = this.#compute(this.#value);
    } finally {
      this.tracker.active = outer;
      this.#state = this.#state === "running" ? "full" : "empty";
    }
    return this.#value;
  }

  /** The value last computed, whether it still holds or not. */
  peek(): T {
    return this.#value;
  }

  invalidate(): void {
    if (this.#state === "empty") return;
    this.#state = "empty";
    this.changed();
  }
}

import type { CompiledNode } from "../compiled/CompiledNode.ts";
import { Cell, Source } from "./Cell.ts";
import type { FormState } from "./FormState.ts";
import { UNKNOWN } from "../expression/values.ts";
import { Item } from "./Item.ts";

/** Where items live: the form as a whole, or one instance of a repeat. Items are made when first used. */
export class Scope {
  readonly state: FormState;
  readonly repeat: CompiledNode | undefined;
  readonly parent: Scope | undefined;
  /** How many repeats it stands in. */
  readonly depth: number;
  readonly #items = new Map<number, Item>();
  readonly #repeats = new Map<number, RepeatInstances>();

  constructor(state: FormState, repeat: CompiledNode | undefined, parent: Scope | undefined) {
    this.state = state;
    this.repeat = repeat;
    this.parent = parent;
    this.depth = parent ? parent.depth + 1 : 0;
  }

  /** The item of a node; that of the repeat itself when this scope is an instance of it. */
  item(node: CompiledNode): Item {
    let item = this.#items.get(node.index);
    if (!item) {
      item = new Item(this.state, node, this);
      this.#items.set(node.index, item);
    }
    return item;
  }

  instances(repeat: CompiledNode): RepeatInstances {
    let instances = this.#repeats.get(repeat.index);
    if (!instances) {
      instances = new RepeatInstances(this.state, repeat, this);
      this.#repeats.set(repeat.index, instances);
    }
    return instances;
  }

  /** "household[2]/" or "", the beginning of the paths of its items. */
  prefix(): string {
    if (!this.parent || !this.repeat) return "";
    const number = this.parent.instances(this.repeat).indexOf(this) + 1;
    return `${this.parent.prefix()}${this.repeat.key}[${number}]/`;
  }
}

/** Repeats within repeats at most; the number of a place has to fit a button (usecases/answers/stepPlace.ts). */
export const MAX_REPEAT_DEPTH = 3;
/** Most instances of one repeat; a guard against a mistyped repeat count. */
export const MAX_INSTANCES = 1_000;

/** The instances of one repeat below one scope. */
export class RepeatInstances {
  readonly #state: FormState;
  readonly repeat: CompiledNode;
  /** What it stands in: the form, or an instance of the repeat around it. */
  readonly parent: Scope;
  readonly #scopes: Scope[] = [];
  readonly #source: Source;
  /** Whether people have said that there are no more entries. */
  #closed = false;
  readonly #count: Cell<number | undefined>;

  constructor(state: FormState, repeat: CompiledNode, parent: Scope) {
    this.#state = state;
    this.repeat = repeat;
    this.parent = parent;
    this.#source = new Source(state.tracker);
    this.#count = new Cell<number | undefined>(state.tracker, undefined, () => this.#fixedCount());
  }

  /** The number repeat_count fixes; undefined when people decide. */
  #fixedCount(): number | undefined {
    const expression = this.repeat.expressions.repeatCount;
    if (!expression || !this.repeat.parent) return undefined;
    const around = this.repeat.parent;
    const number = Number(this.#state.text(expression, this.parent.item(around)));
    return Number.isFinite(number) ? Math.min(MAX_INSTANCES, Math.max(0, Math.trunc(number))) : 0;
  }

  /** Whether the number is fixed by the form. */
  get isFixed(): boolean {
    return this.repeat.expressions.repeatCount !== undefined;
  }

  /**
   * Whether the entries there are now are all there will be: people have said so, or the figure that fixes
   * their number is known. As long as they are not, a rule cannot speak of all of them.
   */
  get isFinished(): boolean {
    this.#source.read();
    const { repeatCount } = this.repeat.expressions;
    if (!repeatCount || !this.repeat.parent) return this.#closed;
    const count = this.#state.judgedText(repeatCount, this.parent.item(this.repeat.parent));
    return count !== UNKNOWN && count !== "";
  }

  /** People have said that there are no more entries, or that there are. */
  setFinished(closed: boolean): void {
    if (this.#closed === closed) return;
    this.#closed = closed;
    this.#source.changed();
  }

  /** The instances there are now. Answers of instances beyond a fixed number are kept, but not shown. */
  list(): readonly Scope[] {
    const fixed = this.#count.get();
    if (fixed !== undefined) this.ensure(fixed);
    this.#source.read();
    return fixed === undefined ? this.#scopes : this.#scopes.slice(0, fixed);
  }

  at(index: number): Scope | undefined {
    return this.list()[index];
  }

  indexOf(scope: Scope): number {
    this.#source.read();
    return this.#scopes.indexOf(scope);
  }

  /** Opens instances until there are `count`. */
  ensure(count: number): void {
    if (this.#scopes.length >= count) return;
    while (this.#scopes.length < count) this.#scopes.push(new Scope(this.#state, this.repeat, this.parent));
    this.#source.changed();
  }

  /** Takes an instance away; the later ones move up. */
  remove(index: number): void {
    this.#scopes.splice(index, 1);
    this.#source.changed();
  }
}

import type { CompiledNode } from "../compiled/CompiledNode.ts";
import { isFormula } from "../compiled/roles.ts";
import type { XNode } from "../expression/values.ts";
import { KINDS } from "../kinds/index.ts";
import { appliesToInspection } from "./appliesToInspection.ts";
import { Cell, Source } from "./Cell.ts";
import { availableChoices } from "./availableChoices.ts";
import type { FormState } from "./FormState.ts";
import type { RepeatInstances, Scope } from "./Scope.ts";
import { answerText, canonicalText, type StoredAnswer } from "./storedAnswer.ts";

/** Where a value comes from. */
export type ValueSource = "answer" | "derived" | "formula" | "default" | "parameter" | "none";
export interface ItemValue {
  readonly text: string;
  readonly source: ValueSource;
}

const NOTHING: ItemValue = { text: "", source: "none" };

/** One place of the living form: a question, group, or repeat instance in one scope. */
export class Item implements XNode {
  readonly state: FormState;
  readonly node: CompiledNode;
  readonly scope: Scope;
  /** Itself as a node set; made once, because most references mean exactly one place. */
  readonly alone: readonly Item[];
  // Made when first used: most places have no condition of their own, many are never looked at.
  #applicable: boolean | undefined;
  #relevantCell: Cell<boolean> | undefined;
  #valueCell: Cell<ItemValue> | undefined;
  #answerSource: Source | undefined;
  /** What a formula question was last set to by hand; void as soon as the formula gives another value. */
  #formulaAtAnswer: string | undefined;

  constructor(state: FormState, node: CompiledNode, scope: Scope) {
    this.state = state;
    this.node = node;
    this.scope = scope;
    this.alone = [this];
  }

  get name(): string {
    return this.node.name;
  }

  get parent(): Item | undefined {
    const { parent } = this.node;
    if (!parent) return undefined;
    const scope = this.node.def.kind === "repeat" ? this.scope.parent : this.scope;
    return scope?.item(parent);
  }

  children(): readonly Item[] {
    return this.childrenAnd(() => []);
  }

  /** Its children, and behind the instances of each repeat what `more` adds. */
  childrenAnd<More>(more: (instances: RepeatInstances, name: string) => readonly More[]): (Item | More)[] {
    return this.node.children.flatMap((child): (Item | More)[] => {
      if (child.def.kind !== "repeat") return [this.scope.item(child)];
      const instances = this.scope.instances(child);
      return [...instances.list().map((instance) => instance.item(child)), ...more(instances, child.name)];
    });
  }

  /** Key of its answer: "household[2]/age". */
  get path(): string {
    if (this.node.def.kind === "repeat") return this.scope.prefix().slice(0, -1);
    return this.scope.prefix() + this.node.key;
  }

  /** Names from the root down with the groups: "/people/household[2]/age". */
  get place(): string {
    const { def } = this.node;
    if (def.kind === "root") return "";
    const above = this.parent?.place ?? "";
    if (def.kind !== "repeat") return `${above}/${this.node.name}`;
    const instances = this.scope.parent?.instances(this.node);
    return `${above}/${this.node.name}[${(instances?.indexOf(this.scope) ?? 0) + 1}]`;
  }

  /** Whether it exists in this inspection at all: unit type, validity, relevance by parameters alone. */
  isApplicable(): boolean {
    // Parameters do not change during a session, so this is told once.
    this.#applicable ??= (this.parent?.isApplicable() ?? true) && appliesToInspection(this);
    return this.#applicable;
  }

  isRelevant(): boolean {
    const { relevant } = this.node.expressions;
    if (!relevant) return this.isApplicable() && (this.parent?.isRelevant() ?? true);
    this.#relevantCell ??= new Cell(
      this.state.tracker,
      true,
      () =>
        this.isApplicable() && (this.parent?.isRelevant() ?? true) && this.state.condition(relevant, this),
    );
    return this.#relevantCell.get();
  }

  /** The value formulas see: "" when missing or not relevant. */
  text(): string {
    return this.current().text;
  }

  current(): ItemValue {
    if (!this.isRelevant()) return NOTHING;
    this.#valueCell ??= new Cell<ItemValue>(this.state.tracker, NOTHING, () => this.#computeValue());
    return this.#valueCell.get();
  }

  /** The value last computed, for once(). */
  peekValue(): string {
    const held = this.#valueCell?.peek().text ?? "";
    return held === "" ? answerText(this.storedAnswer()?.value ?? null) : held;
  }

  storedAnswer(): StoredAnswer | undefined {
    this.#answerSource ??= new Source(this.state.tracker);
    this.#answerSource.read();
    return this.state.storedAnswer(this.path);
  }

  /** Stores (or with undefined: takes away) an answer and lets everything that depends on it know. */
  store(answer: StoredAnswer | undefined): void {
    this.state.store(this.path, answer);
    this.#formulaAtAnswer = answer && this.#hasOverridableFormula() ? this.#formulaText() : undefined;
    this.#answerSource?.changed();
  }

  /** Runs `look` as if `answer` were stored; afterwards everything is as before. */
  tentatively<T>(answer: StoredAnswer, look: () => T): T {
    const before = this.state.storedAnswer(this.path);
    const formulaBefore = this.#formulaAtAnswer;
    this.store(answer);
    try {
      return look();
    } finally {
      this.state.store(this.path, before);
      this.#formulaAtAnswer = formulaBefore;
      this.#answerSource?.changed();
    }
  }

  #hasOverridableFormula(): boolean {
    return this.node.expressions.calculation !== undefined && !isFormula(this.node);
  }

  #formulaText(): string {
    const { calculation } = this.node.expressions;
    if (!calculation) return "";
    const { def } = this.node;
    if (def.kind !== "question" || def.trigger === undefined)
      return this.#typed(this.state.text(calculation, this));
    return this.#triggered(def.trigger)
      ? this.state.untracked(() => this.#typed(this.state.text(calculation, this)))
      : "";
  }

  /** Whether a trigger question has an answer; reads it, so that a change of it runs the formula again. */
  #triggered(trigger: string): boolean {
    const items = trigger.split(", ").flatMap((name) => {
      const node = this.state.compiled.tree.byName.get(name)?.[0];
      return node ? this.state.itemsNear(node, this.scope) : [];
    });
    return items.map((item) => item.text() !== "").includes(true);
  }

  #typed(text: string): string {
    const { def } = this.node;
    return def.kind === "question" ? KINDS[def.type].fromFormula(text) : text;
  }

  #computeValue(): ItemValue {
    const { def } = this.node;
    if (def.kind !== "question") return NOTHING;
    const parameter = this.state.parameter(this.node);
    if (parameter !== undefined && parameter !== "") return { text: parameter, source: "parameter" };
    const { derive, calculation } = this.node.expressions;
    if (derive) {
      const text = this.#typed(this.state.text(derive, this));
      if (text !== "") return { text, source: "derived" };
    }
    if (calculation && isFormula(this.node)) return { text: this.#formulaText(), source: "formula" };
    const stored = this.storedAnswer();
    if (calculation) {
      const formula = this.#formulaText();
      const overridden = stored && (this.#formulaAtAnswer ?? formula) === formula;
      if (!overridden) return { text: formula, source: "formula" };
    }
    if (stored)
      return stored.state === "answered" ? this.#answered(canonicalText(stored.value, def)) : NOTHING;
    return this.#defaultValue();
  }

  /** A choice that the filter no longer offers counts as missing. */
  #answered(text: string): ItemValue {
    const { def } = this.node;
    if (text === "" || def.kind !== "question" || def.choiceFilter === undefined)
      return text === "" ? NOTHING : { text, source: "answer" };
    const offered = new Set(availableChoices(this).map((choice) => choice.name));
    const kept = KINDS[def.type].stillOffered(text, offered);
    return kept === "" ? NOTHING : { text: kept, source: "answer" };
  }

  #defaultValue(): ItemValue {
    const { def } = this.node;
    if (def.kind !== "question") return NOTHING;
    if (def.default === undefined) return defaultOf(KINDS[def.type].filledIn(this.state.environment));
    const expression = this.node.expressions.default;
    const held = this.#valueCell?.peek();
    // A default is worked out once, when the place comes into being (ODK: odk-instance-first-load).
    if (expression && held?.source === "default") return held;
    const text = expression ? this.#typed(this.state.text(expression, this)) : def.default;
    return defaultOf(text);
  }
}

function defaultOf(text: string): ItemValue {
  return text === "" ? NOTHING : { text, source: "default" };
}

/** What stands above the root element; absolute paths begin here. */
export class DocumentNode implements XNode {
  readonly name = "";
  readonly parent = undefined;
  readonly #state: FormState;

  constructor(state: FormState) {
    this.#state = state;
  }

  children(): readonly XNode[] {
    return this.#state.rootScope.item(this.#state.compiled.tree.root).alone;
  }

  text(): string {
    return "";
  }
}

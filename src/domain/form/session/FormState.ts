import type { CompiledForm } from "../compiled/compileForm.ts";
import type { CompiledExpression, CompiledNode } from "../compiled/CompiledNode.ts";
import { isParameter } from "../compiled/roles.ts";
import { contextOf, evaluateCondition, evaluateText } from "../expression/evaluate.ts";
import type { EvaluationContext, ExpressionHost } from "../expression/evaluationContext.ts";
import { PossibleNode, UNKNOWN, type ReadNode, type Unknown, type XNode } from "../expression/values.ts";
import { AnswerStore } from "./AnswerStore.ts";
import type { Tracker } from "./Cell.ts";
import { ChoiceLists } from "./ChoiceLists.ts";
import type { FormEnvironment } from "./FormEnvironment.ts";
import { DocumentNode, Item } from "./Item.ts";
import { MAX_INSTANCES, RepeatInstances, Scope } from "./Scope.ts";
import type { InstanceRemoval } from "./repeats.ts";
import { answerText, type StoredAnswer } from "./storedAnswer.ts";

/**
 * The living form: places, answers, and what is computed from them. It knows nothing of languages,
 * messages or dialogue; those stand on top of it.
 */
export class FormState {
  readonly compiled: CompiledForm;
  readonly tracker: Tracker = { active: undefined };
  readonly rootScope: Scope;
  readonly document: DocumentNode;
  readonly lists: ChoiceLists;
  readonly environment: FormEnvironment;
  readonly #answers: AnswerStore;
  readonly #parameters: ReadonlyMap<string, string>;
  readonly #odkHost: ExpressionHost;
  readonly #kleeneHost: ExpressionHost;
  readonly #applicabilityHost: ExpressionHost;

  constructor(
    compiled: CompiledForm,
    environment: FormEnvironment,
    given: {
      parameters: Readonly<Record<string, string | number | null>>;
      answers: Readonly<Record<string, StoredAnswer>>;
    },
  ) {
    this.compiled = compiled;
    this.environment = environment;
    this.#answers = new AnswerStore(given.answers);
    this.#parameters = new Map(
      Object.entries(given.parameters).map(([name, value]) => [name, answerText(value)]),
    );
    this.lists = new ChoiceLists(compiled.form);
    this.rootScope = new Scope(this, undefined, undefined);
    this.document = new DocumentNode(this);
    this.#odkHost = this.#host(
      (node) => node.text(),
      () => true,
    );
    this.#kleeneHost = this.#host(
      (node) => {
        const text = node.text();
        const isMissing = node instanceof PossibleNode || (text === "" && node instanceof Item);
        return isMissing ? UNKNOWN : text;
      },
      (instances) => instances.isFinished,
    );
    this.#applicabilityHost = this.#host(
      (node) => {
        const followsAnswers =
          node instanceof PossibleNode ||
          (node instanceof Item && compiled.graph.dependsOnAnswers(node.node));
        return followsAnswers ? UNKNOWN : node.text();
      },
      (instances) => instances.isFixed && !compiled.graph.dependsOnAnswers(instances.repeat),
    );
    this.#openRepeats();
  }

  /** Instances of repeats that already hold answers exist from the start. */
  #openRepeats(): void {
    if (!this.compiled.tree.hasRepeats) return;
    for (const path of this.#answers.paths()) if (path.includes("]/")) this.item(path, true);
  }

  /**
   * @param isFinished whether the entries of a repeat are all there will be
   * @param language of the labels that formulas give
   */
  #host(
    read: ReadNode,
    isFinished: (instances: RepeatInstances) => boolean,
    language = this.compiled.form.defaultLanguage,
  ): ExpressionHost {
    const more: MoreEntries<PossibleNode> = (instances, name) =>
      isFinished(instances) ? [] : [new PossibleNode(name)];
    return {
      read,
      resolve: (name, from) => this.#resolve(name, from, more),
      children: (node) => (node instanceof Item ? node.childrenAnd(more) : node.children()),
      document: this.document,
      instance: (id) => this.lists.root(id),
      choiceLabel: (value, question) => {
        const def = this.compiled.tree.byName.get(question)?.[0]?.def;
        const list = def?.kind === "question" ? def.list : undefined;
        if (list === undefined) return value;
        // A value that is no choice has no label (JavaRosa and the reference engine give "").
        const isChoice = this.compiled.form.lists[list]?.some((choice) => choice.name === value) === true;
        return isChoice ? this.lists.label(list, value, language) : "";
      },
      labelByKey: (key) => this.lists.labelByKey(key, language),
      previous: (from) => (from instanceof Item ? from.peekValue() : ""),
      today: this.environment.today,
      now: this.environment.now,
      timeZone: this.environment.timeZone,
      random: this.environment.random,
      uuid: this.environment.uuid,
      version: this.compiled.form.version,
    };
  }

  /** ODK evaluation: what is missing is "". */
  text(expression: CompiledExpression, item: Item): string {
    return textOf(expression, this.#odkHost, item);
  }

  /**
   * The value of an item as a reader of `language` sees it. It is the one value formulas see, except where
   * its own formula gives the label of a choice: values speak the form's default language.
   */
  textIn(language: string, item: Item): string {
    const { calculation } = item.node.expressions;
    const { text, source } = item.current();
    if (language === this.compiled.form.defaultLanguage || source !== "formula" || !calculation) return text;
    if (!this.compiled.graph.speaks(item.node)) return text;
    const read: ReadNode = (node) => (node instanceof Item ? this.textIn(language, node) : node.text());
    return textOf(
      calculation,
      this.#host(read, () => true, language),
      item,
    );
  }

  /** ODK evaluation of a condition. */
  condition(expression: CompiledExpression, item: Item): boolean {
    return evaluateCondition(expression.tree, contextOf(this.#odkHost, item)) === true;
  }

  /** Missing-aware evaluation of a condition. */
  judgement(expression: CompiledExpression, item: Item): boolean | Unknown {
    return evaluateCondition(expression.tree, contextOf(this.#kleeneHost, item));
  }

  /** Missing-aware evaluation of a text. */
  judgedText(expression: CompiledExpression, item: Item): string | Unknown {
    return evaluateText(expression.tree, contextOf(this.#kleeneHost, item));
  }

  /** Judges a condition knowing the parameters only: false means it can never hold in this inspection. */
  judgementByParameters(expression: CompiledExpression, item: Item): boolean | Unknown {
    return evaluateCondition(expression.tree, contextOf(this.#applicabilityHost, item));
  }

  /** Computes something without remembering what it was computed from. */
  untracked<T>(compute: () => T): T {
    const { active } = this.tracker;
    this.tracker.active = undefined;
    try {
      return compute();
    } finally {
      this.tracker.active = active;
    }
  }

  /** Context for judging a choice_filter at one choice. */
  choiceContext(item: Item, choice: XNode, position: number, size: number): EvaluationContext {
    return { ...contextOf(this.#odkHost, item), node: choice, position, size };
  }

  /** What `${name}` means in an expression of `from`: inside a repeat, the place in the same instance. */
  #resolve(name: string, from: XNode, more: MoreEntries<XNode>): readonly XNode[] {
    const target = this.compiled.tree.byName.get(name)?.[0];
    if (!target) return [];
    return this.#nodesNear(target, from instanceof Item ? from.scope : this.rootScope, more);
  }

  /** The items of a node as seen from a scope: those of the innermost repeat instance both stand in. */
  itemsNear(target: CompiledNode, from: Scope): readonly Item[] {
    return this.#nodesNear(target, from, () => []);
  }

  /** The repeats around a place that may get more entries, so that there may be more items than itemsNear() gives. */
  openRepeatsNear(target: CompiledNode, from: Scope): RepeatInstances[] {
    return this.#nodesNear(target, from, (instances) => (instances.isFinished ? [] : [instances])).filter(
      (found) => found instanceof RepeatInstances,
    );
  }

  #nodesNear<More>(target: CompiledNode, from: Scope, more: MoreEntries<More>): readonly (Item | More)[] {
    if (target.repeats.length === 0) return this.rootScope.item(target).alone;
    // A repeat seen from inside itself is the row of all its instances.
    const around = target.def.kind === "repeat" ? target.repeats.slice(0, -1) : target.repeats;
    let scope = from;
    while (scope.parent && !(scope.repeat && around.includes(scope.repeat))) scope = scope.parent;
    return spread(scope, target, more);
  }

  /** Parameter given by the inspection, else undefined. */
  parameter(node: CompiledNode): string | undefined {
    return isParameter(node) ? this.#parameters.get(node.name) : undefined;
  }

  parameterValue(name: string): string {
    const node = this.compiled.tree.byName.get(name)?.find((candidate) => isParameter(candidate));
    return node ? this.rootScope.item(node).text() : (this.#parameters.get(name) ?? "");
  }

  storedAnswer(path: string): StoredAnswer | undefined {
    return this.#answers.get(path);
  }

  storedPaths(): string[] {
    return this.#answers.paths();
  }

  store(path: string, answer: StoredAnswer | undefined): void {
    this.#answers.set(path, answer);
  }

  /** Drops the answers of instance `number` of a repeat and moves those of the later ones up by one. */
  moveAnswers(base: string, number: number): InstanceRemoval {
    const removed: string[] = [];
    const renamed: { from: string; to: string; answer: StoredAnswer }[] = [];
    for (const path of this.#answers.paths()) {
      const answer = this.#answers.get(path);
      if (!answer || !path.startsWith(`${base}[`)) continue;
      const end = path.indexOf("]", base.length);
      const at = Number(path.slice(base.length + 1, end));
      if (at === number) removed.push(path);
      if (at > number) renamed.push({ from: path, to: `${base}[${at - 1}${path.slice(end)}`, answer });
    }
    for (const path of removed) this.#answers.set(path, undefined);
    for (const { from } of renamed) this.#answers.set(from, undefined);
    for (const { to, answer } of renamed) this.#answers.set(to, answer);
    renamed.sort((a, b) => a.from.localeCompare(b.from, "en", { numeric: true }));
    return { removed, renamed: renamed.map(({ from, to }) => ({ from, to })) };
  }

  /**
   * The item a path such as "household[2]/age" names; undefined when the form has no such place or the
   * instance does not exist. With `create` instances are opened as needed.
   */
  item(path: string, create = false): Item | undefined {
    let scope = this.rootScope;
    let rest = path;
    for (;;) {
      const match = /^(.*?)\[(\d+)\](?:\/(.*))?$/s.exec(rest);
      if (!match) break;
      const [, key = "", number = "", inner] = match;
      const repeat = this.nodeByKey(key, scope);
      if (repeat?.def.kind !== "repeat") return undefined;
      const index = Number(number) - 1;
      const instances = scope.instances(repeat);
      if (create && index < MAX_INSTANCES) instances.ensure(index + 1);
      const next = instances.at(index);
      if (!next) return undefined;
      if (inner === undefined) return next.item(repeat);
      scope = next;
      rest = inner;
    }
    const node = this.nodeByKey(rest, scope);
    return node && node.def.kind !== "repeat" ? scope.item(node) : undefined;
  }

  /** The node a key means below a scope. */
  nodeByKey(key: string, scope: Scope): CompiledNode | undefined {
    const name = key.slice(key.lastIndexOf("/") + 1);
    return this.compiled.tree.byName.get(name)?.find((node) => {
      const around = node.def.kind === "repeat" ? node.repeats.slice(0, -1) : node.repeats;
      return node.key === key && around.at(-1) === scope.repeat;
    });
  }
}

function textOf(expression: CompiledExpression, host: ExpressionHost, item: Item): string {
  const value = evaluateText(expression.tree, contextOf(host, item));
  return value === UNKNOWN || value === "Infinity" || value === "-Infinity" ? "" : value;
}

/** What stands behind the instances of a repeat for entries not made yet; `name` is that of the place meant. */
type MoreEntries<More> = (instances: RepeatInstances, name: string) => readonly More[];

/** All items of `target` below a scope, over the instances of the repeats between. */
function spread<More>(scope: Scope, target: CompiledNode, more: MoreEntries<More>): readonly (Item | More)[] {
  const next = target.repeats[scope.depth];
  if (!next) return scope.item(target).alone;
  const instances = scope.instances(next);
  return [
    ...instances
      .list()
      .flatMap((instance) => (next === target ? instance.item(target) : spread(instance, target, more))),
    ...more(instances, target.name),
  ];
}

import type { Expression, Step } from "../expression/expression.ts";
import { isComparison } from "../expression/compare.ts";
import { FUNCTIONS } from "../expression/functions.ts";
import { patternFault, type PatternFault } from "../expression/matchesWhole.ts";
import type { ChoiceDef } from "../definition/formDef.ts";
import { KINDS } from "../kinds/index.ts";
import type { ProblemCode } from "../problems/formProblem.ts";
import type { CompiledNode } from "./CompiledNode.ts";
import type { FormTree } from "./buildTree.ts";

export interface ExpressionIssue {
  readonly code: ProblemCode;
  readonly a: string;
  readonly b: string;
}
export interface Analysis {
  /** Places of the form the expression reads, in the order of mention, each once. */
  readonly references: readonly CompiledNode[];
  readonly issues: readonly ExpressionIssue[];
}

/** What an expression can stand at or point to, known without any answer. */
type Place =
  | { kind: "document" }
  | { kind: "node"; node: CompiledNode }
  | { kind: "listRoot"; list: string; depth: number }
  | { kind: "item"; list: string }
  | { kind: "column" };

export interface AnalysisWorld {
  readonly tree: FormTree;
  readonly lists: Readonly<Record<string, readonly ChoiceDef[]>>;
}

/**
 * Finds everything an expression of `context` reads, and everything that is wrong with it: unknown
 * functions and names, wrong numbers of arguments, paths that lead nowhere, bad patterns, comparisons
 * with a choice that does not exist. With `list` it is a choice_filter, judged for each choice.
 */
export function analyzeExpression(
  expression: Expression,
  context: CompiledNode,
  world: AnalysisWorld,
  list?: string,
): Analysis {
  const start: Place = list === undefined ? { kind: "node", node: context } : { kind: "item", list };
  const analyzer = new Analyzer(world, context);
  analyzer.places(expression, [start]);
  return { references: [...analyzer.references], issues: analyzer.issues };
}

const PATTERN_PROBLEMS = {
  look_around: "pattern_look_around",
  back_reference: "pattern_back_reference",
  other_dialect: "pattern_other_dialect",
  syntax: "pattern_invalid",
} as const satisfies Record<PatternFault["kind"], ProblemCode>;

class Analyzer {
  readonly references = new Set<CompiledNode>();
  readonly issues: ExpressionIssue[] = [];
  readonly #world: AnalysisWorld;
  readonly #context: CompiledNode;

  constructor(world: AnalysisWorld, context: CompiledNode) {
    this.#world = world;
    this.#context = context;
  }

  #issue(code: ProblemCode, a = "", b = ""): void {
    this.issues.push({ code, a, b });
  }

  #refer(places: readonly Place[]): readonly Place[] {
    for (const place of places) if (place.kind === "node") this.references.add(place.node);
    return places;
  }

  /** Places the expression can give as a node set; none when it gives a text, number or truth value. */
  places(expression: Expression, at: readonly Place[]): readonly Place[] {
    switch (expression.kind) {
      case "number":
      case "string":
        return [];
      case "negate":
        this.places(expression.operand, at);
        return [];
      case "binary": {
        const left = this.places(expression.left, at);
        const right = this.places(expression.right, at);
        if (expression.operator === "|") return [...left, ...right];
        if (isComparison(expression.operator)) {
          this.#checkComparison(left, expression.right, expression.operator === "=" ? "value" : "nothing");
          this.#checkComparison(right, expression.left, expression.operator === "=" ? "value" : "nothing");
        }
        return [];
      }
      case "reference":
        return this.#reference(expression.name);
      case "call":
        return this.#call(expression, at);
      case "path":
        return this.#path(expression, at);
      default:
        return expression satisfies never;
    }
  }

  #reference(name: string): readonly Place[] {
    if (name.startsWith("last-saved#")) {
      this.#issue("last_saved_unsupported");
      return [];
    }
    const found = this.#world.tree.byName.get(name) ?? [];
    const [first, ...more] = found;
    if (!first) this.#issue("reference_unknown", name);
    else if (more.length > 0) this.#issue("reference_ambiguous", name);
    return this.#refer(found.map((node) => ({ kind: "node", node })));
  }

  #call(expression: Extract<Expression, { kind: "call" }>, at: readonly Place[]): readonly Place[] {
    const { name, args } = expression;
    const definition = FUNCTIONS.get(name);
    if (!definition) this.#issue("function_unknown", name);
    else if (args.length < definition.minArgs || args.length > definition.maxArgs)
      this.#issue("argument_count", name, allowedCounts(definition.minArgs, definition.maxArgs));
    if (name === "pulldata") this.#issue("pulldata_unsupported");
    const places = args.map((arg) => this.places(arg, at));
    const [first] = args;
    switch (name) {
      case "current":
        return [{ kind: "node", node: this.#context }];
      case "instance":
        return this.#instance(first);
      case "indexed-repeat":
        return places[0] ?? [];
      case "selected":
        if (args[1]) this.#checkComparison(places[0] ?? [], args[1], "choice");
        return [];
      case "jr:choice-name": {
        const second = args[1];
        if (second?.kind === "string") this.#reference(second.value.replace(/^\$\{\s*|\s*\}$/g, ""));
        return [];
      }
      case "regex":
        this.#checkPattern(args[1]);
        return [];
      case "if":
        return [...(places[1] ?? []), ...(places[2] ?? [])];
      default:
        return [];
    }
  }

  #checkPattern(pattern: Expression | undefined): void {
    if (pattern?.kind !== "string") return;
    const fault = patternFault(pattern.value);
    if (fault) this.#issue(PATTERN_PROBLEMS[fault.kind], pattern.value, fault.found);
  }

  /**
   * A question compared with a fixed text: `${select} = 'name'` needs the name to be one of the list,
   * a number can only be compared with a number, a date with a date.
   * @param names what of a choice question the text would have to equal: its value, which may be several
   *   names ("a b c"), or one choice
   */
  #checkComparison(places: readonly Place[], other: Expression, names: "value" | "choice" | "nothing"): void {
    const [place, ...more] = places;
    if (other.kind !== "string" || other.value === "" || more.length > 0 || place?.kind !== "node") return;
    const { def } = place.node;
    if (def.kind !== "question") return;
    if (!KINDS[def.type].isComparableWith(other.value)) this.#issue("type_mismatch", other.value, def.type);
    const choices = def.list === undefined ? undefined : this.#world.lists[def.list];
    if (def.list === undefined || choices === undefined || names === "nothing") return;
    const several = names === "value" && KINDS[def.type].holds === "names";
    for (const name of several ? other.value.split(" ") : [other.value])
      if (!choices.some((choice) => choice.name === name))
        this.#issue("choice_value_unknown", name, def.list);
  }

  #instance(id: Expression | undefined): readonly Place[] {
    if (id?.kind !== "string") return [];
    if (this.#world.lists[id.value]) return [{ kind: "listRoot", list: id.value, depth: 0 }];
    this.#issue("instance_unknown", id.value);
    return [];
  }

  #path(expression: Extract<Expression, { kind: "path" }>, at: readonly Place[]): readonly Place[] {
    let places: readonly Place[];
    if (expression.start === "root") places = [{ kind: "document" }];
    else if (expression.start === "context") places = at;
    else places = this.places(expression.start, at);
    const knownStart = places.length > 0;
    for (const predicate of expression.predicates) this.places(predicate, places);
    for (const step of expression.steps) {
      const before = places;
      places = this.#step(places, step);
      if (places.length === 0 && before.length > 0) this.#missingStep(before, step, expression);
      for (const predicate of step.predicates) this.places(predicate, places);
    }
    return knownStart ? this.#refer(places) : [];
  }

  #missingStep(
    before: readonly Place[],
    step: Step,
    expression: Extract<Expression, { kind: "path" }>,
  ): void {
    const [place] = before;
    if (place?.kind === "item") this.#issue("choice_column_unknown", step.name, place.list);
    else this.#issue("path_unknown", pathText(expression));
  }

  #step(places: readonly Place[], step: Step): readonly Place[] {
    return places.flatMap((place) => this.#stepFrom(place, step));
  }

  #stepFrom(place: Place, step: Step): readonly Place[] {
    if (step.axis === "self") return [place];
    if (step.axis === "parent") return this.#parentOf(place);
    const children = this.#childrenOf(place, step.name);
    if (step.axis === "child") return children;
    const deeper = this.#childrenOf(place, "*").flatMap((child) => this.#stepFrom(child, step));
    return [...children, ...deeper];
  }

  #parentOf(place: Place): readonly Place[] {
    switch (place.kind) {
      case "node":
        return place.node.parent ? [{ kind: "node", node: place.node.parent }] : [{ kind: "document" }];
      case "item":
        return [{ kind: "listRoot", list: place.list, depth: 1 }];
      case "document":
      case "listRoot":
      case "column":
        return [];
      default:
        return place satisfies never;
    }
  }

  #childrenOf(place: Place, name: string): readonly Place[] {
    switch (place.kind) {
      case "document":
        return name === "*" || name === this.#world.tree.root.name
          ? [{ kind: "node", node: this.#world.tree.root }]
          : [];
      case "node":
        return place.node.children
          .filter((child) => name === "*" || child.name === name)
          .map((node) => ({ kind: "node", node }));
      case "listRoot":
        if (place.depth === 0) return name === "*" || name === "root" ? [{ ...place, depth: 1 }] : [];
        return name === "*" || name === "item" ? [{ kind: "item", list: place.list }] : [];
      case "item":
        return name === "*" || this.#hasColumn(place.list, name) ? [{ kind: "column" }] : [];
      case "column":
        return [];
      default:
        return place satisfies never;
    }
  }

  #hasColumn(list: string, name: string): boolean {
    if (name === "name" || name === "label" || name === "itextId") return true;
    return this.#world.lists[list]?.some((choice) => choice.columns[name] !== undefined) ?? false;
  }
}

function allowedCounts(min: number, max: number): string {
  if (min === max) return String(min);
  return max >= 100 ? `≥ ${min}` : `${min}–${max}`;
}

function pathText(expression: Extract<Expression, { kind: "path" }>): string {
  const names = expression.steps.map((step) => {
    if (step.axis === "self") return ".";
    return step.axis === "parent" ? ".." : step.name;
  });
  if (expression.start === "root") return `/${names.join("/")}`;
  if (expression.start === "context") return names.join("/");
  const { start } = expression;
  const head = start.kind === "reference" ? `\${${start.name}}` : "…";
  return `${head}/${names.join("/")}`;
}

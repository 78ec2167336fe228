import type { CompiledForm } from "../compileForm.ts";
import type { CompiledExpression, CompiledNode } from "../compiled/CompiledNode.ts";
import { isFormula, isParameter } from "../compiled/dependencyGraph.ts";
import type { Expression } from "../expression/ast.ts";
import type { ChoiceDef, QuestionDef } from "../formDef.ts";
import {
  ANYTHING,
  canBeFilled,
  EMPTY,
  join,
  NOTHING,
  ofText,
  truthsOf,
  type Abstract,
  type Truths,
} from "./Abstract.ts";
import { evaluateAbstract } from "./evaluateAbstract.ts";
import { domainOf, takesValue } from "./domains.ts";
import { nodesOfPath } from "./nodesOfPath.ts";

/**
 * What is assumed of the places that take a value; those not named can be anything they ever can. Where
 * only people give the value, it is the one formulas see (none while hidden); elsewhere what is entered.
 */
export type Case = ReadonlyMap<CompiledNode, Abstract>;

/**
 * A form of which only a case is known: tells what every place and condition can be in it. One
 * instance a case; what was worked out is kept.
 */
export class AbstractForm {
  private readonly compiled: CompiledForm;
  private readonly known: Case;
  private readonly values = new Map<CompiledNode, Abstract>();
  private readonly relevances = new Map<CompiledNode, Truths>();
  private readonly running = new Set<CompiledNode>();

  constructor(compiled: CompiledForm, known: Case) {
    this.compiled = compiled;
    this.known = known;
  }

  /** What an expression of `node` can give; with `choice` as a filter judged at that choice. */
  evaluate(
    expression: CompiledExpression,
    node: CompiledNode,
    kleene: boolean,
    choice?: ChoiceDef,
  ): Abstract {
    return evaluateAbstract(expression.tree, {
      kleene,
      reference: (name) => this.reference(name, node),
      path: (path) => this.path(path, node, choice),
    });
  }

  condition(expression: CompiledExpression, node: CompiledNode, kleene: boolean, choice?: ChoiceDef): Truths {
    return truthsOf(this.evaluate(expression, node, kleene, choice));
  }

  /** The value formulas see at a place. */
  value(node: CompiledNode): Abstract {
    const before = this.values.get(node);
    if (before) return before;
    // A formula that reads itself, as once() does, sees what it had before.
    if (this.running.has(node)) return ANYTHING;
    this.running.add(node);
    const value = this.computeValue(node);
    this.running.delete(node);
    this.values.set(node, value);
    return value;
  }

  /** Whether a place is shown; also whether it exists in the inspection and its repeat has an instance. */
  relevance(node: CompiledNode): Truths {
    const before = this.relevances.get(node);
    if (before) return before;
    const relevance = this.computeRelevance(node);
    this.relevances.set(node, relevance);
    return relevance;
  }

  private computeRelevance(node: CompiledNode): Truths {
    const { relevant, repeatCount } = node.expressions;
    const above = node.parent ? this.relevance(node.parent) : { yes: true, no: false, unknown: false };
    const own = relevant ? this.condition(relevant, node, false) : { yes: true, no: false, unknown: false };
    const counted = repeatCount ? this.countsInstances(repeatCount, node) : true;
    const applies = this.applies(node);
    return {
      yes: above.yes && own.yes && counted && applies.yes,
      no: above.no || own.no || own.unknown || applies.no,
      unknown: false,
    };
  }

  private countsInstances(repeatCount: CompiledExpression, node: CompiledNode): boolean {
    const value = this.evaluate(repeatCount, node.parent ?? node, false);
    return truthsOf(value).yes && (value.numbers === undefined || value.numbers.high >= 1);
  }

  /** Unit types and dates, as in session/applicability.ts. */
  private applies({ def }: CompiledNode): { yes: boolean; no: boolean } {
    let yes = true;
    let no = false;
    if (def.unitTypes.length > 0) {
      const unit = this.parameter("unit_type");
      yes &&= unit.empty || def.unitTypes.some((type) => this.couldBe(unit, type));
      no ||= canBeFilled(unit);
    }
    if (def.validFrom !== undefined || def.validTo !== undefined) {
      const day = this.parameter("visit_date");
      const first = def.validFrom === undefined ? undefined : ofText(def.validFrom);
      const last = def.validTo === undefined ? undefined : ofText(def.validTo);
      const inTime = [
        ...(first ? [this.compare(day, ">=", first)] : []),
        ...(last ? [this.compare(day, "<=", last)] : []),
      ];
      yes &&= day.empty || inTime.every((truths) => truths.yes);
      no ||= canBeFilled(day);
    }
    return { yes, no };
  }

  private couldBe(value: Abstract, text: string): boolean {
    return this.compare(value, "=", ofText(text)).yes;
  }

  private compare(left: Abstract, operator: "=" | ">=" | "<=", right: Abstract): Truths {
    const tree: Expression = {
      kind: "binary",
      operator,
      left: { kind: "reference", name: "left" },
      right: { kind: "reference", name: "right" },
    };
    return truthsOf(
      evaluateAbstract(tree, {
        kleene: false,
        reference: (name) => (name === "left" ? left : right),
        path: () => ANYTHING,
      }),
    );
  }

  private parameter(name: string): Abstract {
    const node = this.compiled.tree.byName.get(name)?.find((candidate) => isParameter(candidate));
    return node ? this.value(node) : { ...ANYTHING, unknown: false };
  }

  private computeValue(node: CompiledNode): Abstract {
    const { def } = node;
    if (def.kind !== "question") return EMPTY;
    const assumed = this.known.get(node);
    if (assumed && isOnlyEntered(node)) return assumed;
    const relevance = this.relevance(node);
    let value = relevance.yes ? this.relevantValue(node) : NOTHING;
    if (relevance.no || !relevance.yes) value = join(value, EMPTY);
    return value;
  }

  private relevantValue(node: CompiledNode): Abstract {
    const { derive, calculation } = node.expressions;
    if (derive) {
      const derived = asText(this.evaluate(derive, node, false));
      if (!derived.empty) return derived;
      return join({ ...derived, empty: false }, this.enteredValue(node));
    }
    if (!calculation) return this.enteredValue(node);
    const formula = asText(this.evaluate(calculation, node, false));
    // A trigger holds a formula back until its question is answered.
    const held = node.def.kind === "question" && node.def.trigger !== undefined;
    const computed = held ? join(formula, EMPTY) : formula;
    return isFormula(node) ? computed : join(computed, this.enteredValue(node));
  }

  private enteredValue(node: CompiledNode): Abstract {
    const { def } = node;
    if (def.kind !== "question") return EMPTY;
    const entered = takesValue(node)
      ? (this.known.get(node) ?? domainOf(node, this.compiled.form))
      : isSilent(def.type)
        ? domainOf(node, this.compiled.form)
        : EMPTY;
    let value = entered;
    if (entered.empty && def.default !== undefined) {
      const byDefault = node.expressions.default
        ? asText(this.evaluate(node.expressions.default, node, false))
        : defaultOf(def);
      // "" may also be an answer ("không có số liệu"), to which no default applies.
      value = join(entered, byDefault);
      if (isParameter(node))
        value = canBeFilled(byDefault) ? join({ ...entered, empty: false }, byDefault) : value;
    }
    return node.expressions.choiceFilter && canBeFilled(value) ? this.filtered(value, node) : value;
  }

  /**
   * Whether what is assumed of a place could have been entered: shown, offered and allowed by its own
   * constraint.
   */
  isTakeable(node: CompiledNode): boolean {
    const assumed = this.known.get(node);
    if (!assumed || assumed.empty) return true;
    const { constraint } = node.expressions;
    if (isOnlyEntered(node)) {
      if (!this.relevance(node).yes || !canBeFilled(this.filtered(assumed, node))) return false;
    } else if (this.relevance(node).no || !canBeFilled(this.value(node))) return true;
    return !constraint || this.condition(constraint, node, false).yes;
  }

  /** Without the choices that are certainly not offered. */
  private filtered(value: Abstract, node: CompiledNode): Abstract {
    const { choiceFilter } = node.expressions;
    const { def } = node;
    if (!choiceFilter || def.kind !== "question" || def.list === undefined) return value;
    const choices = this.compiled.form.lists[def.list] ?? [];
    const listed = value.texts?.kind === "some" ? value.texts.values : value.names?.may;
    if (!listed) return { ...value, empty: true };
    const kept = new Set<string>();
    let dropped = false;
    for (const choice of choices) {
      if (!listed.has(choice.name)) continue;
      const offered = this.condition(choiceFilter, node, false, choice);
      if (offered.yes) kept.add(choice.name);
      dropped ||= offered.no || offered.unknown;
    }
    const empty = value.empty || dropped;
    if (kept.size === 0) return EMPTY;
    if (value.names) {
      const must = dropped ? new Set<string>() : value.names.must;
      return { ...value, empty, names: { may: kept, must } };
    }
    return { ...value, empty, texts: { kind: "some", values: kept } };
  }

  private reference(name: string, from: CompiledNode): Abstract {
    const target = this.compiled.tree.byName.get(name)?.[0];
    return target ? this.seen(target, from) : EMPTY;
  }

  /** The value of a place as seen from another: across repeats a row of any number of values. */
  private seen(target: CompiledNode, from: CompiledNode): Abstract {
    const value = this.value(target);
    const around = target.def.kind === "repeat" ? target.repeats.slice(0, -1) : target.repeats;
    const shared = around.every((repeat) => from.repeats.includes(repeat) || from === repeat);
    if (target.def.kind === "repeat") return { ...EMPTY, several: true };
    return shared ? value : { ...join(value, EMPTY), several: true };
  }

  private path(
    path: Extract<Expression, { kind: "path" }>,
    node: CompiledNode,
    choice: ChoiceDef | undefined,
  ): Abstract {
    if (choice) return choiceColumn(path, choice) ?? ANYTHING;
    const targets = nodesOfPath(path, node, this.compiled.tree);
    if (!targets) return ANYTHING;
    const values = targets.map((target) => (target === node ? this.value(node) : this.seen(target, node)));
    const all = values.reduce((a, b) => join(a, b), values.length === 0 ? EMPTY : NOTHING);
    return values.length > 1 ? { ...all, several: true, empty: true } : all;
  }
}

/** Whether nothing but an answer gives the place its value. */
function isOnlyEntered(node: CompiledNode): boolean {
  const { def } = node;
  return (
    def.kind === "question" &&
    def.derive === undefined &&
    def.calculation === undefined &&
    def.default === undefined &&
    !isParameter(node)
  );
}

/** A column of the choice a filter is judged at; undefined for any other path. */
function choiceColumn(path: Extract<Expression, { kind: "path" }>, choice: ChoiceDef): Abstract | undefined {
  const [step, ...more] = path.steps;
  if (path.start !== "context" || !step || more.length > 0 || step.axis !== "child") return undefined;
  if (step.predicates.length > 0 || path.predicates.length > 0) return undefined;
  if (step.name === "name") return ofText(choice.name);
  return step.name === "label" ? undefined : ofText(choice.columns[step.name] ?? "");
}

function defaultOf(def: QuestionDef): Abstract {
  const text = def.default ?? "";
  if (def.type !== "select_multiple" || text.trim() === "") return ofText(text);
  const names = new Set(text.trim().split(/\s+/));
  return { ...NOTHING, names: { must: names, may: names } };
}

function isSilent(type: string): boolean {
  return type === "start" || type === "end" || type === "today" || type === "username" || type === "metadata";
}

/** As the text of a place: NaN and what is no number become "", truth values the words for them. */
function asText(value: Abstract): Abstract {
  let result: Abstract = { ...value, nan: false, unknown: false, yes: false, no: false };
  if (value.nan) result = { ...result, empty: true };
  if (value.yes) result = join(result, ofText("true"));
  if (value.no) result = join(result, ofText("false"));
  if (value.several) result = { ...result, several: false, empty: true };
  return result;
}

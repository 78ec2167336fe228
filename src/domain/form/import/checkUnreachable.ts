import type { AnalysisWorld } from "../compiled/analyzeExpression.ts";
import type { CompiledExpression, CompiledNode } from "../compiled/CompiledNode.ts";
import { walkExpression, type Expression } from "../expression/ast.ts";
import { contextOf, evaluateCondition, type ExpressionHost } from "../expression/evaluate.ts";
import { UNKNOWN, type XNode } from "../expression/values.ts";
import { formProblem, type FormProblem } from "../problems.ts";

/** Most combinations of choices tried for one condition; with more it is given the benefit of the doubt. */
const MAX_COMBINATIONS = 2_000;

/**
 * Finds rows that can never be asked: their relevance, together with that of the groups around them, is
 * false for every combination of the choices it looks at, whatever all other answers are.
 */
export function checkUnreachable(world: AnalysisWorld): FormProblem[] {
  return world.tree.nodes.flatMap((node) => {
    const own = node.expressions.relevant;
    // Below a group that is never shown only the group is to blame.
    if (!own || !neverTrue(conditionsOf(node), node, world)) return [];
    const above = node.parent ? conditionsOf(node.parent) : [];
    if (above.length > 0 && node.parent && neverTrue(above, node.parent, world)) return [];
    const place = { sheet: "survey", row: node.def.row, column: "relevant" } as const;
    return [formProblem(place, "unreachable", node.name)];
  });
}

/** The relevance of a row and of everything around it. */
function conditionsOf(node: CompiledNode): CompiledExpression[] {
  const conditions: CompiledExpression[] = [];
  for (let at: CompiledNode | undefined = node; at; at = at.parent)
    if (at.expressions.relevant) conditions.push(at.expressions.relevant);
  return conditions;
}

function neverTrue(
  conditions: readonly CompiledExpression[],
  node: CompiledNode,
  world: AnalysisWorld,
): boolean {
  if (!conditions.every(({ tree }) => isPlain(tree))) return false;
  const selects = enumerable(conditions, world);
  const combinations = selects.reduce((count, { values }) => count * values.length, 1);
  if (combinations > MAX_COMBINATIONS) return false;
  for (let number = 0; number < combinations; number++) {
    const chosen = combination(selects, number);
    const context = contextOf(hostOf(chosen), new Guess(node.name, undefined));
    if (conditions.every(({ tree }) => evaluateCondition(tree, context) !== false)) return false;
  }
  return true;
}

/**
 * Functions that say "unknown" when an argument is. Of the others (coalesce, count, today, …) nothing can
 * be told without the answers, nor of paths.
 */
const PLAIN_FUNCTIONS: ReadonlySet<string> = new Set([
  "selected",
  "count-selected",
  "not",
  "true",
  "false",
  "if",
  "boolean",
  "number",
  "int",
  "round",
  "string",
  "string-length",
  "contains",
  "starts-with",
  "regex",
]);

function isPlain(expression: Expression): boolean {
  let plain = true;
  walkExpression(expression, (part) => {
    if (part.kind === "path" || (part.kind === "call" && !PLAIN_FUNCTIONS.has(part.name))) plain = false;
  });
  return plain;
}

type Select = { readonly name: string; readonly values: readonly string[] };

/** The single-choice questions outside of repeats that conditions look at, with all they can be. */
function enumerable(conditions: readonly CompiledExpression[], world: AnalysisWorld): Select[] {
  const nodes = new Set(conditions.flatMap(({ references }) => references));
  return [...nodes].flatMap((node): Select[] => {
    const { def } = node;
    if (def.kind !== "question" || def.type !== "select_one" || def.list === undefined) return [];
    if (node.repeats.length > 0 || def.calculation !== undefined) return [];
    const choices = world.lists[def.list];
    return choices ? [{ name: node.name, values: ["", ...choices.map((choice) => choice.name)] }] : [];
  });
}

function combination(selects: readonly Select[], number: number): Map<string, string> {
  const chosen = new Map<string, string>();
  let rest = number;
  for (const { name, values } of selects) {
    chosen.set(name, values[rest % values.length] ?? "");
    rest = Math.floor(rest / values.length);
  }
  return chosen;
}

/** A place whose value is chosen, or (undefined) can be anything. */
class Guess implements XNode {
  readonly name: string;
  readonly parent = undefined;
  readonly value: string | undefined;

  constructor(name: string, value: string | undefined) {
    this.name = name;
    this.value = value;
  }

  children(): readonly XNode[] {
    return [];
  }

  text(): string {
    return this.value ?? "";
  }
}

/** Evaluates with the chosen values; everything else is unknown. */
function hostOf(chosen: ReadonlyMap<string, string>): ExpressionHost {
  return {
    read: (node) => (node instanceof Guess && node.value !== undefined ? node.value : UNKNOWN),
    resolve: (name) => [new Guess(name, chosen.get(name))],
    children: (node) => node.children(),
    document: new Guess("", undefined),
    instance: () => undefined,
    choiceLabel: (value) => value,
    labelByKey: (key) => key,
    previous: () => "",
    today: () => "",
    now: () => "",
    timeZone: "UTC",
    random: () => 0,
    uuid: () => "",
    version: "",
  };
}

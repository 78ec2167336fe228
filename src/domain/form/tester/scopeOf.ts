import type { CompiledForm } from "../compiled/compileForm.ts";
import type { CompiledNode, ExpressionColumn } from "../compiled/CompiledNode.ts";
import { isParameter, takesValue } from "../compiled/roles.ts";
import type { Condition } from "./Goal.ts";
import type { PlacedExpression } from "./mentions.ts";

/** What bears on a goal. */
export interface GoalScope {
  /**
   * Places that take a value and that the goal rests on, in the order of the form; behind them those that
   * only limit, through constraints, what may be entered there.
   */
  readonly variables: readonly CompiledNode[];
  /** Every expression on the way. */
  readonly expressions: readonly PlacedExpression[];
  /** Values that matter at a place although no expression says so. */
  readonly beside: readonly { readonly place: CompiledNode; readonly text: string }[];
}

interface Found {
  readonly expressions: PlacedExpression[];
  readonly beside: { readonly place: CompiledNode; readonly text: string }[];
  /** Gone through already. */
  readonly seen: Set<CompiledNode>;
}

/** More limits than this are left out of the search; what is not assumed can be anything. */
const MAX_VARIABLES = 60;
/** Columns a value follows; a constraint only limits, and is looked at for what takes a value. */
const FOLLOWED: readonly ExpressionColumn[] = [
  "relevant",
  "calculation",
  "derive",
  "choiceFilter",
  "repeatCount",
  "default",
];

export function scopeOf(conditions: readonly Condition[], compiled: CompiledForm): GoalScope {
  const found: Found = { expressions: [], beside: [], seen: new Set() };
  const { expressions, beside } = found;
  for (const condition of conditions) {
    const { node } = condition;
    if (condition.kind === "judged") expressions.push({ expression: condition.expression, node });
    if (condition.kind === "chosen") {
      // The choice to be made is worth trying there and in what its filter looks at.
      const places = [node, ...(node.expressions.choiceFilter?.references ?? [])];
      const texts = [condition.choice.name, ...Object.values(condition.choice.columns)];
      for (const place of places) for (const text of texts) beside.push({ place, text });
    }
  }
  const starts = conditions.flatMap((condition) => startsOf(condition));
  // What hides others comes before them in a form.
  const own = leavesBelow(starts, compiled, found).sort((a, b) => a.index - b.index);
  const all = [...own];
  let added: readonly CompiledNode[] = own;
  while (added.length > 0 && all.length < MAX_VARIABLES) {
    const limits = added.flatMap((node) => {
      const { constraint } = node.expressions;
      if (constraint) expressions.push({ expression: constraint, node });
      return constraint?.references ?? [];
    });
    added = leavesBelow(limits, compiled, found).slice(0, MAX_VARIABLES - all.length);
    all.push(...added);
  }
  return { variables: all, expressions, beside };
}

function startsOf(condition: Condition): readonly CompiledNode[] {
  switch (condition.kind) {
    case "judged":
      return [condition.node, ...condition.expression.references];
    case "underived":
      return [condition.node, ...condition.derive.references];
    case "shown":
    case "filled":
    case "answered":
    case "chosen":
      return [condition.node];
    default:
      return condition satisfies never;
  }
}

/** Follows values and relevance down to what is entered, breadth first; `seen` is not gone through again. */
function leavesBelow(
  starts: readonly CompiledNode[],
  { tree, graph }: CompiledForm,
  { seen, expressions, beside }: Found,
): CompiledNode[] {
  const leaves: CompiledNode[] = [];
  const waiting: CompiledNode[] = [];
  const reach = (node: CompiledNode): void => {
    if (seen.has(node)) return;
    seen.add(node);
    waiting.push(node);
  };
  const note = (parameter: string, texts: readonly string[]): void => {
    if (texts.length === 0) return;
    for (const place of named(parameter, tree.byName)) {
      reach(place);
      for (const text of texts) beside.push({ place, text });
    }
  };
  for (const start of starts) reach(start);
  for (const node of waiting) {
    if (takesValue(node)) leaves.push(node);
    for (const column of FOLLOWED) {
      const expression = node.expressions[column];
      if (expression) expressions.push({ expression, node });
    }
    for (const input of graph.inputs(node)) reach(input);
    const { unitTypes, validFrom, validTo } = node.def;
    note("unit_type", unitTypes);
    note(
      "visit_date",
      [validFrom, validTo].filter((day) => day !== undefined),
    );
  }
  return leaves;
}

function named(name: string, byName: ReadonlyMap<string, readonly CompiledNode[]>): CompiledNode[] {
  return (byName.get(name) ?? []).filter((node) => isParameter(node));
}

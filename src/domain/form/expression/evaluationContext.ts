import type { Expression } from "./expression.ts";
import type { ReadNode, Unknown, Value, XNode } from "./values.ts";

/** What an expression needs of the world around it. Clock, zone, chance and ids are given, never taken. */
export interface ExpressionHost {
  readonly read: ReadNode;
  /** The nodes `${name}` means when it stands in an expression of `from`. */
  resolve(name: string, from: XNode): readonly XNode[];
  /** What stands below a node; missing-aware with a PossibleNode where there may be more. */
  children(node: XNode): readonly XNode[];
  /** Parent of the form's root element; `/data/a` starts here. */
  readonly document: XNode;
  /** The root of a secondary instance (a choice list), for instance('id'). */
  instance(id: string): XNode | undefined;
  /** Label of the choice `value` of the question `name`, in the language being shown. */
  choiceLabel(value: string, question: string, from: XNode): string;
  /** Label by its key in the column itextId of a list. */
  labelByKey(key: string): string;
  /** Value of `from` before this evaluation, for once(). */
  previous(from: XNode): string;
  readonly today: () => string;
  readonly now: () => string;
  readonly timeZone: string;
  readonly random: () => number;
  readonly uuid: () => string;
  readonly version: string;
}

export interface EvaluationContext {
  readonly host: ExpressionHost;
  /** What `.` and relative paths start from. */
  readonly node: XNode;
  /** The node the whole expression belongs to: current(), and where `${name}` is looked up from. */
  readonly current: XNode;
  /** position() and last() inside a predicate, 1-based; undefined outside, UNKNOWN behind a PossibleNode. */
  readonly position: number | Unknown | undefined;
  readonly size: number | Unknown;
  /** evaluate() itself, for the functions, which evaluate their own arguments. */
  readonly evaluate: (expression: Expression, context: EvaluationContext) => Value;
}

/** A function of the language. It evaluates its own arguments, so that if() leaves a branch alone. */
export interface FunctionDefinition {
  readonly minArgs: number;
  readonly maxArgs: number;
  readonly call: (args: readonly Expression[], context: EvaluationContext) => Value;
}

import type { Expression } from "../expression/expression.ts";
import type { GroupDef, NodeDef } from "../definition/formDef.ts";

/** Columns of a row that hold an expression. */
const EXPRESSION_COLUMNS = [
  "relevant",
  "required",
  "constraint",
  "warning",
  "calculation",
  "derive",
  "suggest",
  "default",
  "readOnly",
  "choiceFilter",
  "repeatCount",
] as const;
export type ExpressionColumn = (typeof EXPRESSION_COLUMNS)[number];

/** An expression with what it points at. */
export interface CompiledExpression {
  readonly source: string;
  readonly tree: Expression;
  /** Places of the form it reads, in the order of mention. */
  readonly references: readonly CompiledNode[];
}

/** A row of the form in its tree, with its expressions compiled. */
export interface CompiledNode {
  readonly index: number;
  readonly name: string;
  readonly def: NodeDef | RootDef;
  readonly parent: CompiledNode | undefined;
  readonly children: CompiledNode[];
  /** Repeats around it, outermost first; a repeat counts itself. */
  readonly repeats: readonly CompiledNode[];
  /** Top-level group it stands in; "" outside of any. */
  readonly area: string;
  /** Names from the root down, e.g. "procedures/reception/dossiers_received_total". */
  readonly fullPath: string;
  /**
   * How its answers are keyed below the innermost repeat: the name alone when no other row has it, else
   * the path.
   */
  readonly key: string;
  readonly expressions: Partial<Record<ExpressionColumn, CompiledExpression>>;
}

/** The root of the form, which no row stands for. */
export type RootDef = Omit<GroupDef, "kind"> & { kind: "root" };

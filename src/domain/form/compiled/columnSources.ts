import type { CompiledNode, ExpressionColumn } from "./CompiledNode.ts";

export interface ColumnSource {
  readonly column: ExpressionColumn;
  readonly source: string;
  /** What its references are seen from: a repeat is counted from outside of itself. */
  readonly context: CompiledNode;
  /** The list whose choices it filters, one at a time. */
  readonly list: string | undefined;
}

/** The expressions written in a row, by the column they stand in. */
export function columnSources(node: CompiledNode): ColumnSource[] {
  const { def } = node;
  const sources: ColumnSource[] = [];
  const add = (column: ExpressionColumn, source: string | undefined, context = node, list?: string): void => {
    if (source !== undefined) sources.push({ column, source, context, list });
  };
  add("relevant", def.relevant);
  if (def.kind === "repeat") add("repeatCount", def.repeatCount, node.parent);
  if (def.kind !== "question") return sources;
  add("required", def.required);
  add("constraint", def.constraint);
  add("warning", def.warning);
  add("calculation", def.calculation);
  add("derive", def.derive);
  add("suggest", def.suggest);
  if (def.defaultIsExpression) add("default", def.default);
  add("readOnly", def.readOnly);
  add("choiceFilter", def.choiceFilter, node, def.list);
  return sources;
}

import type { CompiledNode, ExpressionColumn } from "./CompiledNode.ts";

export interface ColumnSource {
  readonly column: ExpressionColumn;
  readonly source: string;
}

/** The expressions written in a row, by the column they stand in. */
export function columnSources(def: CompiledNode["def"]): ColumnSource[] {
  const sources: ColumnSource[] = [];
  const add = (column: ExpressionColumn, source: string | undefined): void => {
    if (source !== undefined) sources.push({ column, source });
  };
  add("relevant", def.relevant);
  if (def.kind === "repeat") add("repeatCount", def.repeatCount);
  if (def.kind !== "question") return sources;
  add("required", def.required);
  add("constraint", def.constraint);
  add("warning", def.warning);
  add("calculation", def.calculation);
  add("derive", def.derive);
  add("suggest", def.suggest);
  if (def.defaultIsExpression) add("default", def.default);
  add("readOnly", def.readOnly);
  add("choiceFilter", def.choiceFilter);
  return sources;
}

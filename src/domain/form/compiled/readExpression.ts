import { parseExpression, type ParsedExpression } from "../expression/parseExpression.ts";
import { analyzeExpression, type AnalysisWorld, type ExpressionIssue } from "./analyzeExpression.ts";
import type { CompiledExpression, CompiledNode } from "./CompiledNode.ts";

export type ReadExpression =
  | Extract<ParsedExpression, { ok: false }>
  | {
      readonly ok: true;
      readonly expression: CompiledExpression;
      readonly issues: readonly ExpressionIssue[];
    };

/** What an expression is read against. */
export interface ExpressionPlace {
  readonly context: CompiledNode;
  readonly list?: string | undefined;
}

/** Parses one expression and finds what it refers to, with what is wrong about it. */
export function readExpression(
  source: string,
  world: AnalysisWorld,
  { context, list }: ExpressionPlace,
): ReadExpression {
  const parsed = parseExpression(source);
  if (!parsed.ok) return parsed;
  const { references, issues } = analyzeExpression(parsed.expression, context, world, list);
  return { ok: true, expression: { source, tree: parsed.expression, references }, issues };
}

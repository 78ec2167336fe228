import type { BinaryOperator, Expression, Step } from "./expression.ts";
import { compare } from "./compare.ts";
import type { EvaluationContext, ExpressionHost } from "./evaluationContext.ts";
import { FUNCTIONS } from "./functions.ts";
import {
  isNodeSet,
  PossibleNode,
  toBoolean,
  toNumber,
  toText,
  UNKNOWN,
  type Unknown,
  type Value,
  type XNode,
} from "./values.ts";

export function contextOf(host: ExpressionHost, node: XNode): EvaluationContext {
  return { host, node, current: node, position: undefined, size: 1, evaluate };
}

/**
 * Evaluates an expression. In ODK evaluation (`host.read` never answers UNKNOWN) the result is never
 * UNKNOWN. In missing-aware evaluation it is Kleene's three-valued logic:
 *
 * | a       | b       | a and b | a or b  | not(a)  |
 * |---------|---------|---------|---------|---------|
 * | true    | unknown | unknown | true    | false   |
 * | false   | unknown | false   | unknown | true    |
 * | unknown | unknown | unknown | unknown | unknown |
 *
 * and every comparison, sum or text made from a missing figure is unknown. So is what is said of all
 * entries of a repeat as long as there may be more of them (PossibleNode): how many there are, their sum,
 * that none is greater than 5. That one of them is greater than 5 is true as soon as one is.
 */
function evaluate(expression: Expression, context: EvaluationContext): Value {
  switch (expression.kind) {
    case "number":
    case "string":
      return expression.value;
    case "reference":
      return context.host.resolve(expression.name, context.current);
    case "negate": {
      const operand = toNumber(evaluate(expression.operand, context), context.host.read);
      return operand === UNKNOWN ? UNKNOWN : -operand;
    }
    case "binary":
      return evaluateBinary(expression.operator, expression.left, expression.right, context);
    case "call": {
      const definition = FUNCTIONS.get(expression.name);
      if (!definition) throw new Error(`compileForm() lets no unknown function pass: ${expression.name}`);
      return definition.call(expression.args, context);
    }
    case "path":
      return evaluatePath(expression, context);
    default:
      return expression satisfies never;
  }
}

/** Evaluates a condition. */
export function evaluateCondition(expression: Expression, context: EvaluationContext): boolean | Unknown {
  return toBoolean(evaluate(expression, context), context.host.read);
}

/** Evaluates to text; NaN, which no one wants to read, becomes "". */
export function evaluateText(expression: Expression, context: EvaluationContext): string | Unknown {
  const value = evaluate(expression, context);
  if (typeof value === "number" && Number.isNaN(value)) return "";
  return toText(value, context.host.read);
}

function evaluateBinary(
  operator: BinaryOperator,
  leftExpression: Expression,
  rightExpression: Expression,
  context: EvaluationContext,
): Value {
  const { read } = context.host;
  if (operator === "and" || operator === "or") {
    const decisive = operator === "or";
    const left = toBoolean(evaluate(leftExpression, context), read);
    if (left === decisive) return decisive;
    const right = toBoolean(evaluate(rightExpression, context), read);
    if (right === decisive) return decisive;
    return left === UNKNOWN || right === UNKNOWN ? UNKNOWN : !decisive;
  }
  const left = evaluate(leftExpression, context);
  const right = evaluate(rightExpression, context);
  switch (operator) {
    case "=":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return compare(operator, left, right, read);
    case "|":
      return [...new Set([...(isNodeSet(left) ? left : []), ...(isNodeSet(right) ? right : [])])];
    case "+":
    case "-":
    case "*":
    case "div":
    case "mod": {
      const a = toNumber(left, read);
      const b = toNumber(right, read);
      return a === UNKNOWN || b === UNKNOWN ? UNKNOWN : calculate(operator, a, b);
    }
    default:
      return operator satisfies never;
  }
}

function calculate(operator: "+" | "-" | "*" | "div" | "mod", a: number, b: number): number {
  switch (operator) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "div":
      return a / b;
    case "mod":
      return a % b;
    default:
      return operator satisfies never;
  }
}

function evaluatePath(expression: Extract<Expression, { kind: "path" }>, context: EvaluationContext): Value {
  let nodes: readonly XNode[];
  if (expression.start === "root") nodes = [context.host.document];
  else if (expression.start === "context") nodes = [context.node];
  else {
    const start = evaluate(expression.start, context);
    if (!isNodeSet(start)) return start === UNKNOWN ? UNKNOWN : [];
    nodes = start;
  }
  nodes = filter(nodes, expression.predicates, context);
  for (const step of expression.steps) nodes = takeStep(nodes, step, context);
  return nodes;
}

function takeStep(nodes: readonly XNode[], step: Step, context: EvaluationContext): readonly XNode[] {
  if (step.axis === "self") return filter(nodes, step.predicates, context);
  const found = new Set<XNode>();
  for (const node of nodes) {
    const group = filter(candidates(node, step, context.host), step.predicates, context);
    for (const candidate of group) found.add(candidate);
  }
  return [...found];
}

function candidates(node: XNode, step: Step, host: ExpressionHost): readonly XNode[] {
  // Nothing is known of what stands around it either.
  if (node instanceof PossibleNode) return [node];
  switch (step.axis) {
    case "self":
      return [node];
    case "parent":
      return node.parent ? [node.parent] : [];
    case "child":
      return host.children(node).filter((child) => step.name === "*" || child.name === step.name);
    case "descendant":
      return host
        .children(node)
        .flatMap((child) => [
          ...(step.name === "*" || child.name === step.name ? [child] : []),
          ...(child instanceof PossibleNode ? [] : candidates(child, step, host)),
        ]);
    default:
      return step.axis satisfies never;
  }
}

/**
 * Keeps the nodes for which every predicate holds; a number is a position (XPath 1.0 §2.4). A node of which
 * that cannot be told stays as a possible one.
 */
function filter(
  nodes: readonly XNode[],
  predicates: readonly Expression[],
  context: EvaluationContext,
): readonly XNode[] {
  let kept = nodes;
  for (const predicate of predicates) {
    // Where a place may be missing or stand for several, neither the later positions nor the size are known.
    const doubtful = kept.findIndex((node) => node instanceof PossibleNode);
    const size = doubtful === -1 ? kept.length : UNKNOWN;
    kept = kept.flatMap((node, index): readonly XNode[] => {
      const position = doubtful === -1 || index < doubtful ? index + 1 : UNKNOWN;
      const holds = holdsAt(predicate, { ...context, node, position, size }, doubtful);
      if (holds === UNKNOWN) return [new PossibleNode(node.name)];
      return holds ? [node] : [];
    });
  }
  return kept;
}

/** @param certain how many of the places before are known to be there, where the position is not */
function holdsAt(predicate: Expression, context: EvaluationContext, certain: number): boolean | Unknown {
  const value = evaluate(predicate, context);
  if (typeof value !== "number") return toBoolean(value, context.host.read);
  if (context.position !== UNKNOWN) return value === context.position;
  return value > certain ? UNKNOWN : false;
}

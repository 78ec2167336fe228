/** Operators of XPath 1.0 with two operands. */
export type BinaryOperator =
  | "or"
  | "and"
  | "="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "+"
  | "-"
  | "*"
  | "div"
  | "mod"
  | "|";

/** One step of a location path. `self` is `.`, `parent` is `..`, `child` is `name` or `*`. */
export interface Step {
  readonly axis: "child" | "parent" | "self" | "descendant";
  /** Element name, or "*" for any. Ignored for `self` and `parent`. */
  readonly name: string;
  readonly predicates: readonly Expression[];
}

/**
 * The syntax tree of one expression of the ODK XForms language (XPath 1.0 plus `${name}`).
 * Trees are plain data: they are made once per form version and shared by all sessions.
 */
export type Expression =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "string"; readonly value: string }
  | {
      readonly kind: "binary";
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: "negate"; readonly operand: Expression }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Expression[] }
  /** `${name}` */
  | { readonly kind: "reference"; readonly name: string }
  /** `/a/b`, `../b`, `${r}[1]/b`, `instance('x')/root/item[…]`; `start` is where the first step begins. */
  | {
      readonly kind: "path";
      readonly start: "root" | "context" | Expression;
      /** Predicates standing directly behind a start expression: `${r}[1]`. */
      readonly predicates: readonly Expression[];
      readonly steps: readonly Step[];
    };

/** Calls `visit` for `expression` and everything inside it, outermost first. */
export function walkExpression(expression: Expression, visit: (node: Expression) => void): void {
  visit(expression);
  switch (expression.kind) {
    case "number":
    case "string":
    case "reference":
      return;
    case "negate":
      walkExpression(expression.operand, visit);
      return;
    case "binary":
      walkExpression(expression.left, visit);
      walkExpression(expression.right, visit);
      return;
    case "call":
      for (const arg of expression.args) walkExpression(arg, visit);
      return;
    case "path":
      if (typeof expression.start === "object") walkExpression(expression.start, visit);
      for (const predicate of expression.predicates) walkExpression(predicate, visit);
      for (const step of expression.steps)
        for (const predicate of step.predicates) walkExpression(predicate, visit);
      return;
    default:
      expression satisfies never;
  }
}

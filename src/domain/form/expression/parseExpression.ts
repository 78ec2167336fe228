import type { BinaryOperator, Expression, Step } from "./expression.ts";
import { tokenize, type Token } from "./tokenize.ts";

/** Deepest nesting of an expression; deeper ones are refused, so that no form can exhaust the stack. */
const MAX_EXPRESSION_DEPTH = 100;
/** Longest expression, in UTF-16 units. The longest in 4,309 public expressions has some 2,000. */
export const MAX_EXPRESSION_LENGTH = 20_000;

export type ParsedExpression =
  | { ok: true; expression: Expression }
  | {
      ok: false;
      reason: "unexpected" | "too_deep" | "too_long";
      /** Position (0-based) in the source. */
      at: number;
      /** What stood there; "" at the end. */
      found: string;
    };

/**
 * Parses one expression of the ODK XForms language: XPath 1.0 without variables and without axes other
 * than child, parent, self and descendant, plus `${name}`. Never throws on bad input.
 */
export function parseExpression(source: string): ParsedExpression {
  if (source.length > MAX_EXPRESSION_LENGTH) return { ok: false, reason: "too_long", at: 0, found: "" };
  const cut = tokenize(source);
  if (!cut.ok) return { ok: false, reason: "unexpected", at: cut.at, found: cut.found };
  try {
    const parser = new Parser(cut.tokens);
    return { ok: true, expression: parser.whole() };
  } catch (error) {
    if (error instanceof Unexpected)
      return { ok: false, reason: error.reason, at: error.token.at, found: error.token.text };
    throw error;
  }
}

/** Control flow inside this file only; parseExpression turns it into a result. */
class Unexpected extends Error {
  readonly token: Token;
  readonly reason: "unexpected" | "too_deep";
  constructor(token: Token, reason: "unexpected" | "too_deep") {
    super(reason);
    this.token = token;
    this.reason = reason;
  }
}

/** Loosest first; operators of one level are left-associative (XPath 1.0 §3.1–3.5). */
const LEVELS: readonly (readonly BinaryOperator[])[] = [
  ["or"],
  ["and"],
  ["=", "!="],
  ["<", "<=", ">", ">="],
  ["+", "-"],
  ["*", "div", "mod"],
];

class Parser {
  readonly #tokens: readonly Token[];
  #index = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Expression {
    const expression = this.#binary(0);
    if (this.#peek().kind !== "end") throw this.#unexpected();
    return expression;
  }

  #peek(ahead = 0): Token {
    const token = this.#tokens[Math.min(this.#index + ahead, this.#tokens.length - 1)];
    if (!token) throw new Error("tokenize() promises an end token");
    return token;
  }

  #unexpected(): Unexpected {
    return new Unexpected(this.#peek(), "unexpected");
  }

  #isSymbol(text: string, ahead = 0): boolean {
    const token = this.#peek(ahead);
    return token.kind === "symbol" && token.text === text;
  }

  #take(text: string): boolean {
    if (!this.#isSymbol(text)) return false;
    this.#index++;
    return true;
  }

  #expect(text: string): void {
    if (!this.#take(text)) throw this.#unexpected();
  }

  #binary(level: number): Expression {
    const operators = LEVELS[level];
    if (!operators) return this.#unary();
    if (++this.#depth > MAX_EXPRESSION_DEPTH * (LEVELS.length + 1))
      throw new Unexpected(this.#peek(), "too_deep");
    let left = this.#binary(level + 1);
    for (;;) {
      const token = this.#peek();
      const operator =
        token.kind === "symbol" || token.kind === "name"
          ? operators.find((candidate) => candidate === token.text)
          : undefined;
      if (!operator) break;
      this.#index++;
      left = { kind: "binary", operator, left, right: this.#binary(level + 1) };
    }
    this.#depth--;
    return left;
  }

  #unary(): Expression {
    let negations = 0;
    while (this.#take("-")) negations++;
    const operand = this.#union();
    return negations % 2 === 1 ? { kind: "negate", operand } : operand;
  }

  #union(): Expression {
    let left = this.#path();
    while (this.#take("|")) left = { kind: "binary", operator: "|", left, right: this.#path() };
    return left;
  }

  #path(): Expression {
    if (this.#isSymbol("/") || this.#isSymbol("//")) {
      const steps: Step[] = [];
      if (this.#take("//")) steps.push(this.#step("descendant"));
      else {
        this.#index++;
        steps.push(this.#step("child"));
      }
      return { kind: "path", start: "root", predicates: [], steps: [...steps, ...this.#moreSteps()] };
    }
    if (this.#startsStep())
      return {
        kind: "path",
        start: "context",
        predicates: [],
        steps: [this.#step("child"), ...this.#moreSteps()],
      };
    const start = this.#primary();
    const predicates = this.#predicates();
    const steps = this.#moreSteps();
    return predicates.length === 0 && steps.length === 0 ? start : { kind: "path", start, predicates, steps };
  }

  #startsStep(): boolean {
    const token = this.#peek();
    if (token.kind === "symbol") return token.text === "." || token.text === ".." || token.text === "*";
    return token.kind === "name" && (!this.#isSymbol("(", 1) || token.text === "node");
  }

  #moreSteps(): Step[] {
    const steps: Step[] = [];
    for (;;) {
      if (this.#take("//")) steps.push(this.#step("descendant"));
      else if (this.#take("/")) steps.push(this.#step("child"));
      else return steps;
    }
  }

  #step(axis: "child" | "descendant"): Step {
    if (this.#take("..")) return { axis: "parent", name: "*", predicates: this.#predicates() };
    if (this.#take(".")) return { axis: "self", name: "*", predicates: this.#predicates() };
    if (this.#take("*")) return { axis, name: "*", predicates: this.#predicates() };
    const token = this.#peek();
    if (token.kind !== "name") throw this.#unexpected();
    this.#index++;
    if (this.#take("::")) return this.#axisStep(token);
    if (this.#isSymbol("(")) {
      if (token.text !== "node") throw this.#unexpected();
      this.#index++;
      this.#expect(")");
      return { axis, name: "*", predicates: this.#predicates() };
    }
    return { axis, name: token.text, predicates: this.#predicates() };
  }

  #axisStep(axisName: Token): Step {
    const inner = this.#step("child");
    switch (axisName.text) {
      case "child":
      case "parent":
      case "self":
      case "descendant":
        return { ...inner, axis: axisName.text };
      default:
        throw new Unexpected(axisName, "unexpected");
    }
  }

  #predicates(): Expression[] {
    const predicates: Expression[] = [];
    while (this.#take("[")) {
      predicates.push(this.#binary(0));
      this.#expect("]");
    }
    return predicates;
  }

  #primary(): Expression {
    const token = this.#peek();
    switch (token.kind) {
      case "number":
        this.#index++;
        return { kind: "number", value: Number(token.text) };
      case "string":
        this.#index++;
        return { kind: "string", value: token.text };
      case "reference":
        this.#index++;
        return { kind: "reference", name: token.text };
      case "name":
        return this.#call(token.text);
      case "symbol": {
        this.#expect("(");
        const inner = this.#binary(0);
        this.#expect(")");
        return inner;
      }
      case "end":
        throw this.#unexpected();
      default:
        return token.kind satisfies never;
    }
  }

  #call(name: string): Expression {
    this.#index++;
    this.#expect("(");
    const args: Expression[] = [];
    if (!this.#take(")")) {
      do args.push(this.#binary(0));
      while (this.#take(","));
      this.#expect(")");
    }
    return { kind: "call", name, args };
  }
}

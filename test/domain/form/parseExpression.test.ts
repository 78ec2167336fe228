import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BinaryOperator, Expression } from "../../../src/domain/form/expression/expression.ts";
import {
  MAX_EXPRESSION_LENGTH,
  parseExpression,
} from "../../../src/domain/form/expression/parseExpression.ts";

/** Writes a tree with every bracket there is, so that reading it back needs no precedence. */
function write(expression: Expression): string {
  switch (expression.kind) {
    case "number":
      return String(expression.value);
    case "string":
      return `'${expression.value}'`;
    case "reference":
      return `\${${expression.name}}`;
    case "negate":
      return `-(${write(expression.operand)})`;
    case "binary":
      return `(${write(expression.left)}) ${expression.operator} (${write(expression.right)})`;
    case "call":
      return `${expression.name}(${expression.args.map(write).join(", ")})`;
    case "path":
      throw new Error("not generated");
    default:
      return expression satisfies never;
  }
}

const operators: BinaryOperator[] = [
  "or",
  "and",
  "=",
  "!=",
  "<",
  "<=",
  ">",
  ">=",
  "+",
  "-",
  "*",
  "div",
  "mod",
];
const names = fc.constantFrom("dossiers_received_total", "_x", "a-b", "số_hồ_sơ", "and", "div");
const tree = fc.letrec<{ any: Expression }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 5 },
    fc.nat(1_000_000).map((value): Expression => ({ kind: "number", value })),
    fc.string().map((text): Expression => ({ kind: "string", value: text.replaceAll("'", "") })),
    names.map((name): Expression => ({ kind: "reference", name })),
    tie("any").map((operand): Expression => ({ kind: "negate", operand })),
    fc
      .tuple(fc.constantFrom(...operators), tie("any"), tie("any"))
      .map(([operator, left, right]): Expression => ({ kind: "binary", operator, left, right })),
    fc
      .array(tie("any"), { maxLength: 3 })
      .map((args): Expression => ({ kind: "call", name: "concat", args })),
  ),
})).any;

describe("parseExpression", () => {
  it("reads back every tree it is given in writing", () => {
    fc.assert(
      fc.property(tree, (expression) => {
        const parsed = parseExpression(write(expression));
        expect(parsed).toEqual({ ok: true, expression });
      }),
    );
  });

  it("never throws, whatever it is given", () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom("(", ")", "[", "]", "/", "..", "${a}", "${", "'", "and", "-", "*", "::", ","),
        fc.string(),
      ),
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        expect(typeof parseExpression(parts.join(" ")).ok).toBe("boolean");
      }),
    );
  });

  it.each([
    ["or binds looser than and", "1 or 2 and 3", "1 or (2 and 3)"],
    ["comparison binds looser than addition", "1 + 2 < 4", "(1 + 2) < 4"],
    ["equality binds looser than order", "1 < 2 = 3 > 4", "(1 < 2) = (3 > 4)"],
    ["subtraction is read from the left", "9 - 4 - 3", "(9 - 4) - 3"],
    ["div is an operator, not a name", "8 div 4 div 2", "(8 div 4) div 2"],
    ["a minus sign with spaces subtracts", "${a} - ${b}", "(${a}) - (${b})"],
  ])("%s", (_rule, source, bracketed) => {
    expect(parseExpression(source)).toEqual(parseExpression(bracketed));
  });

  it("takes a hyphen inside a name as part of the name", () => {
    expect(parseExpression("../a-b")).toMatchObject({
      ok: true,
      expression: { kind: "path", steps: [{ axis: "parent" }, { axis: "child", name: "a-b" }] },
    });
  });

  it.each([
    ["an unclosed bracket", "(1 + 2", 6, ""],
    ["two operands side by side", "${a} ${b}", 5, "b"],
    ["an unclosed text", "concat('a, 1)", 7, "'"],
    ["an unclosed reference", "${a + 1", 0, "$"],
    ["a reference with a space in it", "${a b} = 1", 0, "$"],
    ["an equals sign doubled", "${a} == 1", 6, "="],
    ["plain words", "because nobody knows", 8, "nobody"],
    ["nothing at all", "", 0, ""],
  ])("tells where %s stands", (_what, source, at, found) => {
    expect(parseExpression(source)).toEqual({ ok: false, reason: "unexpected", at, found });
  });

  it("refuses what is nested so deeply that it could exhaust the stack", () => {
    expect(parseExpression(`${"(".repeat(5_000)}1${")".repeat(5_000)}`)).toMatchObject({
      ok: false,
      reason: "too_deep",
    });
  });

  it("refuses what is too long", () => {
    expect(parseExpression("1".repeat(MAX_EXPRESSION_LENGTH + 1))).toMatchObject({ reason: "too_long" });
  });
});

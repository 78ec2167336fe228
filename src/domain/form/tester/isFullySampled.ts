import type { FormTree } from "../compiled/buildTree.ts";
import { walkExpression, type Expression } from "../expression/expression.ts";
import { placesIn, type PlacedExpression } from "./mentions.ts";

/** Functions whose turning points are constants of the form, or steps of one. */
const PLAIN: ReadonlySet<string> = new Set([
  ..."selected count-selected if not boolean true false number int coalesce string string-length".split(" "),
  ..."sum count count-non-empty min max date today current indexed-repeat".split(" "),
]);

/**
 * Whether samples show everything that conditions can tell apart: they compare places with constants and
 * with each other, and add up. Of products and quotients of places, parts of texts or patterns they do not.
 */
export function isFullySampled(expressions: readonly PlacedExpression[], tree: FormTree): boolean {
  return expressions.every(({ expression, node }) => {
    const reads = (part: Expression): boolean => placesIn(part, node, tree).size > 0;
    let plain = true;
    walkExpression(expression.tree, (part) => {
      if (part.kind === "call" && !PLAIN.has(part.name)) plain = false;
      if (part.kind !== "binary") return;
      const { operator, left, right } = part;
      if (operator === "mod" || operator === "|") plain = false;
      if (operator === "*" && reads(left) && reads(right)) plain = false;
      if (operator === "div" && reads(right)) plain = false;
    });
    return plain;
  });
}

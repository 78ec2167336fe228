import { describe, expect, it } from "vitest";
import { parseExpression } from "../../../src/domain/form/expression/parseExpression.ts";
import { ratioOf } from "../../../src/domain/report/ratioOf.ts";

function ratio(source: string) {
  const parsed = parseExpression(source);
  if (!parsed.ok) throw new Error(source);
  return ratioOf(parsed.expression);
}

describe("ratioOf", () => {
  it.each([
    "100 * ${a} div ${b}",
    "${a} * 100 div ${b}",
    "100 * (${a} div ${b})",
    "${a} div ${b} * 100",
    "round(100 * ${a} div ${b}, 2)",
    "if(${a} != '' and ${b} > 0, round(100 * ${a} div ${b}, 2), '')",
  ])("finds part and whole in %s", (source) => {
    expect(ratio(source)).toEqual({ part: "a", whole: "b" });
  });

  it.each([
    "${a}",
    "${a} div ${b}",
    "10 * ${a} div ${b}",
    "100 * ${a} div (${b} + ${c})",
    "100 * (${a} - ${c}) div ${b}",
    "100 - 100 * ${a} div ${b}",
    "if(${b} > 0, 100 * ${a} div ${b}, 100)",
    "coalesce(${x}, 100 * ${a} div ${b})",
    "'100'",
  ])("finds none in %s", (source) => {
    expect(ratio(source)).toBeNull();
  });
});

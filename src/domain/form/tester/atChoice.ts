import type { Expression } from "../expression/expression.ts";
import type { ChoiceDef } from "../definition/formDef.ts";

/** A choice_filter as it reads at one choice: its columns become the texts that stand in them. */
export function atChoice(filter: Expression, choice: ChoiceDef): Expression {
  const within = (part: Expression): Expression => atChoice(part, choice);
  switch (filter.kind) {
    case "number":
    case "string":
    case "reference":
      return filter;
    case "negate":
      return { ...filter, operand: within(filter.operand) };
    case "binary":
      return { ...filter, left: within(filter.left), right: within(filter.right) };
    case "call":
      return { ...filter, args: filter.args.map(within) };
    case "path": {
      const [step, ...more] = filter.steps;
      const isColumn = filter.start === "context" && step?.axis === "child" && more.length === 0;
      // A label differs by language; nothing is compared with it.
      if (!isColumn || step.predicates.length > 0 || step.name === "label") return filter;
      const text = step.name === "name" ? choice.name : choice.columns[step.name];
      // What the choice has no text in leads nowhere, as the path does as soon as it is followed.
      return text === undefined ? filter : { kind: "string", value: text };
    }
    default:
      return filter satisfies never;
  }
}

import type { CompiledExpression, CompiledNode } from "../compiled/CompiledNode.ts";
import type { ChoiceDef } from "../definition/formDef.ts";
import { availableChoices } from "../session/availableChoices.ts";
import type { FormState } from "../session/FormState.ts";
import type { Item } from "../session/Item.ts";

/** Something that must be so in the situation looked for. */
export type Condition =
  /** The row is shown. */
  | { readonly kind: "shown"; readonly node: CompiledNode }
  /** The place has a value. */
  | { readonly kind: "filled"; readonly node: CompiledNode }
  /** `derive` gives nothing, so that the question is asked. */
  | { readonly kind: "underived"; readonly node: CompiledNode; readonly derive: CompiledExpression }
  /** If the question is shown and required, it has a value. */
  | { readonly kind: "answered"; readonly node: CompiledNode }
  /** This choice is offered and made. */
  | { readonly kind: "chosen"; readonly node: CompiledNode; readonly choice: ChoiceDef }
  /** A condition of the form, by ODK's rules or missing-aware, has one of these truth values. */
  | {
      readonly kind: "judged";
      readonly node: CompiledNode;
      readonly expression: CompiledExpression;
      readonly kleene: boolean;
      readonly wanted: "true" | "false" | "not true" | "not false";
    };

/** A situation the tester looks for; that there is none is what it complains of. */
export interface Goal {
  readonly conditions: readonly Condition[];
}

/** Whether a condition is met in a session. */
export function isMet(condition: Condition, item: Item | undefined, state: FormState): boolean {
  if (!item) return false;
  switch (condition.kind) {
    case "shown":
      return item.isRelevant();
    case "filled":
      return item.text() !== "";
    case "underived":
      return state.text(condition.derive, item) === "";
    case "answered": {
      const { required } = item.node.expressions;
      return item.text() !== "" || !item.isRelevant() || !required || !state.condition(required, item);
    }
    case "chosen":
      return (
        item.isRelevant() &&
        item.text().split(/\s+/).includes(condition.choice.name) &&
        availableChoices(item).some((choice) => choice.name === condition.choice.name)
      );
    case "judged": {
      const { expression, kleene } = condition;
      const verdict = kleene ? state.judgement(expression, item) : state.condition(expression, item);
      switch (condition.wanted) {
        case "true":
          return verdict === true;
        case "false":
          return verdict === false;
        case "not true":
          return verdict !== true;
        case "not false":
          return verdict !== false;
        default:
          return condition.wanted satisfies never;
      }
    }
    default:
      return condition satisfies never;
  }
}

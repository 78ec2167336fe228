import type { CompiledForm } from "../compiled/compileForm.ts";
import type { CompiledNode } from "../compiled/CompiledNode.ts";
import type { Expression } from "../expression/expression.ts";
import type { ChoiceDef } from "../definition/formDef.ts";
import { answerText, type StoredValue } from "../session/storedAnswer.ts";
import { atChoice } from "./atChoice.ts";
import type { Condition } from "./Goal.ts";

/** Something a situation has to meet: a part of a condition that is not put together from others. */
export interface Atom {
  readonly tree: Expression;
  /** The row in whose column it stands. */
  readonly node: CompiledNode;
  readonly wanted: boolean;
  readonly kleene: boolean;
}
/** Atoms that have to be met together. */
export type Conjunction = readonly Atom[];

/** Ways a single condition is written out to. */
export const MAX_WAYS = 64;
/** Values of a filtered choice that are each followed. */
export const MAX_OFFERS = 8;
/** The conditions of a row and of everything around it. */
export function relevanceOf(node: CompiledNode): Atom[] {
  const atoms: Atom[] = [];
  for (let at: CompiledNode | undefined = node; at; at = at.parent) {
    const { relevant } = at.expressions;
    if (relevant) atoms.push({ tree: relevant.tree, node: at, wanted: true, kleene: false });
  }
  return atoms;
}

/** An answer has to keep to its constraint. */
export function constraintOf(node: CompiledNode): Atom[] {
  const { constraint } = node.expressions;
  return constraint ? [{ tree: constraint.tree, node, wanted: true, kleene: false }] : [];
}

const ITSELF: Expression = {
  kind: "path",
  start: "context",
  predicates: [],
  steps: [{ axis: "self", name: "*", predicates: [] }],
};

/** For each of the first values of a filtered choice what lets it be made; nothing where all are offered. */
export function offersOf(
  node: CompiledNode,
  values: readonly StoredValue[],
  { form }: CompiledForm,
): Atom[][] {
  const { def } = node;
  if (!node.expressions.choiceFilter || def.kind !== "question" || def.list === undefined) return [[]];
  const choices = form.lists[def.list] ?? [];
  return values.slice(0, MAX_OFFERS).flatMap((value) => {
    const text = answerText(value);
    const isIt: Expression = {
      kind: "binary",
      operator: "=",
      left: ITSELF,
      right: { kind: "string", value: text },
    };
    let offers: Atom[][] = [[{ tree: isIt, node, wanted: true, kleene: false }]];
    for (const name of text.split(" ")) {
      // A name may stand in the list more than once, each with a filter of its own.
      const rows = choices.filter((choice) => choice.name === name);
      offers = offers
        .flatMap((offer) => rows.map((choice) => [...offer, ...offerOf(node, choice)]))
        .slice(0, MAX_WAYS);
    }
    return offers;
  });
}

function offerOf(node: CompiledNode, choice: ChoiceDef): Atom[] {
  const { choiceFilter } = node.expressions;
  return choiceFilter
    ? [{ tree: atChoice(choiceFilter.tree, choice), node, wanted: true, kleene: false }]
    : [];
}

/** What a condition of a goal asks of the form's own conditions. */
export function atomsOf(condition: Condition): Atom[] {
  const { node } = condition;
  switch (condition.kind) {
    case "shown":
      return relevanceOf(node);
    case "judged": {
      const { wanted, kleene, expression } = condition;
      // "Not true" is also met by what cannot be told.
      if (kleene && wanted !== "true" && wanted !== "false") return [];
      return [{ tree: expression.tree, node, wanted: wanted === "true" || wanted === "not false", kleene }];
    }
    case "chosen": {
      const { choice } = condition;
      const isIt: Expression = {
        kind: "call",
        name: "selected",
        args: [ITSELF, { kind: "string", value: choice.name }],
      };
      return [{ tree: isIt, node, wanted: true, kleene: false }, ...offerOf(node, choice)];
    }
    case "filled":
    case "underived":
    case "answered":
      return [];
    default:
      return condition satisfies never;
  }
}

/** A condition as the conjunctions of atoms of which one has to hold; the first of them when there are many. */
export function waysOf({ tree, wanted, ...at }: Atom): readonly Conjunction[] {
  if (tree.kind === "call" && tree.name === "not" && tree.args[0])
    return waysOf({ tree: tree.args[0], wanted: !wanted, ...at });
  if (tree.kind !== "binary" || (tree.operator !== "and" && tree.operator !== "or"))
    return [[{ tree, wanted, ...at }]];
  const left = waysOf({ tree: tree.left, wanted, ...at });
  const right = waysOf({ tree: tree.right, wanted, ...at });
  return (tree.operator === "and") === wanted
    ? combined(left, right)
    : [...left, ...right].slice(0, MAX_WAYS);
}

export function combined(left: readonly Conjunction[], right: readonly Conjunction[]): Conjunction[] {
  return left.flatMap((one) => right.map((other) => [...one, ...other])).slice(0, MAX_WAYS);
}

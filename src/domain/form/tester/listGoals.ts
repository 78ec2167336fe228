import type { CompiledForm, CompiledRule } from "../compiled/compileForm.ts";
import type { CompiledNode } from "../compiled/CompiledNode.ts";
import { leavesOfExpression } from "../compiled/dependencyGraph.ts";
import { isParameter, takesValue } from "../compiled/roles.ts";
import type { ChoiceDef } from "../definition/formDef.ts";
import type { ProblemPlace } from "../problems/formProblem.ts";
import type { ComplaintCode } from "./complaint.ts";
import type { Condition, Goal } from "./Goal.ts";
import { placesIn, type MentionFinder } from "./mentions.ts";
import { walkExpression } from "../expression/expression.ts";

/** A goal, and what is to be said when it can never be reached. */
export interface Question {
  readonly goal: Goal;
  readonly place: ProblemPlace;
  readonly code: ComplaintCode;
  readonly a: string;
  readonly b: string;
  /** The row it is about: nothing more is asked about what is never shown. */
  readonly node: CompiledNode | undefined;
}

/** Everything the tester wants to know of a form, in the order of its rows. */
export function listGoals(compiled: CompiledForm, finder: MentionFinder): Question[] {
  const { tree } = compiled;
  return [
    ...tree.nodes.flatMap((node) => aboutRow(node, compiled, finder)),
    ...compiled.rules.flatMap((rule) => aboutRule(rule, compiled)),
  ];
}

function aboutRow(node: CompiledNode, compiled: CompiledForm, finder: MentionFinder): Question[] {
  const { def, expressions } = node;
  if (def.kind === "root") return [];
  const questions: Question[] = [];
  const add = (column: string, code: ComplaintCode, conditions: readonly Condition[]): void => {
    const place = { sheet: "survey", row: def.row, column } as const;
    questions.push({ goal: { conditions }, place, code, a: def.name, b: "", node });
  };
  const shown: Condition = { kind: "shown", node };
  const isLimited =
    expressions.relevant !== undefined ||
    def.unitTypes.length > 0 ||
    def.validFrom !== undefined ||
    def.validTo !== undefined;
  if (isLimited) add("relevant", "question_dead", [shown]);
  const { derive, constraint, warning } = expressions;
  if (derive) add("derive", "question_always_derived", [shown, { kind: "underived", node, derive }]);
  if (!takesValue(node) || isParameter(node)) return questions;
  const filled: Condition[] = [shown, { kind: "filled", node }];
  if (constraint)
    add("constraint", "constraint_contradictory", [
      ...filled,
      { kind: "judged", node, expression: constraint, kleene: false, wanted: "true" },
    ]);
  if (warning) {
    const judged = { kind: "judged", node, expression: warning, kleene: true } as const;
    add("warning", "warning_always", [...filled, { ...judged, wanted: "not false" }]);
    add("warning", "warning_never", [...filled, { ...judged, wanted: "false" }]);
  }
  questions.push(...aboutChoices(node, compiled, finder));
  return questions;
}

/** Choices differ only in what the filter and the constraint look at; one of each kind is asked about. */
function aboutChoices(node: CompiledNode, compiled: CompiledForm, finder: MentionFinder): Question[] {
  const { def, expressions } = node;
  if (def.kind !== "question" || def.list === undefined) return [];
  const { choiceFilter, constraint } = expressions;
  if (!choiceFilter && !constraint) return [];
  const columns = new Set<string>();
  if (choiceFilter)
    walkExpression(choiceFilter.tree, (part) => {
      if (part.kind === "path") for (const step of part.steps) columns.add(step.name);
    });
  const readsName = columns.has("name") || (constraint && !readsOnlyByName(node, compiled));
  const own = [choiceFilter, constraint].filter((one) => one !== undefined);
  const mentions = finder.find(own.map((expression) => ({ expression, node }))).get(node);
  const named = mentions?.texts ?? new Set<string>();
  const kinds = new Map<string, ChoiceDef>();
  for (const choice of compiled.form.lists[def.list] ?? []) {
    const byColumns = [...columns].map((column) => choice.columns[column] ?? "");
    const byName = readsName || named.has(choice.name) ? choice.name : "";
    const kind = JSON.stringify([byName, ...byColumns]);
    if (!kinds.has(kind)) kinds.set(kind, choice);
  }
  return [...kinds.values()].map((choice) => ({
    goal: {
      conditions: [
        { kind: "shown", node },
        { kind: "chosen", node, choice },
      ],
    },
    place:
      choice.row > 0
        ? { sheet: "choices", row: choice.row, column: "name" }
        : { sheet: "survey", row: def.row, column: "type" },
    code: "choice_unreachable",
    a: choice.name,
    b: def.name,
    node,
  }));
}

/** Whether a constraint only compares the answer with fixed names, so that all others are alike. */
function readsOnlyByName(node: CompiledNode, { tree }: CompiledForm): boolean {
  let only = true;
  const { constraint } = node.expressions;
  if (constraint)
    walkExpression(constraint.tree, (part) => {
      const isPlain =
        part.kind !== "call" || ["selected", "count-selected", "not", "true", "false"].includes(part.name);
      if (!isPlain && placesIn(part, node, tree).has(node)) only = false;
      if (part.kind === "binary" && /[<>+*-]|div|mod/.test(part.operator)) {
        const inner = placesIn(part.left, node, tree).has(node) && part.left.kind !== "call";
        if (inner) only = false;
      }
    });
  return only;
}

function aboutRule(rule: CompiledRule, compiled: CompiledForm): Question[] {
  const { def, when } = rule;
  const node = compiled.tree.root;
  const place = { sheet: "rules", row: def.row, column: "when" } as const;
  const judged = { kind: "judged", node, expression: when, kleene: true } as const;
  const inputs = leavesOfExpression(when, compiled.graph).filter(
    (leaf) => leaf.def.kind === "question" && !isParameter(leaf),
  );
  const answered = inputs.map((input): Condition => ({ kind: "answered", node: input }));
  return [
    {
      goal: { conditions: [{ ...judged, wanted: "true" }] },
      place,
      code: "rule_never_fires",
      a: def.id,
      b: "",
      node: undefined,
    },
    {
      // Of a rule that rests on nothing but optional answers, leaving them out is a way not to fire.
      goal: { conditions: [{ ...judged, wanted: "not true" }, ...answered] },
      place,
      code: "rule_always_fires",
      a: def.id,
      b: "",
      node: undefined,
    },
  ];
}

import { compileForm, type CompiledForm } from "../compiled/compileForm.ts";
import type { CompiledNode } from "../compiled/CompiledNode.ts";
import type { FormDef } from "../definition/formDef.ts";
import type { ProblemPlace } from "../problems/formProblem.ts";
import { SHEET_NAMES } from "../sheets/sheets.ts";
import { formBudget, MAX_TRIED_ROWS, type Budget } from "./Budget.ts";
import { complaint, type ComplaintCode, type FormComplaint } from "./complaint.ts";
import { decideGoal } from "./decideGoal.ts";
import { listGoals } from "./listGoals.ts";
import { MentionFinder } from "./mentions.ts";
import { unlabelled } from "./unlabelled.ts";

export interface FormTestReport {
  /** In the order of sheets and rows. */
  readonly complaints: readonly FormComplaint[];
  /** What was not found either, but of what there is to try too little could be tried. */
  readonly undecided: readonly FormComplaint[];
  /** How many questions the tester asked about the form. */
  readonly asked: number;
}

/**
 * Tries a checked form by playing it: rows never shown, constraints nobody can meet, rules and warnings that
 * never or always hold, choices nobody can make, things shown without a text. What is complained of was not
 * found although all kinds of answers the form tells apart were tried, or contradicts itself; that it cannot
 * be is not proved. What could be tried in part only is listed as undecided. The work is bounded
 * (Budget.ts), the same form always gets the same report.
 */
export function testForm(form: FormDef, work?: Readonly<Budget>): FormTestReport {
  const compiled = compileForm(form);
  const finder = new MentionFinder(compiled.tree);
  const budget = work === undefined ? formBudget(compiled.tree.nodes.length) : { ...work };
  const complaints: FormComplaint[] = [...unusedLists(compiled), ...unlabelled(compiled)];
  const undecided: FormComplaint[] = [];
  const dead = new Set<CompiledNode>();
  const isTried = compiled.tree.nodes.length <= MAX_TRIED_ROWS;
  let asked = 0;
  for (const { goal, place, code, a, b, node } of listGoals(compiled, finder)) {
    if (node && isInside(node, dead)) continue;
    asked++;
    const verdict = isTried ? decideGoal(goal, { compiled, finder }, budget) : "undecided";
    if (verdict === "possible") continue;
    (verdict === "not found" ? complaints : undecided).push(complaint(place, code, a, b));
    if (verdict === "not found" && node && MAKES_DEAD.has(code)) dead.add(node);
  }
  return { complaints: inOrder(complaints), undecided: inOrder(undecided), asked };
}

/** After these nothing more needs to be said about the row or what stands in it. */
const MAKES_DEAD: ReadonlySet<ComplaintCode> = new Set(["question_dead", "constraint_contradictory"]);

function isInside(node: CompiledNode, dead: ReadonlySet<CompiledNode>): boolean {
  for (let at: CompiledNode | undefined = node; at; at = at.parent) if (dead.has(at)) return true;
  return false;
}

function unusedLists(compiled: CompiledForm): FormComplaint[] {
  const used = new Set(
    compiled.tree.nodes.flatMap(({ def }) =>
      def.kind === "question" && def.list !== undefined ? [def.list] : [],
    ),
  );
  const sources = [
    ...compiled.tree.nodes.flatMap((node) => Object.values(node.expressions)),
    ...compiled.rules.map((rule) => rule.when),
  ].map((expression) => expression.source);
  return Object.entries(compiled.form.lists).flatMap(([list, choices]) => {
    if (
      used.has(list) ||
      sources.some((source) => source.includes(`'${list}'`) || source.includes(`"${list}"`))
    )
      return [];
    return [
      complaint({ sheet: "choices", row: choices[0]?.row ?? 0, column: "list_name" }, "list_unused", list),
    ];
  });
}

function inOrder<T extends ProblemPlace>(found: readonly T[]): T[] {
  const order = ({ sheet, row }: T): number => SHEET_NAMES.indexOf(sheet) * 1e6 + row;
  return [...found].sort((one, other) => order(one) - order(other));
}

import type { FormTree } from "../compiled/buildTree.ts";
import type { FormDef } from "../definition/formDef.ts";
import { formProblem, type FormProblem, type ProblemPlace } from "../problems/formProblem.ts";
import { parseTemplate } from "../definition/template.ts";

type Texts = Readonly<Record<string, string>>;

/** Checks the texts people read: every declared language filled, every placeholder a known name. */
export function checkTexts(form: FormDef, tree: FormTree): FormProblem[] {
  const problems: FormProblem[] = [];
  const check = (place: ProblemPlace, texts: Texts): void => {
    const written = Object.keys(texts);
    if (written.length > 0)
      for (const language of form.languages)
        if (texts[language] === undefined)
          problems.push(formProblem(place, "translation_missing", place.column, language));
    for (const text of Object.values(texts)) problems.push(...placeholderProblems(text, place, tree));
  };
  for (const node of tree.nodes) {
    const { def } = node;
    if (def.kind === "root") continue;
    const at = (column: string): ProblemPlace => ({ sheet: "survey", row: def.row, column });
    check(at("label"), def.label);
    check(at("hint"), def.hint);
    if (def.kind !== "question") continue;
    check(at("unit"), def.unit);
    check(at("required_message"), def.requiredMessage);
    check(at("constraint_message"), def.constraintMessage);
    check(at("warning_message"), def.warningMessage);
  }
  for (const rule of form.rules) {
    check({ sheet: "rules", row: rule.row, column: "finding" }, rule.finding);
    check({ sheet: "rules", row: rule.row, column: "recommendation" }, rule.recommendation);
  }
  for (const choices of Object.values(form.lists))
    for (const choice of choices) check({ sheet: "choices", row: choice.row, column: "label" }, choice.label);
  return problems;
}

function placeholderProblems(text: string, place: ProblemPlace, tree: FormTree): FormProblem[] {
  return parseTemplate(text).flatMap((part) => {
    if (!("name" in part)) {
      const broken = /\$\{[^}]{0,40}\}?/.exec(part.text);
      return broken ? [formProblem(place, "placeholder_invalid", broken[0])] : [];
    }
    if (part.name.startsWith("last-saved#")) return [formProblem(place, "last_saved_unsupported")];
    const found = tree.byName.get(part.name) ?? [];
    if (found.length === 0) return [formProblem(place, "reference_unknown", part.name)];
    return found.length > 1 ? [formProblem(place, "reference_ambiguous", part.name)] : [];
  });
}

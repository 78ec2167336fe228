import type { FormTree } from "../compiled/buildTree.ts";
import { isAsked } from "../session/areas.ts";
import type { FormDef } from "../formDef.ts";
import type { ProblemPlace } from "../problems.ts";
import { complaint, type FormComplaint } from "./complaints.ts";

type Texts = Readonly<Record<string, string>>;

/** Texts that lack one of the form's languages, and things shown to people without any text. */
export function checkTranslations(form: FormDef, tree: FormTree): FormComplaint[] {
  const found: FormComplaint[] = [];
  const check = (place: ProblemPlace, texts: Texts): void => {
    const written = Object.values(texts).some((text) => text.trim() !== "");
    if (!written) return;
    for (const language of form.languages)
      if ((texts[language] ?? "").trim() === "")
        found.push(complaint(place, "text_untranslated", place.column, language));
  };
  for (const node of tree.nodes) {
    const { def } = node;
    if (def.kind === "root") continue;
    const at = (column: string): ProblemPlace => ({ sheet: "survey", row: def.row, column });
    if (isAsked(node) && isBlank(def.label)) found.push(complaint(at("label"), "label_missing", def.name));
    check(at("label"), def.label);
    check(at("hint"), def.hint);
    if (def.kind !== "question") continue;
    check(at("unit"), def.unit);
    check(at("required_message"), def.requiredMessage);
    check(at("constraint_message"), def.constraintMessage);
    check(at("warning_message"), def.warningMessage);
  }
  for (const choice of Object.values(form.lists).flat()) {
    const place = { sheet: "choices", row: choice.row, column: "label" } as const;
    if (choice.row > 0 && isBlank(choice.label)) found.push(complaint(place, "label_missing", choice.name));
    if (choice.row > 0) check(place, choice.label);
  }
  for (const rule of form.rules) {
    check({ sheet: "rules", row: rule.row, column: "finding" }, rule.finding);
    check({ sheet: "rules", row: rule.row, column: "recommendation" }, rule.recommendation);
  }
  return found;
}

function isBlank(texts: Texts): boolean {
  return Object.values(texts).every((text) => text.trim() === "");
}

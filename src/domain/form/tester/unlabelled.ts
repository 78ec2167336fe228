import type { CompiledForm } from "../compiled/compileForm.ts";
import { isAsked } from "../compiled/roles.ts";
import type { Localized } from "../../text.ts";
import { complaint, type FormComplaint } from "./complaint.ts";

/** Questions and choices that are shown to people without any text. What lacks one language the importer says. */
export function unlabelled({ form, tree }: CompiledForm): FormComplaint[] {
  const questions = tree.nodes
    .filter((node) => isAsked(node) && isBlank(node.def.label))
    .map(({ def }) =>
      complaint({ sheet: "survey", row: def.row, column: "label" }, "label_missing", def.name),
    );
  const choices = Object.values(form.lists)
    .flat()
    .filter((choice) => choice.row > 0 && isBlank(choice.label))
    .map(({ row, name }) => complaint({ sheet: "choices", row, column: "label" }, "label_missing", name));
  return [...questions, ...choices];
}

function isBlank(texts: Localized): boolean {
  return Object.values(texts).every((text) => text.trim() === "");
}

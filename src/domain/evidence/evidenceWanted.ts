import type { AnswerValue } from "../answer/notation.ts";
import type { EvidenceColumn } from "../form/definition/formDef.ts";

/**
 * What the form's column `evidence` asks for beside this answer: a photo or file (`required`), one
 * or a written explanation (`or_explain`), or nothing (null). "or_explain" is about the exception:
 * the first choice of a list is the state that should be ("Đầy đủ, kịp thời") and needs no proof.
 *
 * @param firstChoice of the question's list; undefined for other types, whose every answer needs it
 */
export function evidenceWanted(
  column: EvidenceColumn,
  firstChoice: string | undefined,
  value: AnswerValue,
): "required" | "or_explain" | null {
  switch (column) {
    case "none":
    case "optional":
      return null;
    case "required":
      return "required";
    case "or_explain": {
      const names = Array.isArray(value) ? value : [value];
      return firstChoice !== undefined && names.every((name) => name === firstChoice) ? null : "or_explain";
    }
    default:
      return column satisfies never;
  }
}

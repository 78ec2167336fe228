import type { QuestionDef } from "../form/formDef.ts";
import type { AnswerKind, Choice } from "./answerKind.ts";
import { NOTATION_WORDS } from "./notationWords.ts";

/** ODK stores "OK" for what a person has taken note of. */
export const ACKNOWLEDGED: Choice = {
  name: "OK",
  label: { vi: NOTATION_WORDS.vi.acknowledged, en: NOTATION_WORDS.en.acknowledged },
};

/**
 * How the answer to a form's question is read and written; null when it is not typed as text
 * (photos, files) or not asked (notes, calculations). `choices` are those offered at this moment.
 */
export function answerKindOf(
  question: Pick<QuestionDef, "type" | "quantity" | "range">,
  choices: readonly Choice[],
): AnswerKind | null {
  switch (question.type) {
    case "integer":
      return { kind: question.quantity ?? "integer" };
    case "decimal":
      // A count is whole whatever the column says, but a decimal count is how forms write measures.
      return {
        kind:
          question.quantity === undefined || question.quantity === "count" ? "decimal" : question.quantity,
      };
    case "range":
      return { kind: isWholeRange(question.range) ? "integer" : "decimal" };
    case "date":
    case "time":
    case "geopoint":
      return { kind: question.type };
    case "dateTime":
      return { kind: "date_time" };
    case "acknowledge":
      return { kind: "choice", choices: [ACKNOWLEDGED] };
    case "select_one":
      return { kind: "choice", choices };
    case "select_multiple":
      return { kind: "multi_choice", choices };
    case "text":
    case "barcode":
      return { kind: "text" };
    case "note":
    case "calculate":
    case "hidden":
    case "image":
    case "file":
    case "audio":
    case "video":
    case "start":
    case "end":
    case "today":
    case "username":
    case "metadata":
      return null;
    default:
      return question.type satisfies never;
  }
}

function isWholeRange(range: QuestionDef["range"]): boolean {
  return range === undefined || (Number.isInteger(range.start) && Number.isInteger(range.step));
}

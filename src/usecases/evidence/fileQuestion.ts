import type { EvidenceKind } from "../../domain/evidence/acceptedFiles.ts";
import type { QuestionInfo } from "../../domain/form/session/questionInfo.ts";
import { KINDS } from "../../domain/form/kinds/index.ts";

/** What answers a question of photos or files; null for one that is answered in words. */
export function kindsOfQuestion({ type }: Pick<QuestionInfo, "type">): readonly EvidenceKind[] | null {
  return KINDS[type].files;
}

/** Asked for photos or files; its answer is the number of pieces. */
export function isFileQuestion(question: Pick<QuestionInfo, "type">): boolean {
  return kindsOfQuestion(question) !== null;
}

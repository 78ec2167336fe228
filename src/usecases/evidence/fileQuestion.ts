import type { EvidenceKind } from "../../domain/evidence/acceptedFiles.ts";
import type { QuestionInfo } from "../../domain/form/FormSession.ts";

const KINDS: Readonly<Record<"image" | "audio" | "video" | "file", readonly EvidenceKind[]>> = {
  image: ["photo"],
  audio: ["audio"],
  video: ["video"],
  file: ["photo", "document", "audio", "video", "place"],
};

/** What answers a question of photos or files; null for one that is answered in words. */
export function kindsOfQuestion({ type }: Pick<QuestionInfo, "type">): readonly EvidenceKind[] | null {
  return type === "image" || type === "audio" || type === "video" || type === "file" ? KINDS[type] : null;
}

/** Asked for photos or files; its answer is the number of pieces. */
export function isFileQuestion(question: Pick<QuestionInfo, "type">): boolean {
  return kindsOfQuestion(question) !== null;
}

import type { EvidenceKind } from "../../../evidence/acceptedFiles.ts";
import type { QuestionKind } from "../questionKind.ts";
import { asked } from "./base.ts";

/** Answered with pieces of these kinds; the answer is how many there are. */
export function filesOf(...files: EvidenceKind[]): Omit<QuestionKind, "words"> {
  return { ...asked, isReported: false, files, notation: () => null };
}

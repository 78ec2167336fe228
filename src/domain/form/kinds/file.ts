import { EVIDENCE_KINDS } from "../../evidence/acceptedFiles.ts";
import { filesOf } from "./common/files.ts";
import type { QuestionKind } from "./questionKind.ts";

/** Files of any kind. */
export const file: QuestionKind = { ...filesOf(...EVIDENCE_KINDS), words: ["file"] };

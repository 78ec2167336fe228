import type { ExamineRefusal } from "./examineFile.ts";

/** Why a piece is not kept; `gone` and `unreachable` are about fetching it. */
export type EvidenceRefusal = ExamineRefusal | "too_large" | "gone" | "unreachable";

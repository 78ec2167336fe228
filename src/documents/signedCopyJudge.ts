import { createTaskProcess, TaskError, type TaskLimits } from "../jobs/taskProcess.ts";
import type { SignedCopyInput, SignedCopyVerdict } from "./judgeSignedCopy.ts";

export interface SignedCopyJudge {
  /**
   * Judges a file whose start is a draft of ours. One at which the process died or hung is `unjudged`.
   * Rejects only when the judge was closed.
   */
  judge(input: Omit<SignedCopyInput, "roots">): Promise<SignedCopyVerdict>;
  close(): Promise<void>;
}

/** Thirty megabytes with a hundred pictures are compared in some seconds. */
const LIMITS: TaskLimits = { timeoutMs: 60_000, memoryMb: 512 };

/** One file at a time, in a process started with the first one. @param roots certificates in DER */
export function createSignedCopyJudge(
  roots: readonly Uint8Array[],
  limits: TaskLimits = LIMITS,
  entry: URL = new URL("./signedCopyWorker.ts", import.meta.url),
): SignedCopyJudge {
  const process = createTaskProcess<SignedCopyInput, SignedCopyVerdict>(limits, entry);
  return {
    async judge(input) {
      try {
        return await process.run({ ...input, roots });
      } catch (error) {
        if (error instanceof TaskError && error.reason !== "closed") return { ok: false, reason: "unjudged" };
        throw error;
      }
    },
    close: () => process.close(),
  };
}

import { createTaskProcess, TaskError, type TaskLimits } from "../../jobs/taskProcess.ts";
import type { ExamineResult } from "./examineFile.ts";

export interface FileExaminer {
  /**
   * Judges the bytes of a file and makes the rendition of a photo. A file at which the process died
   * or hung twice is `broken`. Rejects only when the examiner was closed.
   */
  examine(bytes: Uint8Array): Promise<ExamineResult>;
  close(): Promise<void>;
}

/** A photo of 50 million pixels takes about a second; decoding needs native memory, not heap. */
const LIMITS: TaskLimits = { timeoutMs: 30_000, memoryMb: 128 };

/** Once more, since the machine may have been short of memory for reasons of its own. */
const TRIES = 2;

/** One file at a time, in a process started with the first one. */
export function createFileExaminer(
  limits: TaskLimits = LIMITS,
  entry: URL = new URL("./examineWorker.ts", import.meta.url),
): FileExaminer {
  const process = createTaskProcess<Uint8Array, ExamineResult>(limits, entry);
  return {
    async examine(bytes) {
      for (let attempt = 1; attempt <= TRIES; attempt += 1) {
        try {
          return await process.run(bytes);
        } catch (error) {
          if (error instanceof TaskError && error.reason !== "closed") continue;
          throw error;
        }
      }
      return { ok: false, reason: "broken" };
    },
    close: () => process.close(),
  };
}

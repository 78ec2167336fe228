import { createTaskProcess, TaskError, type TaskLimits } from "../../jobs/taskProcess.ts";
import type { WorkbookJudgement } from "./judgeWorkbook.ts";

export interface WorkbookJudge {
  /** A workbook at which the process died or hung is too large. Rejects only when the judge was closed. */
  judge(bytes: Uint8Array): Promise<WorkbookJudgement>;
  close(): Promise<void>;
}

/** A form of 500 questions is read and tried within some 10 s on a slow machine. */
const LIMITS: TaskLimits = { timeoutMs: 60_000, memoryMb: 512 };

/** Judges workbooks one after the other, in a process started with the first one. */
export function createWorkbookJudge(
  limits: TaskLimits = LIMITS,
  entry: URL = new URL("./workbookWorker.ts", import.meta.url),
): WorkbookJudge {
  const process = createTaskProcess<Uint8Array, WorkbookJudgement>(limits, entry);
  return {
    async judge(bytes) {
      try {
        return await process.run(bytes);
      } catch (error) {
        if (error instanceof TaskError && error.reason !== "closed")
          return { kind: "unreadable", reason: "too_large" };
        throw error;
      }
    },
    close: () => process.close(),
  };
}

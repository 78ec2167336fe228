import { systemClock } from "../../src/clock.ts";
import type { Database } from "../../src/db/database.ts";
import { createJobQueue } from "../../src/jobs/jobQueue.ts";
import { createLogger } from "../../src/observe/logger.ts";
import type { ActServices } from "../../src/messaging/act.ts";
import { createAnswerSessions } from "../../src/usecases/answers/answerSessions.ts";

const TIME_ZONE = "Asia/Ho_Chi_Minh";

/** What an act needs in a process like the operator's tool: everything is written, nothing is sent. */
export function quietServices(db: Database, auditKey = "k".repeat(32)): ActServices {
  return {
    db,
    clock: systemClock,
    timeZone: TIME_ZONE,
    auditKey,
    sends: false,
    jobs: createJobQueue(db, createLogger("silent")),
    sessions: createAnswerSessions(systemClock, TIME_ZONE),
    channels: new Map(),
    onQueued: () => undefined,
  };
}

import type { Clock } from "../../../src/clock.ts";
import type { Database } from "../../../src/db/database.ts";
import type { JobQueue } from "../../../src/jobs/jobQueue.ts";
import type { ActServices } from "../../../src/messaging/act.ts";
import { createAnswerSessions } from "../../../src/usecases/answers/answerSessions.ts";

const TIME_ZONE = "Asia/Ho_Chi_Minh";

/** What acts need where nothing is sent; the same in the field and in the workers beside it. */
export function fieldServices(db: Database, clock: Clock, jobs: JobQueue): ActServices {
  return {
    db,
    clock,
    timeZone: TIME_ZONE,
    auditKey: "test-key-of-the-audit-chain-0123456789",
    sends: false,
    jobs,
    sessions: createAnswerSessions(clock, TIME_ZONE),
    channels: new Map([
      ["web", {}],
      ["telegram", {}],
      ["zalo", {}],
    ]),
    onQueued: () => undefined,
  };
}

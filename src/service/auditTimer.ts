import { dailyAudit, type DailyAudit } from "../usecases/audit/dailyAudit.ts";
import { createGuard } from "../usecases/notice/guard.ts";

/** The start has work enough of its own. */
const FIRST_AFTER_MS = 5 * 60_000;
const LOOK_EVERY_MS = 60_000;

export interface AuditTimer {
  /** Starts nothing more and waits for the pass under way. */
  stop(): Promise<void>;
}

/** Looks once a minute, in every worker, whether the day's verification of the audit log is still to be done. */
export function startAuditTimer(deps: DailyAudit): AuditTimer {
  const guard = createGuard(deps.log);
  let running: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  function again(after: number): void {
    if (stopped) return;
    timer = setTimeout(() => {
      running = guard("verification of the audit log", () => dailyAudit(deps), null).finally(() =>
        again(LOOK_EVERY_MS),
      );
    }, after);
    timer.unref();
  }
  again(FIRST_AFTER_MS);

  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

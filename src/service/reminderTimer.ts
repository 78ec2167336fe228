import { decideReminders } from "../usecases/reminder/decideReminders.ts";
import { decideWeekly } from "../usecases/reminder/decideWeekly.ts";
import { deliverNotice, type NoticeDeps } from "../usecases/notice/deliverNotice.ts";
import { createGuard } from "../usecases/notice/guard.ts";
import { retryNotices } from "../usecases/notice/retryNotices.ts";

/** How often notices are followed to their end. */
const LOOK_EVERY_MS = 15_000;
/** A pass of decisions with every so many of them: once a minute. */
const DECIDE_EVERY = 4;

export interface ReminderTimer {
  start(): void;
  /** One pass now: decides, and carries out what was decided. */
  run(): Promise<void>;
  /** Starts nothing more and waits for the pass under way. */
  stop(): Promise<void>;
}

/**
 * Decides reminders once a minute, in every worker: the database sees to it that each is decided
 * once. What fails is tried again with the next pass, and holds nothing else up.
 */
export function createReminderTimer(deps: NoticeDeps): ReminderTimer {
  const { services } = deps;
  const guard = createGuard(deps.log);
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let ticks = 0;

  async function tick(): Promise<void> {
    if (ticks % DECIDE_EVERY === 0) await decide();
    ticks += 1;
    await guard("notices", () => retryNotices(deps, guard), undefined);
  }

  /** Each by itself: what one of them fails of is not the other's. Gives the notices decided. */
  async function decide(): Promise<string[]> {
    const none = { notices: [], reminders: 0 };
    const { notices } = await guard("reminders", () => decideReminders(services, guard), none);
    return [...notices, ...(await guard("weekly digests", () => decideWeekly(services, guard), []))];
  }

  return {
    start() {
      timer = setInterval(() => {
        running = running.then(tick);
      }, LOOK_EVERY_MS);
      running = running.then(tick);
    },
    run() {
      running = running.then(async () => {
        for (const id of await decide()) await guard(`notice ${id}`, () => deliverNotice(deps, id), null);
        await guard("notices", () => retryNotices(deps, guard), undefined);
      });
      return running;
    },
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

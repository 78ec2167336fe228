import { decideReminders } from "../usecases/reminder/decideReminders.ts";
import { decideWeekly } from "../usecases/reminder/decideWeekly.ts";
import { deliverNotice, type NoticeDeps } from "../usecases/notice/deliverNotice.ts";
import { tendNotices } from "../usecases/notice/tendNotices.ts";

/** How often notices are followed to their end. */
const TEND_EVERY_MS = 15_000;
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
 * once. What fails is tried again with the next pass.
 */
export function createReminderTimer(deps: NoticeDeps): ReminderTimer {
  const { services, log } = deps;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let ticks = 0;

  async function tick(): Promise<void> {
    try {
      if (ticks % DECIDE_EVERY === 0) {
        await decideReminders(services);
        await decideWeekly(services);
      }
      ticks += 1;
      await tendNotices(deps);
    } catch (error) {
      log.error({ err: error }, "reminders could not be decided");
    }
  }

  return {
    start() {
      timer = setInterval(() => {
        running = running.then(tick);
      }, TEND_EVERY_MS);
      running = running.then(tick);
    },
    run() {
      running = running.then(async () => {
        const { notices } = await decideReminders(services);
        const weekly = await decideWeekly(services);
        for (const id of [...notices, ...weekly]) await deliverNotice(deps, id);
        await tendNotices(deps);
      });
      return running;
    },
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

import type { ActServices } from "../messaging/act.ts";
import type { Logger } from "../observe/logger.ts";
import { runRetention } from "../usecases/personalData/retention/runRetention.ts";

/** How often it is looked whether a day has gone by since the last run; the first time after as long. */
const LOOK_EVERY_MS = 900_000;

/** Removes once a day what has been kept long enough: in every worker, the database lets one begin. */
export function createRetentionTimer(
  services: ActServices,
  log: Logger,
): { start(): void; stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let isStopped = false;

  async function look(): Promise<void> {
    try {
      const run = await runRetention(services, { isDaily: true, stopped: () => isStopped });
      if (run !== null) log.info({ counts: run.counts }, "what was kept long enough is removed");
    } catch (error) {
      log.error({ err: error }, "what was kept long enough could not be removed");
    }
  }

  return {
    start() {
      timer = setInterval(() => {
        running = running.then(look);
      }, LOOK_EVERY_MS).unref();
    },
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await running;
    },
  };
}

/**
 * A worker as a process of its own whose flow echoes a text and counts in the dialogue, dies of "chết"
 * and throws at "hỏng". Ends when nothing is left to do.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase } from "../../../src/db/database.ts";
import { createLogger } from "../../../src/observe/logger.ts";
import { createDispatcher } from "../../../src/messaging/dispatcher.ts";
import { quietServices } from "../../support/quietServices.ts";
import { echoFlow } from "./echoFlow.ts";

const db = openDatabase({ connectionString: process.argv[2] ?? "" });
const flow = echoFlow();
const dispatcher = createDispatcher({
  services: quietServices(db),
  log: createLogger("silent"),
  ...flow,
  async handle(handling) {
    // Long enough for all conversations at once to be in work when one of them ends the process.
    await sleep(30);
    if (flow.textOf(handling) === "chết") process.kill(process.pid, "SIGKILL");
    await flow.handle(handling);
  },
});
dispatcher.start();
do {
  await sleep(50);
  await dispatcher.idle();
} while ((await db.pool.query(`SELECT 1 FROM "InboxUpdate" WHERE "doneAt" IS NULL LIMIT 1`)).rowCount !== 0);
await dispatcher.stop();
await db.close();

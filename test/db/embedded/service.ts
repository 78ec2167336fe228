// A process that holds the embedded database until it is told or made to stop; run by the tests.
import { startEmbedded } from "../../../src/db/embedded/startEmbedded.ts";
import { StoreError } from "../../../src/db/StoreError.ts";
import { silent } from "./silent.ts";

const [, , dataDir = "", ...flags] = process.argv;
const say = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`);
try {
  const server = await startEmbedded({
    dataDir,
    log: silent,
    diesWithProcess: flags.includes("--dies"),
    durable: !flags.includes("--forgetful"),
  });
  process.on("SIGTERM", () => void server.stop().then(() => process.exit(0)));
  const { pid, connectionString } = server;
  say({ event: "up", pid, connectionString });
  setInterval(() => undefined, 60_000);
} catch (error) {
  if (!(error instanceof StoreError)) throw error;
  say({ event: "refused", code: error.code, message: error.message });
  process.exitCode = 1;
}

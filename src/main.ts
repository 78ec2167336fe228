import { enableCompileCache } from "node:module";
import { join } from "node:path";

/** Nothing has begun yet. Without a handler the first process of a container would not even hear it. */
const leave = () => process.exit(0);
process.on("SIGTERM", leave).on("SIGINT", leave);

/**
 * `npm start`. Node keeps what it made of the sources for the next start, which saves a third of its CPU;
 * where it may not write (a container) it starts without. Only what is imported afterwards is kept;
 * runService writes it once everything runs.
 */
enableCompileCache(join(import.meta.dirname, "../node_modules/.cache/kiemtra"));
const { failStart, runService } = await import("./service/runService.ts");
const running = runService();
// It has handlers of its own now; there is no moment without one.
process.off("SIGTERM", leave).off("SIGINT", leave);
await running.catch(failStart);

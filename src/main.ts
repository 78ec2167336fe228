import { enableCompileCache } from "node:module";
import { join } from "node:path";

/**
 * `npm start`. Node keeps what it made of the sources for the next start, which saves a third of its CPU;
 * where it may not write (a container) it starts without. Only what is imported afterwards is kept.
 */
enableCompileCache(join(import.meta.dirname, "../node_modules/.cache/kiemtra"));
const { failStart, runService } = await import("./service/runService.ts");
await runService().catch(failStart);

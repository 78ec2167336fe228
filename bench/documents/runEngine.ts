import { readdirSync } from "node:fs";
import { join } from "node:path";
import { writeFile } from "node:fs/promises";
import { cpuMsOfTree } from "../support/processCpu.ts";
import { benchReport } from "./content.ts";
import { ENGINES, type EngineName } from "./engines.ts";

/**
 * `node runEngine.ts ENGINE RUNS FOLDER`: draws the report of the photos in FOLDER once cold, a few times
 * to warm up, RUNS times warm, and prints the times as JSON. A process of its own, so that memory is one engine's.
 */

const WARM_UP_RUNS = 5;

const [name = "", runs = "", folder = ""] = process.argv.slice(2);
const engineName = Object.keys(ENGINES).find((known): known is EngineName => known === name);
if (engineName === undefined) throw new Error(`no engine ${name}`);
const photos = readdirSync(folder)
  .filter((file) => file.endsWith(".jpg"))
  .sort()
  .map((file) => join(folder, file));

const began = performance.now();
const open = await ENGINES[engineName]();
const engine = await open(benchReport(photos), folder);
let bytes = await engine.draw();
const firstMs = performance.now() - began;
await engine.tidy?.();

// A service draws documents all day: what is measured is code that the engine has compiled.
for (let run = 0; run < WARM_UP_RUNS; run += 1) {
  await engine.draw();
  await engine.tidy?.();
}

const wallMs: number[] = [];
const cpuMs: number[] = [];
for (let run = 0; run < Number(runs); run += 1) {
  const cpu = cpuMsOfTree(process.pid);
  const start = performance.now();
  bytes = await engine.draw();
  wallMs.push(performance.now() - start);
  cpuMs.push(cpuMsOfTree(process.pid) - cpu);
  await engine.tidy?.();
}
await writeFile(join(folder, `${name}.pdf`), bytes);
await engine.close?.();
process.stdout.write(JSON.stringify({ firstMs, wallMs, cpuMs, bytes: bytes.length }));

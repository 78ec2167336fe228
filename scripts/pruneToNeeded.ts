// After `npm ci --omit=dev`, in the image: removes what the service does not need to run (neededPackages.ts).
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { lockSchema, neededPackages } from "./neededPackages.ts";

const ROOT = join(import.meta.dirname, "..");

const lock = lockSchema.parse(JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")));
const needed = neededPackages(lock);
const rest = Object.keys(lock.packages).filter((path) => path !== "" && !needed.has(path));
for (const path of rest) rmSync(join(ROOT, path), { recursive: true, force: true });
process.stdout.write(`${needed.size} packages are needed to run\n`);

import { readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";

/**
 * Adds to package-lock.json the optional packages of other platforms that `npm install` left out
 * because the registry in use does not carry them. `npm ci` insists on the entries, although it never
 * fetches a package for another platform. Run it after `npm install`: `npm run lock:complete`.
 */

const LOCK = new URL("../package-lock.json", import.meta.url);

const entry = z.looseObject({
  version: z.string().optional(),
  dev: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const lockSchema = z.looseObject({ packages: z.record(z.string(), entry) });

/** "@oxlint/binding-linux-arm64-musl", "@oxlint-tsgolint/darwin-x64": system, processor, C library. */
const PLATFORM = /[/-](android|darwin|freebsd|linux|openharmony|win32)-(\w+?)(?:-(\w+))?$/;
const CPU: Readonly<Record<string, string>> = { riscv64gc: "riscv64" };

const lock = lockSchema.parse(JSON.parse(readFileSync(LOCK, "utf8")));
let added = 0;
for (const owner of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(owner.optionalDependencies ?? {})) {
    const path = `node_modules/${name}`;
    const platform = PLATFORM.exec(name);
    if (lock.packages[path] !== undefined || platform === null || !/^\d/.test(version)) continue;
    const [, os = "", cpu = "", libc] = platform;
    lock.packages[path] = {
      version,
      ...(owner.dev === true ? { dev: true } : {}),
      optional: true,
      os: [os],
      cpu: [CPU[cpu] ?? cpu],
      ...(os === "linux" && libc !== undefined ? { libc: [libc.startsWith("musl") ? "musl" : "glibc"] } : {}),
    };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added} packages of other platforms added\n`);

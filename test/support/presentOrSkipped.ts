import { existsSync } from "node:fs";

/**
 * Whether tests can play what they need from outside of the repository. Where everything must pass (`CI` is
 * set) its absence is an error and no reason to skip; elsewhere it is said.
 */
export function presentOrSkipped(path: string, what: string): boolean {
  if (existsSync(path)) return true;
  skipped(`${what} (${path}) is not here`);
  return false;
}

/** Says why tests are skipped, or throws where nothing may be. */
export function skipped(why: string): void {
  if (isStrict()) throw new Error(`Not to be skipped where CI is set: ${why}`);
  console.warn(`skipped: ${why}`);
}

function isStrict(): boolean {
  const { CI = "" } = process.env;
  return !["", "0", "false"].includes(CI);
}

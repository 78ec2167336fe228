import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { skipped } from "../support/presentOrSkipped.ts";

const run = promisify(execFile);

/** Without the program what needs it is skipped, with a word about it; where CI is set that is an error. */
export async function isMissing(program: string, args: string[], debian: string): Promise<boolean> {
  const found = await run(program, args).then(
    () => true,
    () => false,
  );
  if (!found) skipped(`${program} not found (Debian package ${debian})`);
  return !found;
}

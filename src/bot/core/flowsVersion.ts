import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A name for the code that dialogues were begun with: it changes with any source of the bot. A stored
 * dialogue of other code is not replayed but thrown away, and entered anew from the data: the order of the
 * calls in it may have changed, which would give answers to the wrong questions.
 */
export function flowsVersion(folder: string): string {
  const hash = createHash("sha256");
  for (const file of globSync("**/*.ts", { cwd: folder }).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(folder, file)))
      .update("\0");
  }
  return hash.digest("base64url").slice(0, 12);
}

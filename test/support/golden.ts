import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect } from "vitest";

const GOLDEN_FOLDER = new URL("../golden/", import.meta.url);

/**
 * Compares a text with the file `name` under test/golden. `UPDATE_GOLDEN=1` (npm run test:update)
 * writes the file instead; its diff is reviewed like code. A missing file fails.
 */
export function expectGolden(name: string, text: string): void {
  const file = new URL(name, GOLDEN_FOLDER);
  if (process.env["UPDATE_GOLDEN"] === "1") {
    mkdirSync(dirname(file.pathname), { recursive: true });
    writeFileSync(file, text);
    return;
  }
  expect(text).toBe(readFileSync(file, "utf8"));
}

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = path.join(import.meta.dirname, "../..");
const TEXT = readFileSync(path.join(ROOT, "docs/reliability.md"), "utf8");

const rows = [...TEXT.matchAll(/^\| (F\d\d) \|.*\| (.*) \|$/gm)].map(([, id = "", tests = ""]) => ({
  id,
  tests: [...tests.matchAll(/`(test\/[^`]+)`/g)].map(([, file = ""]) => file),
}));

/** What titles of tests and groups say, each with all that stands on its line or is prefixed to it. */
function titles(file: string): string {
  const source = readFileSync(path.join(ROOT, file), "utf8");
  return source
    .split("\n")
    .filter((line) => /^\s*(it|describe|\])|^\s*"/.test(line))
    .join("\n");
}

describe("the table of faults in docs/reliability.md", () => {
  it("has every fault", () => {
    const numbers = [
      ...Array.from({ length: 39 }, (_, n) => n + 1),
      ...Array.from({ length: 13 }, (_, n) => n + 50),
    ];
    expect(rows.map(({ id }) => id)).toEqual(numbers.map((n) => `F${String(n).padStart(2, "0")}`));
  });

  // There is no Mini App.
  it.each(rows.filter(({ id }) => id !== "F56"))(
    "$id is tried by tests that carry its name",
    ({ id, tests }) => {
      expect(tests.length).toBeGreaterThan(0);
      for (const file of tests) {
        expect(existsSync(path.join(ROOT, file)), file).toBe(true);
        expect(titles(file), file).toContain(id);
      }
    },
  );
});
